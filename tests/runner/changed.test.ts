import { describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { aPlay, RESULT } from '../support/a-play.ts';
import { aQuizFile } from '../support/a-quiz.ts';
import type { Tab } from '../support/a-tab.ts';

/* A quiz that is published anew while somebody takes it. */

const CHANGED = { state: 'changed', version: 2 } as const;

type Step = QuizFile['steps'][number];

const without = (id: string, file = aQuizFile()): QuizFile => ({
	...file,
	steps: file.steps.filter((step) => step.id !== id)
});

const role: Step = { id: 'role', kind: 'short_text', title: 'Your role', required: true };

function withRole(file = aQuizFile()): QuizFile {
	const [money, ...rest] = file.steps;
	return { ...file, steps: [...(money ? [money] : []), role, ...rest] };
}

/** Answers the long way of the first version, and the server holds against it that there is a second. */
async function refused(file = aQuizFile()): Promise<Tab> {
	const play = await aPlay(file, { submitted: [CHANGED] });
	await play.answer({ money: 'much' });
	await play.answer({ pain: '5' });
	await play.answer({ goals: 'leads' });
	expect(play.renewals).toEqual([]);
	await play.answer({ email: 'anna@example.com' });
	expect(play.renewals).toEqual(['sending']);
	return play.tab;
}

describe('step by step', () => {
	test('nothing more is asked where a step was deleted, and the rest is sent', async () => {
		const play = await aPlay(without('pain'), { tab: await refused() });
		expect(play.stage.screen).toEqual({ at: 'result', result: RESULT });
		expect(play.sent[0]?.answers).toEqual({
			money: 'much',
			goals: ['leads'],
			email: 'anna@example.com'
		});
	});

	test('a step that was added is asked alone, and it is said why', async () => {
		const play = await aPlay(withRole(), { tab: await refused() });
		expect(play.title()).toBe('role');
		expect(play.stage.trouble).toBe('changed');
		expect(play.sent).toEqual([]);
		await play.answer({ role: 'Owner' });
		expect(play.sent[0]?.answers).toEqual({
			money: 'much',
			role: 'Owner',
			pain: 5,
			goals: ['leads'],
			email: 'anna@example.com'
		});
	});

	test('an answer that does not hold is asked again, and no other', async () => {
		const file = aQuizFile();
		const steps = file.steps.map((step) =>
			step.kind === 'rating' ? { ...step, max: 4, bands: [] } : step
		);
		const play = await aPlay({ ...file, steps }, { tab: await refused() });
		expect(play.title()).toBe('pain');
		await play.answer({ pain: '3' });
		expect(play.sent[0]?.answers).toMatchObject({ money: 'much', pain: 3, goals: ['leads'] });
	});

	test('who goes back is shown each of the answers again', async () => {
		const play = await aPlay(withRole(), { tab: await refused() });
		await play.back();
		expect(play.title()).toBe('money');
		await play.answer({ money: 'much' });
		await play.answer({ role: 'Owner' });
		expect(play.title()).toBe('pain');
		expect(play.stage.value).toBe(5);
	});

	test('it is said once', async () => {
		const play = await aPlay(withRole(), { tab: await refused() });
		const again = await aPlay(withRole(), { tab: play.tab });
		expect(again.title()).toBe('role');
		expect(again.stage.trouble).toBeUndefined();
	});

	test('the page is loaded anew where the server leads to a step of another version', async () => {
		const [money, ...rest] = aQuizFile().steps;
		const byScore = { when: { total: true, atLeast: 10 } as const, to: 'email' };
		const file = aQuizFile({ steps: money ? [{ ...money, next: [byScore] }, ...rest] : [] });
		const play = await aPlay(file, { next: [CHANGED] });
		await play.answer({ money: 'much' });
		expect(play.renewals).toEqual(['money']);
		const renewed = await aPlay(withRole(), { tab: play.tab });
		expect(renewed.title()).toBe('role');
		expect(renewed.kept()?.answers).toEqual({ money: 'much' });
	});
});

describe('on one page', () => {
	const aPage = () => aQuizFile({ layout: 'page' });
	const wrong = ({ stage }: Awaited<ReturnType<typeof aPlay>>) =>
		Object.keys(stage.shown.page?.refusals ?? {}).filter(
			(id) => stage.shown.page?.refusals[id]?.length
		);

	async function refusedPage(): Promise<Tab> {
		const all = { money: 'much', pain: '5', goals: 'leads', email: 'anna@example.com' };
		const play = await aPlay(aPage(), { submitted: [CHANGED] });
		await play.answer({ money: 'much' });
		await play.answer(all);
		expect(play.renewals).toEqual(['sending']);
		return play.tab;
	}

	test('a question that was added is shown as the one to answer, and the others as they were', async () => {
		const play = await aPlay(withRole(aPage()), { tab: await refusedPage() });
		expect(play.stage.trouble).toBe('changed');
		expect(wrong(play)).toEqual(['role']);
		expect(play.stage.shown.page?.values).toMatchObject({ money: 'much', pain: 5 });
	});

	test('where one was deleted, the rest stays and can be sent', async () => {
		const play = await aPlay(without('pain', aPage()), { tab: await refusedPage() });
		expect(play.stage.trouble).toBe('changed');
		expect(wrong(play)).toEqual([]);
		await play.answer({ money: 'much', goals: 'leads', email: 'anna@example.com' });
		expect(play.stage.screen.at).toBe('result');
	});
});
