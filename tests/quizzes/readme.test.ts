import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../src/lib/quiz/check.ts';
import { onDay } from '../../src/lib/quiz/on-day.ts';
import { parseQuiz } from '../../src/lib/quiz/parse.ts';
import { kinds } from '../../src/lib/quiz/questions/kinds.ts';
import { points, textSchema, picture } from '../../src/lib/quiz/schema-parts.ts';
import { submit } from '../../src/lib/quiz/submission.ts';
import { verify } from '../../src/lib/quiz/verify.ts';
import { TODAY } from '../support/a-day.ts';
import { valueOf } from '../support/value-of.ts';

/* What quizzes/README.md shows is tried: the parts make one sound quiz, and each answer and condition fits it. */

const readme = readFileSync(new URL('../../quizzes/README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']): unknown =>
	JSON.parse(json)
);
const [smallest, ...rest] = blocks;
const [submission] = rest.filter(isSubmission);
const file: Record<string, unknown> = Object.assign(
	{},
	...rest.filter((one) => !isSubmission(one))
);
const quiz = valueOf(parseQuiz(file));

function isSubmission(block: unknown): block is Parameters<typeof submit>[1] {
	return typeof block === 'object' && block !== null && 'answers' in block;
}

/** The first table under this heading: its rows as cells, without those of the head. */
function tableOf(heading: string): string[][] {
	const [, section = ''] = readme.split(`\n${heading}\n`);
	const [table = ''] = /(?:^\|.*\n)+/m.exec(section) ?? [];
	const rows = table.trimEnd().split('\n').slice(2);
	return rows.map((row) =>
		row
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim())
	);
}

const namesIn = (cell: string) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);

/** What stands in backticks and is a JSON value. */
function jsonIn(text: string): unknown[] {
	return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']): unknown[] =>
		JSON_VALUE.test(code) ? [JSON.parse(code)] : []
	);
}

const JSON_VALUE = /^(?:\{ .*\}|\[["{].*\]|"[^"]*"|true|false|\d+)$/;

test.each([
	['the smallest quiz', smallest],
	['the quiz of all parts', file]
])('%s is sound', (_name, definition) => {
	expect(verify(valueOf(parseQuiz(definition)))).toEqual([]);
});

test('every part of a quiz and every kind has an example', () => {
	expect(Object.keys(file).toSorted()).toEqual(
		tableOf('## The file')
			.flatMap(([names = '']) => namesIn(names))
			.filter((name) => name !== 'format')
			.toSorted()
	);
	expect(new Set(quiz.steps.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)));
});

describe('answers', () => {
	const rows = tableOf('### Answers').flatMap(([names = '', , examples = '']) =>
		namesIn(names).map((kind) => ({ kind, answers: jsonIn(examples) }))
	);

	test('of every kind are told', () => {
		expect(rows.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(kinds).toSorted());
	});

	test.each(rows)('to a $kind are taken', ({ kind, answers }) => {
		expect(answers.length > 0).toBe(kind !== 'statement');
		for (const step of quiz.steps.filter((one) => one.kind === kind)) {
			for (const answer of answers) {
				expect(checkAnswer(step, answer, { ...quiz, today: TODAY })).toEqual({ ok: true, answer });
			}
		}
	});

	test('of a whole submission are taken, scored and put to a segment', () => {
		if (!submission) throw new Error('There is no submission.');
		const { ignored, score, classification } = valueOf(submit(onDay(quiz, TODAY), submission));
		expect(ignored).toEqual([]);
		expect(score.dimensions['price']?.amount).toMatchObject({ low: 32_000, value: 36_000 });
		expect(classification).toMatchObject({ segment: 'hot', stage: 'meeting', result: 'estimate' });
	});
});

const conditions = tableOf('## Conditions').flatMap(([, examples = '']) =>
	jsonIn(examples).filter((example) => typeof example === 'object')
);

test.each(conditions)('the condition %j holds for somebody', (when) => {
	const knockouts = [{ when, segment: 'cold', reason: 'Because' }];
	expect(verify(valueOf(parseQuiz({ ...file, knockouts })))).toEqual([]);
});

test('every other example in the text is one of a text, of points or of a picture', () => {
	const prose = readme.replace(/```.*?```/gs, '').replace(/^\|.*$/gm, '');
	const examples = jsonIn(prose).filter((one) => typeof one === 'object');
	expect(examples).toHaveLength(4);
	for (const example of examples) {
		const fits = [textSchema, points, picture].some((schema) => schema.safeParse(example).success);
		expect([example, fits]).toEqual([example, true]);
	}
});
