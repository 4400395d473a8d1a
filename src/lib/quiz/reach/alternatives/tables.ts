import type { MatrixAnswer } from '../../answers.ts';
import { worthIn, type MatrixStep } from '../../questions/matrix.ts';
import { isRowRequired } from '../../questions/row-required.ts';
import { pointsThatMatter, type Alternatives, type Telling } from './alternative.ts';
import { copied, thinned } from './thinned.ts';

type Row = MatrixStep['rows'][number];

/** What was chosen in one row, or in the rows so far. */
interface Filled<A> extends Brought {
	answer: A;
}

interface Brought {
	points: readonly number[];
	/** What conditions are told of it. */
	told: string;
	/** Nothing was chosen. */
	empty: boolean;
	weight: number;
}

type Cell = Filled<readonly string[]>;
type Sheet = Filled<MatrixAnswer>;

/** Tables row by row: those that bring the same and look the same in the rows that are asked about are one. */
export function tableAlternatives(step: MatrixStep, telling: Telling): Alternatives {
	const blank: Sheet = { answer: {}, ...nothing(telling) };
	let sheets = new Map([['', blank]]);
	let complete = true;
	for (const row of step.rows) {
		const cells = cellsOf(step, row, telling);
		const longer = new Map<string, Sheet>();
		for (const sheet of sheets.values()) {
			for (const cell of cells.list) {
				merge(longer, together(sheet, cell), () => answerWith(step, sheet, row, cell));
			}
		}
		sheets = thinned(longer);
		complete &&= cells.complete && sheets.size === longer.size;
	}
	const answers = [...sheets.values()]
		.filter(({ empty }) => !empty)
		.map(({ answer, weight }) => ({ answer, weight }));
	return { answers, complete };
}

function nothing({ dimensions }: Telling): Brought {
	return { points: dimensions.map(() => 0), told: '', empty: true, weight: 1 };
}

/** What can be chosen in a row, and nothing where it may be left empty. */
function cellsOf(
	step: MatrixStep,
	row: Row,
	telling: Telling
): { list: Cell[]; complete: boolean } {
	const asked = telling.asked.rows.get(row.id);
	const empty: Cell = { answer: [], ...nothing(telling) };
	let cells = new Map([['', empty]]);
	let complete = true;
	for (const column of step.columns) {
		const worth = pointsThatMatter(worthIn(row, column), telling);
		const told = asked?.has(column.id) ? ` ${column.id}` : '';
		const longer = copied(cells);
		for (const cell of step.several ? cells.values() : [empty]) {
			const brought = {
				points: sumOf(cell.points, worth),
				told: cell.told + told,
				empty: false,
				weight: cell.weight
			};
			merge(longer, brought, () => [...cell.answer, column.id]);
		}
		cells = thinned(longer);
		complete &&= cells.size === longer.size;
	}
	const list = [...cells.values()].filter((cell) => !cell.empty || !isRowRequired(step, row));
	return { list: list.map((cell) => ({ ...cell, told: toldOf(cell, asked) })), complete };
}

/** Of a row that nothing is asked about, nothing is told. */
function toldOf({ told, empty }: Cell, asked: ReadonlySet<string> | undefined): string {
	if (!asked) return '';
	return empty ? '-' : `+${told}`;
}

function together(sheet: Brought, cell: Brought): Brought {
	return {
		points: sumOf(sheet.points, cell.points),
		told: `${sheet.told};${cell.told}`,
		empty: sheet.empty && cell.empty,
		weight: sheet.weight * cell.weight
	};
}

function answerWith({ several }: MatrixStep, sheet: Sheet, { id }: Row, cell: Cell): MatrixAnswer {
	const [first] = cell.answer;
	if (first === undefined) return sheet.answer;
	return { ...sheet.answer, [id]: several ? [...cell.answer] : first };
}

function sumOf(a: readonly number[], b: readonly number[]): number[] {
	return a.map((value, at) => value + (b[at] ?? 0));
}

/** @param answer made only where it is the first of its like */
function merge<A>(found: Map<string, Filled<A>>, brought: Brought, answer: () => A): void {
	const key = `${brought.empty ? '-' : '+'}|${brought.told}|${brought.points.join()}`;
	const known = found.get(key);
	if (known) known.weight += brought.weight;
	else found.set(key, { ...brought, answer: answer() });
}
