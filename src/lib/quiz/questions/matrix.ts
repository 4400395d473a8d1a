import { z } from 'zod';
import type { MatrixAnswer } from '../answers.ts';
import { identifier, points, textSchema, type Points } from '../schema-parts.ts';
import { composed, inLocale, type Locale } from '../text.ts';
import type { Bounds, Contribution, FormFields, Kind, PlacedText, Weigh } from './kind.ts';
import { checkMatrix, chosenIn, missingRows } from './matrix-check.ts';
import { isRowRequired, isTableRequired } from './row-required.ts';
import { questionShape } from './step-schema.ts';
import { times } from './times.ts';

/** One question asked of several things: a column is chosen in each row. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('matrix'),
		...questionShape,
		rows: z
			.array(
				z.strictObject({
					id: identifier,
					text: textSchema,
					required: z.boolean().optional().describe('As the step says, unless given.'),
					dimension: identifier
						.optional()
						.describe('Where points go that columns give as one number.'),
					weight: z
						.number()
						.min(0)
						.max(1000)
						.optional()
						.describe('Multiplies the points of the columns in this row; 1 unless given.')
				})
			)
			.min(1)
			.max(30),
		columns: z
			.array(z.strictObject({ id: identifier, text: textSchema, points: points.optional() }))
			.min(2)
			.max(12),
		several: z.boolean().optional().describe('More than one column may be chosen in a row.')
	});

export type MatrixStep = z.infer<ReturnType<typeof schema>>;
type Row = MatrixStep['rows'][number];
type Column = MatrixStep['columns'][number];

export const matrix: Kind<MatrixStep, MatrixAnswer> = {
	kind: 'matrix',
	check: checkMatrix,
	isRequired: isTableRequired,
	missing: (step) => missingRows(step),
	score: (step, answer) =>
		step.rows.flatMap((row) =>
			columnsIn(step, answer, row).flatMap((column): Contribution[] => {
				const worth = worthIn(row, column);
				if (worth === undefined) return [];
				const label = composed([row.text, column.text], (about, words) => `${about}: ${words}`);
				return [{ source: `${row.id}.${column.id}`, label, points: worth }];
			})
		),
	bounds,
	operand: (step) => ({
		type: 'matrix',
		rows: step.rows.map((row) => ({ id: row.id, required: isRowRequired(step, row) })),
		ids: step.columns.map(({ id }) => id),
		several: step.several ?? false
	}),
	describe: (step, answer, locale) =>
		step.rows
			.filter(({ id }) => chosenIn(answer, id).length > 0)
			.map(
				(row) => `${inLocale(row.text, locale) || row.id}: ${rowWords(step, row, answer, locale)}`
			)
			.join('; '),
	parts: (step) =>
		step.rows.map((row) => ({
			id: row.id,
			title: row.text,
			describe: (answer, locale) => rowWords(step, row, answer, locale)
		})),
	read,
	texts: (step) => [
		...step.rows.map(({ text }, at): PlacedText => ({ path: `rows[${at}].text`, text })),
		...step.columns.map(({ text }, at): PlacedText => ({ path: `columns[${at}].text`, text }))
	],
	samples
};

function columnsIn(step: MatrixStep, answer: MatrixAnswer, { id }: Row): Column[] {
	const chosen = chosenIn(answer, id);
	return step.columns.filter((column) => chosen.includes(column.id));
}

function rowWords(step: MatrixStep, row: Row, answer: MatrixAnswer, locale: Locale): string {
	return columnsIn(step, answer, row)
		.map(({ id, text }) => inLocale(text, locale) || id)
		.join(', ');
}

/** What the column brings in this row. */
export function worthIn(
	{ dimension, weight = 1 }: Pick<Row, 'dimension' | 'weight'>,
	{ points }: Pick<Column, 'points'>
): Points | undefined {
	if (points === undefined) return undefined;
	const named = typeof points === 'number' && dimension !== undefined;
	return times(named ? { [dimension]: points } : points, weight);
}

/** Rows add up. */
function bounds(step: MatrixStep, weigh: Weigh): Bounds {
	const rows = step.rows.map((row) => rowBounds(step, row, weigh));
	return {
		least: leastOf(step, (at) => rows[at]?.least ?? 0),
		greatest: -leastOf(step, (at) => -(rows[at]?.greatest ?? 0))
	};
}

/** A row that is not required may be left empty, which brings nothing; but not all of them at once. */
function leastOf(step: MatrixStep, rowLeast: (at: number) => number): number {
	const open = (at: number) => !isRowRequired(step, step.rows[at] ?? {});
	const places = [...step.rows.keys()];
	if (places.every((at) => open(at) && rowLeast(at) > 0)) {
		return Math.min(...places.map(rowLeast));
	}
	return places.reduce((sum, at) => sum + (open(at) ? Math.min(0, rowLeast(at)) : rowLeast(at)), 0);
}

/** Of a row that is filled in. */
function rowBounds({ columns, several }: MatrixStep, row: Row, weigh: Weigh): Bounds {
	const worth = columns.map((column) => weigh(worthIn(row, column) ?? 0));
	const least = Math.min(...worth);
	const greatest = Math.max(...worth);
	const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
	return {
		least: several && least < 0 ? sum(worth.filter((value) => value < 0)) : least,
		greatest: several && greatest > 0 ? sum(worth.filter((value) => value > 0)) : greatest
	};
}

/** `id.row` holds what was chosen in each row. */
function read(step: MatrixStep, form: FormFields): unknown {
	const posted: Record<string, unknown> = {};
	for (const { id } of step.rows) {
		const chosen = form.getAll(`${step.id}.${id}`).filter((column) => column !== '');
		if (chosen.length > 0) posted[id] = step.several || chosen.length > 1 ? chosen : chosen[0];
	}
	return posted;
}

/** Each column in every row, all of them where several may be chosen, a column from row to row, and what is needed alone. */
function samples(step: MatrixStep): MatrixAnswer[] {
	const { rows, columns, several } = step;
	const ids = columns.map(({ id }) => id);
	const filled = (some: readonly Row[], at: (index: number) => string[]): MatrixAnswer =>
		Object.fromEntries(
			some.map((row, index) => {
				const [first = '', ...others] = at(index);
				return [row.id, several ? [first, ...others] : first];
			})
		);
	const needed = rows.filter((row) => isRowRequired(step, row));
	return [
		...ids.map((id) => filled(rows, () => [id])),
		...(several ? [filled(rows, () => ids)] : []),
		filled(rows, (index) => [ids[index % ids.length] ?? '']),
		filled(needed.length > 0 ? needed : rows.slice(0, 1), () => ids.slice(-1))
	];
}
