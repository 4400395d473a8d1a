import { describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { aPlay, formOf, RESULT } from '../support/a-play.ts';
import { aQuizFile } from '../support/a-quiz.ts';

const aPage = (overrides: Partial<QuizFile> = {}) => aQuizFile({ layout: 'page', ...overrides });
type Play = Awaited<ReturnType<typeof aPlay>>;
const shown = ({ stage }: Play) => stage.shown.page?.path ?? [];
const wrong = ({ stage }: Play) =>
	Object.entries(stage.shown.page?.refusals ?? {}).map(([id, told]) => [id, told[0]?.message]);

/** Whoever has points for the budget is asked for the email at once. */
function asksTheServer(): QuizFile {
	const file = aPage();
	const [money, ...rest] = file.steps;
	if (!money) throw new Error('no steps');
	const byScore = { when: { total: true, atLeast: 10 } as const, to: 'email' };
	return { ...file, steps: [{ ...money, next: [byScore] }, ...rest] };
}

describe('a page of questions', () => {
	test('shows what the answers lead to, and sends what is in sight alone', async () => {
		const play = await aPlay(aPage());
		expect(play.title()).toBe('page');
		expect(shown(play)).toEqual(['money']);
		play.director.look(formOf({ money: 'much' }));
		expect(shown(play)).toEqual(['money', 'pain', 'goals', 'email']);
		play.director.look(formOf({ money: 'much', pain: '5', goals: 'leads' }));
		await play.answer({ money: 'none' });
		expect(shown(play)).toEqual(['money', 'email']);
		expect(play.sent.map(({ answers }) => answers)).toEqual([{ money: 'none', email: null }]);
		expect(play.stage.screen).toEqual({ at: 'result', result: RESULT });
	});

	test('counts a start with the first answer, not with the page', async () => {
		const play = await aPlay(aPage());
		play.director.look(formOf({}));
		expect(play.starts).toEqual([]);
		play.director.look(formOf({ money: 'some' }));
		play.director.look(formOf({ money: 'much' }));
		expect(play.starts).toHaveLength(1);
	});

	test('tells all that is wrong at once, in either language, and no more once it is put right', async () => {
		const play = await aPlay(aPage());
		play.director.look(formOf({ money: 'much' }));
		await play.answer({ money: 'much', email: 'anna@' });
		expect(wrong(play).map(([id]) => id)).toEqual(['pain', 'email']);
		await play.director.speak('ru');
		expect(wrong(play)[0]).toEqual(['pain', 'Ответьте на этот вопрос.']);
		play.director.look(formOf({ money: 'much', pain: '4', email: 'anna@' }));
		expect(wrong(play).map(([id]) => id)).toEqual(['email']);
		expect(play.sent).toEqual([]);
	});

	test('recalls the parts of a contact that are right while others are still typed', async () => {
		const contact = {
			...{ id: 'you', kind: 'contact' as const, title: 'Who are you?' },
			fields: [{ name: 'name' as const }, { name: 'email' as const, required: true }]
		};
		const play = await aPlay(aPage({ steps: [contact] }));
		const { stage, director } = play;
		director.look(formOf({ 'you.name': ' Ann ', 'you.email': 'ann@' }));
		expect(stage.shown.recall).toEqual({ 'you.name': 'Ann' });
		director.look(formOf({ 'you.name': 'Ann', 'you.email': 'ann@example.com' }));
		expect(stage.shown.recall['you.email']).toBe('ann@example.com');
		director.look(formOf({ 'you.name': '', 'you.email': 'ann@' }));
		expect(stage.shown.recall).toEqual({});
	});

	test('tells what the server refuses at its fields', async () => {
		const fields = [{ path: 'answers.email', message: 'Not this one.' }];
		const play = await aPlay(aPage(), {
			submitted: [
				{ state: 'refused', fields },
				{ state: 'done', value: RESULT }
			]
		});
		play.director.look(formOf({ money: 'none' }));
		await play.answer({ money: 'none', email: 'a@example.com' });
		expect(play.title()).toBe('page');
		expect(wrong(play)).toEqual([['email', 'Not this one.']]);
		expect(play.stage.shown.page?.values['email']).toBe('a@example.com');
		await play.answer({ money: 'none', email: 'b@example.com' });
		expect(play.title()).toBe('result');
	});

	test('goes on where this tab was before, and leaves no answers behind', async () => {
		const play = await aPlay(aPage());
		play.director.look(formOf({ money: 'much', pain: '3' }));
		play.director.look(formOf({ money: 'much', pain: '3', email: 'a@example.com' }));
		await expect.poll(() => play.kept()?.answers['email']).toBe('a@example.com');
		const again = await aPlay(aPage(), { tab: play.tab });
		expect(shown(again)).toEqual(['money', 'pain', 'goals', 'email']);
		expect(again.stage.shown.page?.values).toMatchObject({ money: 'much', pain: 3 });
		await again.answer({ money: 'much', pain: '3', email: 'a@example.com' });
		expect(again.sent[0]?.attempt).toBe(play.starts[0]);
		expect(JSON.stringify(play.tab.states())).not.toContain('a@example.com');
	});
});

describe('what only the server can tell', () => {
	test('is asked with what is answered, and followed', async () => {
		const play = await aPlay(asksTheServer(), { next: [{ state: 'done', value: 'email' }] });
		play.director.look(formOf({ money: 'much' }));
		await expect.poll(() => shown(play)).toEqual(['money', 'email']);
		expect(play.asked.map(({ answers }) => answers)).toEqual([{ money: 'much' }]);
		play.director.look(formOf({ money: 'none' }));
		expect(shown(play)).toEqual(['money', 'email']);
		await expect.poll(() => play.asked.length).toBe(2);
	});

	test('does not send what it has brought into sight just then', async () => {
		const play = await aPlay(asksTheServer(), { next: [{ state: 'done', value: 'email' }] });
		await play.answer({ money: 'much' });
		expect(shown(play)).toEqual(['money', 'email']);
		expect(play.sent).toEqual([]);
		await play.answer({ money: 'much', email: 'a@example.com' });
		expect(play.sent).toHaveLength(1);
	});
});
