import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../../src/lib/quiz/check.ts';
import { expectedText } from '../../../src/lib/quiz/questions/expected.ts';
import type { Question } from '../../../src/lib/quiz/questions/kinds.ts';
import { aStep, STEPS } from '../../support/a-step.ts';

const options = ['a', 'b', 'c'].map((id) => ({ id, text: id }));
const consents = { consents: [] };

function expectedOf(step: Question, raw: unknown, locale = 'en'): string {
	const checked = checkAnswer(step, raw, consents);
	if (checked.ok) throw new Error('The answer was taken.');
	return checked.problems.map((problem) => expectedText(step, problem, locale)).join(' ');
}

describe('an answer of the wrong type is told what is expected', () => {
	test.each<[Question, unknown, string, string]>([
		[
			aStep('single_choice', { options }),
			7,
			'This answer must be one of the option ids a, b, c.',
			'Ожидается один из идентификаторов вариантов: a, b, c.'
		],
		[
			aStep('dropdown', { options, other: {} }),
			['a'],
			'This answer must be one of the option ids a, b, c, or {"other": "own words"}.',
			'Ожидается один из идентификаторов вариантов: a, b, c или {"other": "свои слова"}.'
		],
		[
			aStep('single_choice', { options }),
			'd',
			'This answer must be one of the option ids a, b, c.',
			'Ожидается один из идентификаторов вариантов: a, b, c.'
		],
		[
			aStep('multiple_choice', { options }),
			'a',
			'This answer must be a list of the option ids a, b, c.',
			'Ожидается список идентификаторов вариантов из числа a, b, c.'
		],
		[
			aStep('opinion_scale', {}),
			'nine',
			'This answer must be a whole number from 0 to 10.',
			'Ожидается целое число от 0 до 10.'
		],
		[
			aStep('number', { min: 0.5, max: 2500 }),
			true,
			'This answer must be a number from 0.5 to 2500.',
			'Ожидается число от 0,5 до 2500.'
		],
		[
			aStep('slider', { min: 1, max: 3, step: 0.5 }),
			[2],
			'This answer must be a number from 1 to 3 in steps of 0.5.',
			'Ожидается число от 1 до 3 с шагом 0,5.'
		],
		[
			aStep('ranking', { options, top: 2 }),
			'a',
			'This answer must be a list of 2 of the option ids a, b, c, best first.',
			'Ожидается список идентификаторов вариантов из числа a, b, c, начиная с лучшего (мест: 2).'
		],
		[
			aStep('matrix', { rows: options, columns: options }),
			'a',
			'This answer must be an object of the rows a, b, c, each with one of the column ids a, b, c.',
			'Ожидается объект со строками a, b, c, в каждой — один из идентификаторов столбцов: a, b, c.'
		],
		[
			aStep('matrix', { rows: options, columns: options }),
			{ a: 'd' },
			'This answer must be one of the column ids a, b, c.',
			'Ожидается один из идентификаторов столбцов: a, b, c.'
		],
		[
			aStep('matrix', { rows: options, columns: options, several: true }),
			{ a: 'b' },
			'This answer must be a list of the column ids a, b, c.',
			'Ожидается список идентификаторов столбцов из числа a, b, c.'
		],
		[aStep('yes_no'), 'yes', 'This answer must be true or false.', 'Ожидается true или false.'],
		[aStep('consent'), 'yes', 'This answer must be true.', 'Ожидается true.'],
		[aStep('short_text'), 5, 'This answer must be text.', 'Ожидается текст.'],
		[
			aStep('email'),
			5,
			'This answer must be an email address as text.',
			'Ожидается адрес электронной почты текстом.'
		],
		[
			aStep('phone'),
			5,
			'This answer must be a phone number as text.',
			'Ожидается номер телефона текстом.'
		],
		[
			aStep('contact', { fields: [{ name: 'name' }, { name: 'email' }], consents: ['ads'] }),
			'Anna',
			'This answer must be an object of the fields name, email, consents.',
			'Ожидается объект с полями name, email, consents.'
		],
		[
			aStep('contact', { fields: [{ name: 'name' }] }),
			{ name: 5 },
			'This answer must be text.',
			'Ожидается текст.'
		],
		[
			aStep('contact', { fields: [{ name: 'name' }], consents: ['ads'] }),
			{ consents: 'ads' },
			'This answer must be a list of the consent ids ads.',
			'Ожидается список идентификаторов согласий из числа ads.'
		]
	])('$0.kind, given $1', (step, raw, english, russian) => {
		expect(expectedOf(step, raw)).toBe(english);
		expect(expectedOf(step, raw, 'ru-RU')).toBe(russian);
	});

	const takesAnObject: readonly string[] = ['contact', 'matrix', 'statement'];

	test.each(
		Object.values(STEPS)
			.flat()
			.filter(({ kind }) => !takesAnObject.includes(kind))
	)('$kind as $id', (step) => {
		expect(expectedOf(step, { a: 1 })).toMatch(/^This answer must be .+\.$/);
		expect(expectedOf(step, { a: 1 }, 'ru')).toMatch(/^Ожидается .+\.$/);
	});
});

test('many options are not all named', () => {
	const many = Array.from({ length: 30 }, (_, index) => ({ id: `o${index}`, text: 'x' }));
	expect(expectedOf(aStep('single_choice', { options: many }), 1)).toMatch(/o18, o19, …\.$/);
});

test('other refusals say by themselves what to mend', () => {
	expect(expectedOf(aStep('rating'), 9)).toBe('');
});
