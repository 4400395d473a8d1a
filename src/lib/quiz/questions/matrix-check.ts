import type { MatrixAnswer } from '../answers.ts';
import type { Checked } from './kind.ts';
import type { AnswerProblem } from './problems.ts';
import { refuse } from './refuse.ts';
import { isRowRequired } from './row-required.ts';

/** What the check looks at. */
interface Table {
	required?: boolean | undefined;
	rows: readonly Row[];
	columns: readonly { id: string }[];
	several?: boolean | undefined;
}

interface Row {
	id: string;
	required?: boolean | undefined;
}

/** Row by row, with all that is wrong; null where every row was left empty. */
export function checkMatrix(step: Table, answer: unknown): Checked<MatrixAnswer> {
	if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
		return refuse('wrong_type');
	}
	const given = new Map<string, unknown>(Object.entries(answer));
	const known = new Set(step.rows.map(({ id }) => id));
	const problems = [...given.keys()].filter((id) => !known.has(id)).map(unknownRow);
	const filled: MatrixAnswer = {};
	const wrong = new Set<string>();
	for (const { id } of step.rows) {
		const checked = checkRow(step, given.get(id));
		if (!checked.ok) {
			problems.push(...checked.problems.map((problem) => ({ ...problem, field: id })));
			wrong.add(id);
		} else if (checked.answer !== null) filled[id] = checked.answer;
	}
	const isBlank = problems.length + Object.keys(filled).length === 0;
	if (isBlank) return { ok: true, answer: null };
	// A row that is wrong lacks nothing else.
	problems.push(...missingRows(step, filled).filter(({ field }) => !wrong.has(field)));
	return problems.length > 0 ? { ok: false, problems } : { ok: true, answer: filled };
}

function unknownRow(stray: string): AnswerProblem {
	const row = stray.slice(0, 64);
	return { code: 'unknown_row', field: row, params: { row } };
}

type Cell = { ok: true; answer: string | string[] | null } | ReturnType<typeof refuse>;

function checkRow({ columns, several }: Table, given: unknown): Cell {
	if (given === undefined || given === null || given === '') return { ok: true, answer: null };
	if (!several) {
		if (typeof given !== 'string') return refuse('wrong_type');
		const known = columns.some(({ id }) => id === given);
		return known ? { ok: true, answer: given } : unknownColumn(given);
	}
	if (!Array.isArray(given)) return refuse('wrong_type');
	const chosen = new Set<string>();
	for (const id of given) {
		if (typeof id !== 'string') return refuse('wrong_type');
		if (!columns.some((column) => column.id === id)) return unknownColumn(id);
		if (chosen.has(id)) return refuse('duplicate_option', { option: id });
		chosen.add(id);
	}
	const inOrder = columns.map(({ id }) => id).filter((id) => chosen.has(id));
	return { ok: true, answer: inOrder.length === 0 ? null : inOrder };
}

const unknownColumn = (id: string) => refuse('unknown_column', { column: id.slice(0, 64) });

/** Rows that are needed and empty. */
export function missingRows(
	step: Table,
	filled: MatrixAnswer = {}
): { code: 'missing_field'; field: string }[] {
	return step.rows
		.filter((row) => isRowRequired(step, row) && !Object.hasOwn(filled, row.id))
		.map(({ id }) => ({ code: 'missing_field', field: id }));
}

/** The columns chosen in a row. */
export function chosenIn(answer: MatrixAnswer, row: string): string[] {
	return Object.hasOwn(answer, row) ? [answer[row] ?? []].flat() : [];
}
