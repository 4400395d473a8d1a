import { describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { aPlay, RESULT } from '../support/a-play.ts';

const file = (layout?: 'page'): QuizFile => ({
	title: 'Short',
	...(layout && { layout }),
	steps: [
		{ id: 'team', kind: 'yes_no', title: 'Have you a team?' },
		{
			id: 'who',
			kind: 'contact',
			title: 'Who are you?',
			fields: [{ name: 'name' }, { name: 'email' }]
		}
	]
});
const done = [{ state: 'done', value: RESULT, id: 'rsp_1' }] as const;

describe('what happens in a quiz', () => {
	test('is told as it happens, with ids and numbers alone', async () => {
		const play = await aPlay(file(), { submitted: [...done] });
		await play.answer({ team: 'yes' });
		await play.back();
		await play.answer({ team: 'no' });
		await play.answer({ 'who.name': 'Anna', 'who.email': 'anna@example.com' });
		expect(play.told).toEqual([
			['ready'],
			['step', { step: 'team', number: 1 }],
			['start'],
			['step', { step: 'who', number: 2 }],
			['step', { step: 'team', number: 1 }],
			['step', { step: 'who', number: 2 }],
			['lead'],
			['complete', { response: 'rsp_1' }]
		]);
	});

	test('is no lead without anything to reach somebody by', async () => {
		const play = await aPlay(file(), { submitted: [...done] });
		await play.answer({ team: 'yes' });
		await play.answer({ 'who.name': 'Anna' });
		expect(play.told.map(([name]) => name)).not.toContain('lead');
		expect(play.told.at(-1)?.[0]).toBe('complete');
	});

	test('is told once for a refused answer, and not at all for what was not stored', async () => {
		const play = await aPlay(file(), {
			submitted: [{ state: 'refused', fields: [{ path: 'answers.who.email', message: 'no' }] }]
		});
		await play.answer({ team: 'yes' });
		await play.answer({ 'who.name': 'Anna' });
		expect(play.told.map(([name]) => name)).toEqual(['ready', 'step', 'start', 'step', 'step']);
	});

	test('has no steps where all questions are on one page', async () => {
		const play = await aPlay(file('page'), { submitted: [...done] });
		await play.answer({ team: 'yes', 'who.email': 'anna@example.com' });
		expect(play.told.map(([name]) => name)).toEqual(['ready', 'start', 'lead', 'complete']);
	});
});
