import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../../src/lib/quiz/check.ts';
import type { MatrixAnswer } from '../../../src/lib/quiz/answers.ts';
import type { Weigh } from '../../../src/lib/quiz/questions/kind.ts';
import { matrix, type MatrixStep } from '../../../src/lib/quiz/questions/matrix.ts';
import { aStep } from '../../support/a-step.ts';

const rows = [
	{ id: 'price', text: 'Price', required: true },
	{ id: 'speed', text: { en: 'Speed', ru: 'Скорость' } },
	{ id: 'constructor', text: 'Build' }
];
const columns = [
	{ id: 'bad', text: 'Bad', points: -2 },
	{ id: 'good', text: { en: 'Good', ru: 'Хорошо' }, points: 3 },
	{ id: 'best', text: 'Best', points: { need: 5 } }
];
const step = aStep('matrix', { rows, columns });
const several = { ...step, several: true };

/** The codes of what is wrong, each with its row. */
function wrong(raw: unknown, of: MatrixStep = step): string[] {
	const checked = checkAnswer(of, raw, { consents: [] });
	if (checked.ok) throw new Error('It was taken.');
	return checked.problems.map(({ code, field }) => `${code} ${field ?? '-'}`);
}

describe('a table', () => {
	test.each<[string, MatrixStep, unknown, string[]]>([
		['that is none', step, ['bad'], ['wrong_type -']],
		['with a foreign row', step, { price: 'bad', colour: 'bad' }, ['unknown_row colour']],
		['with a foreign column', step, { price: 'worst' }, ['unknown_column price']],
		['with a list where one is asked for', step, { price: ['bad'] }, ['wrong_type price']],
		['with one where a list is asked for', several, { price: 'bad' }, ['wrong_type price']],
		['with a column twice', several, { price: ['bad', 'bad'] }, ['duplicate_option price']],
		['without a row that is needed', step, { speed: 'bad' }, ['missing_field price']],
		[
			'with all of that at once',
			{ ...step, required: true },
			{ colour: 'bad', speed: 'worst', price: 7 },
			[
				'unknown_row colour',
				'wrong_type price',
				'unknown_column speed',
				'missing_field constructor'
			]
		]
	])('%s is refused at its rows', (_, of, raw, problems) => {
		expect(wrong(raw, of)).toEqual(problems);
	});

	test.each<[boolean | undefined, unknown, string[] | null]>([
		[undefined, {}, ['missing_field price']],
		[undefined, { price: '', speed: null }, ['missing_field price']],
		[false, {}, null],
		[false, { price: null }, null],
		[false, { speed: 'bad' }, ['missing_field price']],
		[true, {}, ['missing_field price', 'missing_field speed', 'missing_field constructor']]
	])('whose step has required: %j lacks in %j: %j', (required, raw, problems) => {
		const of = { ...step, ...(required !== undefined && { required }) };
		if (problems) expect(wrong(raw, of)).toEqual(problems);
		else expect(checkAnswer(of, raw, { consents: [] })).toEqual({ ok: true, answer: null });
	});

	test('of optional rows that is required needs one of them', () => {
		const open = rows.map((row) => ({ ...row, required: false }));
		expect(wrong({}, { ...step, rows: open, required: true })).toEqual(['required -']);
	});

	test('is said row by row, in its own order, and in parts', () => {
		const answer = { constructor: ['best'], speed: ['good', 'bad'] };
		expect(matrix.describe(several, answer, 'ru')).toBe('Скорость: Bad, Хорошо; Build: Best');
		const parts = matrix.parts?.(several) ?? [];
		expect(parts.map((part) => [part.id, part.describe(answer, 'en')])).toEqual([
			['price', ''],
			['speed', 'Bad, Good'],
			['constructor', 'Best']
		]);
	});
});

describe('the score of a table', () => {
	test('is that of its columns, by the weight of the row, where the row sends it', () => {
		const [price = rows[1], ...others] = rows;
		const weighted = { ...step, rows: [{ ...price, weight: 2, dimension: 'fit' }, ...others] };
		expect(matrix.score(weighted as MatrixStep, { price: 'good', speed: 'best' })).toEqual([
			{
				source: 'price.good',
				label: { en: 'Price: Good', ru: 'Price: Хорошо' },
				points: { fit: 6 }
			},
			{
				source: 'speed.best',
				label: { en: 'Speed: Best', ru: 'Скорость: Best' },
				points: { need: 5 }
			}
		]);
	});

	const total: Weigh = (points) =>
		typeof points === 'number' ? points : (points['need'] ?? 0) - 2 * (points['fit'] ?? 0);

	test.each<[string, Partial<MatrixStep>]>([
		['one in each row', {}],
		['several in each row', { several: true }],
		['all rows needed', { required: true }],
		['no row needed', { rows: rows.map((row) => ({ ...row, required: false })) }],
		['nothing but good', { rows: rows.slice(1), columns: columns.slice(1) }],
		['nothing but bad', { rows: rows.slice(1), columns: columns.slice(0, 1), several: true }],
		['weights', { rows: rows.map((row, at) => ({ ...row, weight: at, dimension: 'fit' })) }]
	])('has bounds that are those of all answers: %s', (_, changed) => {
		const of = { ...step, ...changed };
		const totals = everyTable(of).map((answer) =>
			matrix.score(of, answer).reduce((sum, { points }) => sum + total(points), 0)
		);
		const { least, greatest } = matrix.bounds(of, total, 'score');
		expect([least + 0, greatest + 0]).toEqual([Math.min(...totals) + 0, Math.max(...totals) + 0]);
	});
});

function everyTable(of: MatrixStep): MatrixAnswer[] {
	const ids = of.columns.map(({ id }) => id);
	const sets = ids.reduce<string[][]>(
		(all, id) => [...all, ...all.map((set) => [...set, id])],
		[[]]
	);
	const cells = of.several ? sets : ['', ...ids];
	const tables = of.rows.reduce<Record<string, string | string[]>[]>(
		(all, { id }) => all.flatMap((table) => cells.map((cell) => ({ ...table, [id]: cell }))),
		[{}]
	);
	return tables.flatMap((raw) => {
		const checked = checkAnswer(of, raw, { consents: [] });
		return checked.ok && checked.answer !== null ? [checked.answer as MatrixAnswer] : [];
	});
}
