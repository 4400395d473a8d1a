import { describe, expect, test } from 'vitest';
import type { Arm } from '../../../src/lib/quiz/trial/figures.ts';
import { judgeTrial, plannedStarts } from '../../../src/lib/quiz/trial/verdict.ts';

const arm = (starts: number, hot: number, visitors = starts * 2): Arm => ({
	...{ visitors, starts, hot },
	finished: Math.ceil(starts / 2)
});

const judge = (control: Arm, variant: Arm, planned: number | null = null, share = 50) =>
	judgeTrial({ control, variant, planned, share });

describe('a trial', () => {
	test('that has just begun is too early, however good one side looks', () => {
		expect(judge(arm(5, 0), arm(5, 5))).toMatchObject({ verdict: 'early', more: 50 });
		expect(judge(arm(0, 0), arm(0, 0))).toMatchObject({ verdict: 'early', difference: null });
	});

	test('is not judged before as many have started as was planned', () => {
		const clear = [arm(400, 20), arm(400, 80)] as const;
		expect(judge(...clear, 1000)).toMatchObject({ verdict: 'early', more: 200 });
		expect(judge(...clear, 800)).toMatchObject({ verdict: 'variant', more: null });
		expect(judge(...clear).verdict).toBe('variant');
	});

	test('says which side brings more, whichever it is', () => {
		expect(judge(arm(400, 80), arm(400, 20), 800).verdict).toBe('control');
	});

	test('whose interval holds zero leaves it open, and tells how many more would show such a difference', () => {
		const open = judge(arm(400, 40), arm(400, 48), 800);
		expect(open.verdict).toBe('open');
		expect(open.more).toBeGreaterThan(1000);
		expect(judge(arm(400, 40), arm(400, 40), 800)).toMatchObject({ verdict: 'open', more: null });
	});

	test('waits for the smaller side', () => {
		expect(judge(arm(900, 90), arm(20, 2), 500, 2).verdict).toBe('early');
	});

	test('whose visitors were divided otherwise than was asked says so', () => {
		expect(judge(arm(400, 40, 1000), arm(400, 48, 700)).uneven).toBe(true);
		expect(judge(arm(400, 40, 1000), arm(400, 48, 980)).uneven).toBe(false);
	});
});

describe('a plan', () => {
	test('goes by the quiz’s own rate where it has one', () => {
		expect(plannedStarts({ starts: 1000, hot: 100 }, 50)).toBe(1400);
		expect(plannedStarts({ starts: 1000, hot: 400 }, 50)).toBeLessThan(300);
	});

	test('else by a usual one, and is never tiny', () => {
		expect(plannedStarts({ starts: 0, hot: 0 }, 50)).toBe(1400);
		expect(plannedStarts({ starts: 100, hot: 100 }, 50)).toBeGreaterThanOrEqual(100);
		expect(plannedStarts({ starts: 1000, hot: 100 }, 10)).toBeGreaterThan(1400);
	});
});
