import { describe, expect, test } from 'vitest';
import { en } from '../../src/lib/i18n/en.ts';
import { i18nFor } from '../../src/lib/i18n/i18n.ts';
import { judgeTrial } from '../../src/lib/quiz/trial/verdict.ts';
import { trialSentence } from '../../src/routes/(app)/quizzes/[id]/trial/trial-sentence.ts';

const arm = (starts: number, hot: number) => ({
	...{ visitors: starts * 2, starts, hot },
	finished: starts
});

function said(
	[before, after]: readonly [readonly [number, number], readonly [number, number]],
	planned: number | null,
	ended = false
): string {
	const figures = { control: arm(...before), variant: arm(...after) };
	const judged = judgeTrial({ ...figures, planned, share: 50 });
	const endedAt = ended ? 1 : null;
	const view = { figures, planned, share: 50, endedAt, verdict: judged };
	return Object.values(trialSentence(i18nFor('en', en, 'UTC'), view)).join(' ');
}

const FEW = [
	[4, 0],
	[3, 1]
] as const;
const LOPSIDED = [
	[80, 8],
	[20, 2]
] as const;
const ALIKE = [
	[400, 40],
	[400, 44]
] as const;

describe('a trial under way', () => {
	test('says how far it is from its plan', () => {
		expect(said(FEW, 100)).toMatch(/7 of the planned 100 have started. About 93 more are needed/);
		expect(said(FEW, null)).toMatch(/So far 7 have started. About 53 more/);
	});

	test('says of a plan too small to judge by that it is, and what would do', () => {
		const small = said(FEW, 10);
		expect(small).toMatch(/A plan of 10 is too small.*fewer than 30.*about 60 starts in all/);
		expect(small).not.toContain('more are needed');
	});

	test('with enough in all says which lack is left', () => {
		for (const planned of [10, 100])
			expect(said(LOPSIDED, planned)).toMatch(/still has fewer than 30/);
		expect(said(LOPSIDED, 10)).not.toContain('about 60');
	});
});

describe('a trial that has ended', () => {
	test('says what it ended with, and asks for nothing more', () => {
		const short = said(FEW, 10, true);
		expect(short).toMatch(
			/ended too early.*7 of the planned 10 had started.*At least 30 on each side/
		);
		expect(short).not.toMatch(/more are needed|Until then/);
		expect(said(FEW, 5, true)).toContain('By then 7 had started.');
	});

	test('without a difference does not say how many more would show it', () => {
		expect(said(ALIKE, 800)).toContain('would show it');
		expect(said(ALIKE, 800, true)).not.toContain('would show it');
	});
});
