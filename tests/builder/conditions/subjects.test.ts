import { describe, expect, test } from 'vitest';
import { operatorsFor } from '../../../src/lib/builder/conditions/operators.ts';
import { narrowTo, partsOf } from '../../../src/lib/builder/conditions/parts.ts';
import { subjectsFor, type Place } from '../../../src/lib/builder/conditions/subjects.ts';
import type { Subject } from '../../../src/lib/builder/conditions/tree.ts';
import { aToldQuiz } from '../../support/a-told-quiz.ts';
import { aQuiz } from '../../support/a-quiz.ts';

const quiz = aToldQuiz();
const keys = (place: Place, of = quiz) =>
	subjectsFor(of, place, 'en').flatMap(({ choices }) => choices.map(({ key }) => key));

describe('a condition asks about', () => {
	test('earlier steps that take an answer, on a step', () => {
		expect(keys({ at: 'step', step: 'picture' }).filter((key) => key.startsWith('answer'))).toEqual(
			['answer:single', 'answer:several']
		);
	});

	test('the step itself as well, on a jump out of it', () => {
		expect(keys({ at: 'jump', step: 'single' })).toContain('answer:single');
	});

	test('every step, at the end', () => {
		const asked = keys({ at: 'end' });
		expect(asked.filter((key) => key.startsWith('answer'))).toHaveLength(quiz.steps.length - 1);
		expect(asked).not.toContain('answer:statement');
	});

	test('scores and hidden fields, everywhere', () => {
		expect(keys({ at: 'step', step: 'statement' })).toEqual([
			'total',
			'dimension:need',
			'dimension:fit',
			'dimension:price',
			'highest',
			'hidden:campaign',
			'hidden:src'
		]);
	});

	test('no step that the way there passes by', () => {
		const [money, pain, goals, email] = aQuiz().steps;
		if (!money || !pain || !goals || !email) throw new Error('There are four steps.');
		const apart = aQuiz({ steps: [{ ...money, next: 'goals' }, pain, goals, email] });
		expect(keys({ at: 'step', step: 'goals' }, apart)).toContain('answer:money');
		expect(keys({ at: 'step', step: 'goals' }, apart)).not.toContain('answer:pain');
		// No way leads to it: the order of the list is all that is known.
		expect(keys({ at: 'step', step: 'pain' }, apart)).toContain('answer:money');
	});
});

test('the highest dimension is asked for where there are several', () => {
	const one = aToldQuiz({ dimensions: [{ id: 'need', title: 'Need' }] });
	expect(keys({ at: 'end' }, one)).not.toContain('highest');
});

describe('the operators are those that the kind offers', () => {
	const operators = (subject: Subject) =>
		operatorsFor(quiz, subject, 'en').map(({ operator, editor }) => `${operator} ${editor.type}`);
	const answer = (step: string) => ({ about: 'answer', step }) as const;

	test.each<[string, Subject, string[]]>([
		[
			'one option',
			answer('picture'),
			['is option', 'anyOf options', 'noneOf options', 'answered none', 'unanswered none']
		],
		[
			'several options',
			answer('several'),
			[
				'is option',
				'anyOf options',
				'allOf options',
				'noneOf options',
				'answered none',
				'unanswered none'
			]
		],
		['yes or no', answer('yesno'), ['is truth', 'answered none', 'unanswered none']],
		['a text', answer('email'), ['contains text', 'answered none', 'unanswered none']],
		['files', answer('file'), ['answered none', 'unanswered none']],
		['a whole table', answer('matrix'), ['answered none', 'unanswered none']],
		[
			'a row of a table',
			{ about: 'answer', step: 'matrix', row: 'price' },
			['is option', 'anyOf options', 'noneOf options', 'answered none', 'unanswered none']
		],
		[
			'a hidden field',
			{ about: 'hidden', name: 'src' },
			['is text', 'anyOf texts', 'contains text', 'present none', 'absent none']
		],
		['the highest dimension', { about: 'highest' }, ['is option']]
	])('%s', (_, subject, expected) => {
		expect(operators(subject)).toEqual(expected);
	});

	test.each(['number', 'date'])('a %s is compared', (kind) => {
		expect(operators(answer(kind)).filter((one) => one.endsWith(kind))).toHaveLength(5);
	});
});

describe('a part of a subject', () => {
	test('is a row of a table, or the table as a whole', () => {
		const [part] = partsOf(quiz, { about: 'answer', step: 'matrix', row: 'help' }, 'en');
		expect(part).toMatchObject({ name: 'row', value: 'help' });
		expect(part?.choices.map(({ label }) => label)).toEqual([
			'Price',
			'Speed',
			'Help',
			'the whole table'
		]);
	});

	test('is the first places of a ranking, or any', () => {
		const [part] = partsOf(quiz, { about: 'answer', step: 'ranking' }, 'en');
		expect(part?.choices.map(({ value }) => value)).toEqual(['1', '2', '3', '']);
	});

	test('that is gone can still be seen and left', () => {
		const [part] = partsOf(quiz, { about: 'answer', step: 'matrix', row: 'lost' }, 'en');
		expect(part?.choices).toContainEqual({
			value: 'lost',
			label: 'a row that is gone',
			gone: true
		});
	});

	test('is points or percent of a score, and of an amount neither', () => {
		expect(partsOf(quiz, { about: 'score', dimension: null }, 'en')).toHaveLength(1);
		expect(partsOf(quiz, { about: 'score', dimension: 'price' }, 'en')).toEqual([]);
	});

	test.each<[Subject, 'row' | 'top' | 'unit', string, Subject]>([
		[
			{ about: 'answer', step: 'a', top: 2 },
			'row',
			'r',
			{ about: 'answer', step: 'a', top: 2, row: 'r' }
		],
		[{ about: 'answer', step: 'a', top: 2 }, 'top', '', { about: 'answer', step: 'a' }],
		[
			{ about: 'score', dimension: null, unit: 'percent' },
			'unit',
			'points',
			{ about: 'score', dimension: null }
		]
	])('%j with %s “%s”', (subject, name, value, narrowed) => {
		expect(narrowTo(subject, name, value)).toEqual(narrowed);
	});
});
