import { describe, expect, test } from 'vitest';
import { atSignBefore } from '../../src/lib/builder/recalls/at-sign.ts';
import { matching, recallableAt, recallPlaceAt } from '../../src/lib/builder/recalls/recallable.ts';
import { recallMarks, writeRecall } from '../../src/lib/quiz/fill.ts';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import { readText, recallName } from '../../src/lib/quiz/recall-names.ts';

const quiz = normaliseQuiz({
	title: 'Recall',
	locales: ['en', 'ru'],
	hidden: ['campaign'],
	dimensions: [
		{ id: 'fit', title: 'Fit' },
		{ id: 'price', title: { en: 'Price', ru: 'Цена' }, amount: { currency: 'EUR' } }
	],
	steps: [
		{ id: 'hello', kind: 'statement', title: 'Hello' },
		{
			id: 'city',
			kind: 'short_text',
			title: { en: 'Where is **your** office?', ru: 'Где ваш офис?' }
		},
		{
			id: 'who',
			kind: 'contact',
			title: 'Who are you?',
			fields: [{ name: 'name' }, { name: 'email', label: 'Work mail' }]
		},
		{ id: 'last', kind: 'short_text', title: 'What else, {{city|dear}}?' }
	]
});

describe('what is recalled has a name', () => {
	test.each([
		['city', 'en', 'Where is your office?'],
		['city', 'ru', 'Где ваш офис?'],
		['who.name', 'en', 'Name'],
		['who.name', 'ru', 'Имя'],
		['who.email', 'en', 'Work mail'],
		['last', 'en', 'What else, …?'],
		['campaign', 'ru', 'campaign'],
		['percent', 'ru', 'Баллы в процентах'],
		['amount', 'en', 'Price'],
		['amount:price', 'ru', 'Цена'],
		['amount:fit', 'en', null],
		['who.phone', 'en', null],
		['hello', 'en', null],
		['gone', 'en', null]
	])('%s in %s: %s', (name, locale, label) => {
		expect(recallName(name, quiz, locale)).toBe(label);
	});

	test('and stands with it in a list', () => {
		const text = { en: 'Thanks, {{ who.name | friend }}, {{gone}}', ru: '' };
		expect(readText(text, quiz, 'en')).toBe('Thanks, ‹Name›, ‹gone›');
	});
});

describe('what may be recalled', () => {
	const names = (path: string) => {
		const place = recallPlaceAt(path);
		return place && recallableAt(quiz, place, 'en').map(({ name }) => name);
	};
	test.each([
		['title', null],
		['consents.c.text', null],
		['welcome.title', ['campaign']],
		['steps.city.title', ['campaign']],
		['steps.last.options[0].text', ['city', 'who.name', 'who.email', 'campaign']],
		[
			'results.end.text',
			['city', 'who.name', 'who.email', 'last', 'campaign', 'score', 'percent', 'amount:price']
		]
	])('at %s: %j', (path, known) => {
		expect(names(path)).toEqual(known);
	});

	test('is found by what is typed of it, the beginnings of words first', () => {
		const all = recallableAt(quiz, 'result', 'en');
		const found = (typed: string) => matching(all, typed).map(({ name }) => name);
		expect(found('na')).toEqual(['who.name']);
		expect(found('OFF')).toEqual(['city']);
		expect(found('ame')).toEqual(['who.name']);
		expect(found('where is')).toEqual(['city']);
		expect(found('zzz')).toEqual([]);
		expect(found('')).toHaveLength(all.length);
	});
});

test.each([
	['@', 0, ''],
	['Hello @', 6, ''],
	['Hello @na', 6, 'na'],
	['Hello @your of', 6, 'your of'],
	['(@na', 1, 'na'],
	['«@', 1, '']
])('“%s” asks for a recall', (text, from, typed) => {
	expect(atSignBefore(text, text.length)).toEqual({ from, typed });
});

test.each([
	'me@',
	'me@example',
	'a.b+c@example.com',
	'Hello @ all',
	'@one two three',
	'@@a{',
	'Hi'
])('“%s” does not', (text) => {
	expect(atSignBefore(text, text.length)).toBeNull();
});

test('a recall is read where it stands, and written anew', () => {
	const text = 'Hi {{ who.name | friend }}, {{city}}!';
	const marks = recallMarks(text);
	expect(marks).toEqual([
		{ name: 'who.name', fallback: 'friend', from: 3, to: 26 },
		{ name: 'city', fallback: '', from: 28, to: 36 }
	]);
	expect(text.slice(3, 26)).toBe('{{ who.name | friend }}');
	expect(writeRecall('city', ' {there} ')).toBe('{{city| there }}');
	expect(writeRecall('city', '{}')).toBe('{{city}}');
});
