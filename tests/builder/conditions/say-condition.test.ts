import { describe, expect, test } from 'vitest';
import { conditionText, sayCondition } from '../../../src/lib/builder/conditions/say-condition.ts';
import type { Condition } from '../../../src/lib/quiz/condition.ts';
import { aToldQuiz } from '../../support/a-told-quiz.ts';

const quiz = aToldQuiz();
const one: Condition = { answer: 'single', is: 'a' };
const oneOfTwo: Condition = { answer: 'single', anyOf: ['a', 'b'] };
const between: Condition = { answer: 'number', atLeast: 5, below: 10 };
const likely: Condition = { answer: 'scale', over: 7 };

describe('a question is said in plain words', () => {
	test.each<[Condition, string, string]>([
		[one, '“One of these” is “First”', '«Одно из этого» — «Первое»'],
		[
			oneOfTwo,
			'“One of these” is any of “First”, “Second”',
			'«Одно из этого» — одно из: «Первое», «Второе»'
		],
		[
			{ answer: 'several', allOf: ['a', 'b'] },
			'“Several of these” includes all of “First”, “Second”',
			'«Несколько из этого» — выбраны все: «Первое», «Второе»'
		],
		[
			{ answer: 'several', noneOf: ['a'] },
			'“Several of these” does not include “First”',
			'«Несколько из этого» — не выбрано «Первое»'
		],
		[
			{ answer: 'single', contains: 'gold' },
			'“One of these” in own words contains “gold”',
			'«Одно из этого» — свой вариант содержит «gold»'
		],
		[{ answer: 'single', is: 'other' }, '“One of these” is “Other”', '«Одно из этого» — «Другое»'],
		[{ answer: 'yesno', is: false }, '“Yes or no” is “No”', '«Да или нет» — «Нет»'],
		[
			{ answer: 'short', contains: 'gold' },
			'“Your name” contains “gold”',
			'«Как вас зовут» содержит «gold»'
		],
		[{ answer: 'file', answered: false }, '“A file” is not answered', '«Файл» — ответа нет'],
		[
			{ answer: 'slider', atMost: 12_000.5 },
			'“Floor space” is at most 12,000.5\u00a0m²',
			'«Площадь» — не больше 12\u00a0000,5\u00a0m²'
		],
		[
			between,
			'“How many people” is at least 5\u00a0people and is less than 10\u00a0people',
			'«Сколько человек» — не меньше 5\u00a0чел. и меньше 10\u00a0чел.'
		],
		[
			{ answer: 'ranking', top: 1, is: 'c' },
			'“In your order” has “Third” in first place',
			'«По порядку» — на первом месте «Третье»'
		],
		[
			{ answer: 'ranking', top: 2, anyOf: ['a', 'c'] },
			'“In your order” has any of “First”, “Third” among the first 2',
			'«По порядку» — на первых 2 местах есть хотя бы одно из: «Первое», «Третье»'
		],
		[
			{ answer: 'matrix', row: 'price', is: 'bad' },
			'“Price” in “How is each of these” is “Bad”',
			'«Цена» в «Как вам каждое из этого» — «Плохо»'
		],
		[
			{ hidden: 'campaign', anyOf: ['spring', ''] },
			'the field “campaign” is any of “spring”, an empty value',
			'поле «campaign» — одно из: «spring», пустое значение'
		],
		[
			{ hidden: 'campaign', present: true },
			'the field “campaign” is filled in',
			'поле «campaign» заполнено'
		],
		[
			{ total: true, atLeast: -1.5 },
			'the total score is at least −1.5',
			'общий балл — не меньше −1,5'
		],
		[
			{ total: true, unit: 'percent', over: 66.667 },
			'the total score is over 66.667%',
			'общий процент — больше 66,667\u00a0%'
		],
		[
			{ dimension: 'need', unit: 'percent', below: 40 },
			'the score in “Need” is less than 40%',
			'процент по шкале «Потребность» — меньше 40\u00a0%'
		],
		[
			{ dimension: 'price', over: 3000 },
			'the amount “Price” is over €3,000',
			'сумма «Цена» — больше 3\u00a0000\u00a0€'
		],
		[{ highest: 'fit' }, 'the highest dimension is “Fit”', 'самая высокая шкала — «Соответствие»']
	])('%j', (condition, english, russian) => {
		expect(conditionText(quiz, condition, 'en')).toBe(english);
		expect(conditionText(quiz, condition, 'ru')).toBe(russian);
	});
});

describe('days are counted from the answer, in words', () => {
	test.each<[object, string, string]>([
		[
			{ atLeast: '2026-12-31' },
			'is no earlier than 31 December 2026',
			'— не раньше 31 декабря 2026 г.'
		],
		[{ equals: 0 }, 'is the day of answering', '— день ответа'],
		[{ over: 0 }, 'is later than the day of answering', '— позже дня ответа'],
		[
			{ atMost: 1 },
			'is no later than 1 day after answering',
			'— не позже чем через 1 день после ответа'
		],
		[
			{ below: 22 },
			'is earlier than 22 days after answering',
			'— раньше чем через 22 дня после ответа'
		],
		[
			{ atLeast: -5 },
			'is no earlier than 5 days before answering',
			'— не раньше чем за 5 дней до ответа'
		],
		[{ equals: -1 }, 'is 1 day before answering', '— за 1 день до ответа'],
		[
			{ over: 1.5 },
			'is later than 1.5 days after answering',
			'— позже чем через 1,5 дня после ответа'
		]
	])('%j', (asked, english, russian) => {
		const condition = { answer: 'date', ...asked };
		expect(conditionText(quiz, condition, 'en')).toBe(`“When do you begin” ${english}`);
		expect(conditionText(quiz, condition, 'ru')).toBe(`«Когда начинаете» ${russian}`);
	});
});

