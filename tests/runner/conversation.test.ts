import { describe, expect, test } from 'vitest';
import { aPlay, RESULT } from '../support/a-play.ts';
import { aQuizFile } from '../support/a-quiz.ts';

/* What a conversation, a bonus and a form after the result ask of the director. */

const bonus = { title: 'Ten off', minutes: 10, given: { text: 'Yours' } };
const details = { title: 'Who are you?', fields: [{ name: 'email' as const, required: true }] };

async function underWay(overrides = {}) {
	const play = await aPlay(aQuizFile({ layout: 'chat', ...overrides }));
	await play.answer({ money: 'much' });
	await play.answer({ pain: '5' });
	await play.answer({ goals: ['leads'] });
	return play;
}

describe('a conversation', () => {
	test('stays on one screen, with the steps passed above the question, to its end', async () => {
		const play = await underWay();
		expect(play.stage.part).toBe('chat');
		expect(play.stage.shown.path).toEqual(['money', 'pain', 'goals']);
		await play.answer({ email: 'a@example.com' });
		expect(play.stage.part).toBe('chat');
		expect(play.stage.ended).toBe(true);
		expect(play.stage.shown.path).toEqual(['money', 'pain', 'goals', 'email']);
		expect(play.stage.shown.recall['email']).toBe('a@example.com');
	});

	test('goes back to an earlier answer over the tab’s history, and on to where it stood', async () => {
		const play = await underWay();
		await play.revisit('money');
		await expect.poll(() => play.title()).toBe('money');
		expect(play.stage.value).toBe('much');
		expect(play.stage.shown.path).toEqual([]);
		await play.answer({ money: 'some' });
		expect(play.title()).toBe('email');
		expect(play.stage.shown.path).toEqual(['money', 'pain', 'goals']);
		expect(play.kept()?.answers).toMatchObject({ money: 'some', pain: 5 });
	});

	test('asks what another answer leads to, where that is something else', async () => {
		const play = await underWay();
		await play.revisit('money');
		await expect.poll(() => play.title()).toBe('money');
		await play.answer({ money: 'none' });
		expect(play.stage.shown.path).toEqual(['money']);
		expect(play.title()).toBe('email');
	});

	test('goes back to no step that was not passed', async () => {
		const play = await underWay();
		await play.revisit('email');
		expect(play.title()).toBe('email');
		expect(play.stage.shown.path).toEqual(['money', 'pain', 'goals']);
	});
});

describe('a bonus with a clock', () => {
	test('asks the server once more when it began, after a reload', async () => {
		const play = await aPlay(aQuizFile({ bonus }));
		await play.answer({ money: 'much' });
		const again = await aPlay(aQuizFile({ bonus }), { tab: play.tab });
		expect(again.starts).toEqual(play.starts);
		const without = await aPlay(aQuizFile(), { tab: play.tab });
		expect(without.starts).toEqual([]);
	});
});

describe('the form after the result', () => {
	test('is sent under the name of the attempt, which only a quiz that asks for it keeps', async () => {
		for (const asked of [{ details }, {}]) {
			const play = await aPlay(aQuizFile(asked));
			await play.answer({ money: 'none' });
			await play.answer();
			const again = await aPlay(aQuizFile(asked), { tab: play.tab });
			const { screen } = again.stage;
			expect(screen).toMatchObject({ at: 'result', result: RESULT });
			const secret = 'secret' in screen ? screen.secret : undefined;
			expect(secret).toBe('details' in asked ? play.starts[0] : undefined);
		}
	});

	test('is thanked for after a reload too', async () => {
		const play = await aPlay(aQuizFile({ details }));
		await play.answer({ money: 'none' });
		await play.answer();
		play.director.thank();
		expect(play.stage.screen).toMatchObject({ thanked: true });
		const again = await aPlay(aQuizFile({ details }), { tab: play.tab });
		expect(again.stage.screen).toMatchObject({ at: 'result', thanked: true });
	});
});
