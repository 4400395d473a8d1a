import { describe, expect, test } from 'vitest';
import { formFields } from '../../../src/lib/quiz/form/form-fields.ts';
import { readPlainForm } from '../../../src/lib/quiz/form/read-plain-form.ts';
import { writePlainForm } from '../../../src/lib/quiz/form/write-plain-form.ts';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { kindOf } from '../../../src/lib/quiz/questions/kinds.ts';
import type { QuizFile, Step } from '../../../src/lib/quiz/quiz.ts';
import { STEPS } from '../../support/a-step.ts';
import { aContactFile } from '../../support/a-quiz.ts';

const quizOf = (steps: Step[], more: Partial<QuizFile> = {}) =>
	normaliseQuiz({ ...aContactFile(), steps, ...more });

const ALL = Object.values(STEPS).flatMap((steps): Step[] => [...steps]);

describe.each(ALL.map((step) => [step.kind, step] as const))('a form for %s', (_, step) => {
	const quiz = quizOf([step]);
	const fields = formFields(quiz);

	test('has no field that its question would not read', () => {
		const read = new Set<string>();
		const form = {
			get: (name: string) => (read.add(name), null),
			getAll: (name: string) => (read.add(name), [])
		};
		for (const step of quiz.steps) kindOf(step).read(step, form);
		const names = fields.map(({ name }) => name);
		expect(names.filter((name) => !read.has(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
	});

	test('is written with each of them, once a name', () => {
		const html = writePlainForm(quiz, {
			...{ action: 'https://quiz.example.com/f/x', locale: 'ru', send: 'Send' },
			...{ trap: '_website', language: '_locale' }
		});
		for (const { name, control } of fields) {
			if (control !== 'aside') expect(html).toContain(` name="${name}"`);
		}
		expect(html).not.toMatch(/<script|\{\{/);
	});
});

test('words that stand for two options stand for none', () => {
	const options = [
		{ id: 'a', text: { en: 'Same', ru: 'Одно' } },
		{ id: 'b', text: { en: 'same ', ru: 'Другое' } }
	];
	const quiz = quizOf([{ id: 'x', kind: 'single_choice', title: 'X', options }]);
	expect(readPlainForm(quiz, {}, [['x', 'SAME']]).raw).toEqual({ x: 'SAME' });
	expect(readPlainForm(quiz, {}, [['x', '**другое**']]).raw).toEqual({ x: 'b' });
});

test('a box beside a hidden field that says no is ticked, or not', () => {
	const quiz = quizOf([{ id: 'ok', kind: 'consent', title: 'OK', consent: 'processing' }]);
	const read = (...values: string[]) =>
		readPlainForm(
			quiz,
			{},
			values.map((value) => ['ok', value] as const)
		);
	expect(read('0', 'on')).toMatchObject({ raw: { ok: true }, twice: [] });
	expect(read('0').raw).toEqual({});
	expect(read('I agree.').raw).toEqual({ ok: true });
});

test('a question may be called like something that every object has', () => {
	const quiz = quizOf([{ id: 'constructor', kind: 'short_text', title: 'X' }]);
	const read = readPlainForm(quiz, {}, [
		['constructor', 'a'],
		['toString', 'b']
	]);
	expect({ ...read.raw }).toEqual({ constructor: 'a' });
	expect(read.strays).toEqual(['toString']);
});

test('a contact detail that is asked for twice has to be named in full', () => {
	const quiz = quizOf([...aContactFile().steps, { id: 'mail', kind: 'email', title: 'Email' }]);
	expect(readPlainForm(quiz, {}, [['email', 'a@example.com']]).strays).toEqual(['email']);
});