describe('brackets stand where words alone would be ambiguous, and nowhere else', () => {
	const A = '“One of these” is “First”';
	const L = '“How likely” is over 7';
	test.each<[Condition, string]>([
		[{ all: [one] }, A],
		[{ all: [one, likely] }, `${A} and ${L}`],
		[{ any: [one, { any: [likely, one] }] }, `${A} or ${L} or ${A}`],
		[{ all: [one, { any: [likely, one] }] }, `${A} and (${L} or ${A})`],
		[{ any: [{ all: [one, { any: [likely] }] }, one] }, `(${A} and ${L}) or ${A}`],
		[{ any: [oneOfTwo, one] }, `(“One of these” is any of “First”, “Second”) or ${A}`],
		[{ any: [one, oneOfTwo] }, `${A} or “One of these” is any of “First”, “Second”`],
		[
			{ any: [one, between] },
			`${A} or (“How many people” is at least 5\u00a0people and is less than 10\u00a0people)`
		],
		[{ all: [{ not: likely }, one] }, `(it is not true that ${L}) and ${A}`],
		[{ all: [one, { not: likely }] }, `${A} and it is not true that ${L}`],
		[{ not: { any: [one, likely] } }, `it is not true that (${A} or ${L})`]
	])('%j', (condition, sentence) => {
		expect(conditionText(quiz, condition, 'en')).toBe(sentence);
	});
});

describe('a “not” is said with the word that it turns, where there is one', () => {
	test.each<[Condition, string, string]>([
		[one, '“One of these” is not “First”', '«Одно из этого» — не «Первое»'],
		[
			oneOfTwo,
			'“One of these” is none of “First”, “Second”',
			'«Одно из этого» — ничего из: «Первое», «Второе»'
		],
		[
			{ answer: 'short', contains: 'gold' },
			'“Your name” does not contain “gold”',
			'«Как вас зовут» не содержит «gold»'
		],
		[{ answer: 'file', answered: true }, '“A file” is not answered', '«Файл» — ответа нет'],
		[{ hidden: 'src', present: true }, 'the field “src” is empty', 'поле «src» пусто'],
		[
			{ highest: 'fit' },
			'the highest dimension is not “Fit”',
			'самая высокая шкала — не «Соответствие»'
		],
		[
			likely,
			'it is not true that “How likely” is over 7',
			'неверно, что «Насколько вероятно» — больше 7'
		]
	])('%j', (condition, english, russian) => {
		expect(conditionText(quiz, { not: condition }, 'en')).toBe(english);
		expect(conditionText(quiz, { not: condition }, 'ru')).toBe(russian);
	});
});

describe('what is gone is said to be gone', () => {
	test.each<[Condition, string, string]>([
		[
			{ answer: 'lost', is: 'a' },
			'a step that is gone is an option that is gone',
			'удалённый шаг — удалённый вариант'
		],
		[
			{ answer: 'single', is: 'lost' },
			'“One of these” is an option that is gone',
			'«Одно из этого» — удалённый вариант'
		],
		[
			{ answer: 'matrix', row: 'lost', is: 'bad' },
			'a row that is gone in “How is each of these” is “Bad”',
			'удалённая строка в «Как вам каждое из этого» — «Плохо»'
		],
		[
			{ dimension: 'lost', over: 1 },
			'the score in a dimension that is gone is over 1',
			'балл по шкале удалённая шкала — больше 1'
		],
		[{ hidden: 'lost', present: true }, 'the field “lost” is filled in', 'поле «lost» заполнено']
	])('%j', (condition, english, russian) => {
		expect(conditionText(quiz, condition, 'en')).toBe(english);
		expect(conditionText(quiz, condition, 'ru')).toBe(russian);
		expect(sayCondition(quiz, condition, 'en')).toContainEqual(
			expect.objectContaining({ gone: true })
		);
	});
});

test('the pieces name what they speak of, so that it can be shown and shortened', () => {
	expect(sayCondition(quiz, oneOfTwo, 'en')).toEqual([
		{ kind: 'step', text: 'One of these', ref: 'single' },
		{ kind: 'text', text: ' is any of ' },
		{ kind: 'option', text: 'First', ref: 'a' },
		{ kind: 'text', text: ', ' },
		{ kind: 'option', text: 'Second', ref: 'b' }
	]);
});

describe('a title is short, without marks, and reads what it recalls', () => {
	const said = (title: string) => {
		const titled = aToldQuiz({
			steps: [
				{ id: 'name', kind: 'short_text', title: '**Your** name' },
				{ id: 'asked', kind: 'short_text', title }
			]
		});
		return conditionText(titled, { answer: 'asked', answered: true }, 'en');
	};
	test.each([
		['How *much* is it, [really](https://example.com)?', 'How much is it, really?'],
		['Hello, {{name|you}}, and welcome', 'Hello, ‹Your name›, and welcome'],
		['From {{campaign}}', 'From ‹campaign›'],
		[
			'What would you say is the greatest trouble of your team this year?',
			'What would you say is the greatest…'
		],
		['x'.repeat(60), `${'x'.repeat(39)}…`],
		[' ', 'asked']
	])('%s', (title, name) => {
		expect(said(title)).toBe(`“${name}” is answered`);
	});
});
