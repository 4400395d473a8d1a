import type { AnswerCondition, Condition } from '../condition.ts';
import { dayNumber } from '../day.ts';
import type { Operand } from '../questions/kind.ts';
import { kindOf } from '../questions/kinds.ts';
import type { Step } from '../quiz.ts';
import { allOf, anyOf, not } from './conditions.ts';
import { asNumber, asText, keyOf } from './part.ts';

/** A question that foreign conditions ask about, with the names that its answers have there. */
export interface Asked {
	step: Step;
	/** Ids of options or columns, by their foreign values. */
	options: ReadonlyMap<string, string>;
	/** Ids of a table's rows, by their foreign values. */
	rows?: ReadonlyMap<string, string>;
	/** Of yes-or-no questions, what the two answers are called there. */
	truths?: ReadonlyMap<string, boolean>;
}

export type Operator =
	| 'is'
	| 'is_not'
	| 'over'
	| 'atLeast'
	| 'below'
	| 'atMost'
	| 'contains'
	| 'lacks'
	| 'anyOf'
	| 'allOf'
	| 'noneOf'
	| 'answered'
	| 'empty';

export interface Test {
	operator: Operator;
	value?: unknown;
	/** Of a table, by its foreign value. */
	row?: string | undefined;
}

type Found = Condition | undefined | null;

/** The test as a condition of ours; null where there is none that says the same. */
export function ask(asked: Asked, test: Test): Condition | null {
	const { operator, value } = test;
	if (asked.step.kind === 'statement') return null;
	if (operator === 'answered') return given(asked, test, true);
	if (operator === 'empty') return given(asked, test, false);
	const opposite = OPPOSITES[operator];
	if (opposite !== undefined) {
		const positive = ask(asked, { ...test, operator: opposite });
		return positive && not(positive);
	}
	if (operator === 'is' && isBlank(value)) return given(asked, test, false);
	const operand = kindOf(asked.step).operand(asked.step);
	return TESTS[operand.type](asked, test) ?? null;
}

const OPPOSITES: Partial<Record<Operator, Operator>> = {
	is_not: 'is',
	lacks: 'contains',
	noneOf: 'anyOf'
};

const isBlank = (value: unknown) =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

function given(asked: Asked, { row }: Test, answered: boolean): Condition | null {
	if (row === undefined) return { answer: asked.step.id, answered };
	const id = asked.rows?.get(row);
	return id === undefined ? null : { answer: asked.step.id, row: id, answered };
}

const TESTS: Record<Operand['type'], (asked: Asked, test: Test) => Found> = {
	none: () => null,
	files: () => null,
	options: askOptions,
	boolean: askTruth,
	number: (asked, test) => compare(asked, test, asNumber),
	date: (asked, test) => compare(asked, test, asDay),
	text: askWords,
	ranking: askFirstPlace,
	matrix: askRow
};

function askOptions(asked: Asked, test: Test): Found {
	const answer = asked.step.id;
	const several = takesSeveral(asked.step);
	const values = valuesOf(test.value);
	const ids = idsOf(asked, values);
	switch (test.operator) {
		case 'anyOf':
			return ids.length > 0 ? oneOrAny({ answer }, ids) : null;
		case 'is':
			return ids.length === values.length ? exactly(asked, ids, several) : null;
		case 'contains':
		case 'allOf':
			return ids.length === values.length ? together(answer, ids, several) : null;
		default:
			return askSize(asked, test);
	}
}

function takesSeveral(step: Step): boolean {
	const operand = kindOf(step).operand(step);
	return 'several' in operand && operand.several;
}

/** As many ids as a condition may name. */
const MOST_IDS = 100;

function oneOrAny(about: AnswerCondition, ids: readonly string[]): Found {
	if (ids.length > MOST_IDS) return null;
	return ids.length > 1 ? { ...about, anyOf: [...ids] } : { ...about, is: ids[0] };
}

/** All of these together, and of several no other beside them. */
function exactly({ step, options }: Asked, ids: readonly string[], several: boolean): Found {
	const answer = step.id;
	if (!several || ids.length < 2) return ids.length === 1 ? { answer, is: ids[0] } : null;
	if (options.size > MOST_IDS) return null;
	const others = [...new Set(options.values())].filter((id) => !ids.includes(id));
	return { answer, allOf: [...ids], ...(others.length > 0 && { noneOf: others }) };
}

function together(answer: string, ids: readonly string[], several: boolean): Found {
	if (ids.length === 1) return { answer, is: ids[0] };
	return several && ids.length > 1 ? { answer, allOf: [...ids] } : null;
}

/** Options that stand for numbers, compared as such. */
function askSize(asked: Asked, { operator, value }: Test): Found {
	const limit = asNumber(value);
	const holds = SIZES[operator];
	if (limit === undefined || !holds) return null;
	const ids = [...asked.options].flatMap(([name, id]) => {
		const number = asNumber(name);
		return number !== undefined && holds(number, limit) ? [id] : [];
	});
	return ids.length > 0 ? oneOrAny({ answer: asked.step.id }, [...new Set(ids)]) : null;
}

const SIZES: Partial<Record<Operator, (number: number, limit: number) => boolean>> = {
	over: (number, limit) => number > limit,
	atLeast: (number, limit) => number >= limit,
	below: (number, limit) => number < limit,
	atMost: (number, limit) => number <= limit
};

function askTruth({ step, truths }: Asked, { operator, value }: Test): Found {
	if (operator !== 'is' && operator !== 'contains' && operator !== 'anyOf') return null;
	const known = valuesOf(value).map((one) => truths?.get(keyOf(one)));
	const [truth] = known;
	if (known.length !== 1 || truth === undefined) return null;
	// A consent is given or it is not: nobody answers it with no.
	if (step.kind === 'consent' && !truth) return not({ answer: step.id, is: true });
	return { answer: step.id, is: truth };
}

function compare(
	{ step }: Asked,
	{ operator, value }: Test,
	read: (value: unknown) => number | string | undefined
): Found {
	const limits = valuesOf(value).map(read);
	if (limits.includes(undefined) || limits.length === 0) return null;
	const answer = step.id;
	if (operator === 'is' || operator === 'anyOf') {
		if (operator === 'is' && limits.length > 1) return null;
		return anyOf(limits.map((equals) => ({ answer, equals })));
	}
	return operator in SIZES && limits.length === 1 ? { answer, [operator]: limits[0] } : null;
}

/** The day of a date, or of a time on it. */
function asDay(value: unknown): string | undefined {
	const day = typeof value === 'string' ? value.trim().slice(0, 10) : '';
	return Number.isNaN(dayNumber(day)) ? undefined : day;
}

/** Whether words are the same as others cannot be asked, only whether they hold them. */
function askWords({ step }: Asked, { operator, value }: Test): Found {
	const words = asText(value);
	if (operator !== 'contains' || words === undefined || words.length > 200) return null;
	return { answer: step.id, contains: words };
}

function askFirstPlace(asked: Asked, { operator, value, row }: Test): Found {
	const [id] = idsOf(asked, valuesOf(value));
	if (operator !== 'is' || row !== '0' || id === undefined) return null;
	return { answer: asked.step.id, top: 1, is: id };
}

function askRow(asked: Asked, { operator, value, row }: Test): Found {
	const id = asked.rows?.get(row ?? '');
	const values = valuesOf(value);
	const columns = idsOf(asked, values);
	if (id === undefined || columns.length === 0) return null;
	const about = { answer: asked.step.id, row: id };
	if (operator === 'anyOf') return oneOrAny(about, columns);
	if (columns.length < values.length) return null;
	if (operator !== 'is' && operator !== 'contains' && operator !== 'allOf') return null;
	return allOf(columns.map((is) => ({ ...about, is })));
}

function valuesOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [value];
}

function idsOf({ options }: Asked, values: readonly unknown[]): string[] {
	const ids = values.flatMap((value) => options.get(keyOf(value)) ?? []);
	return [...new Set(ids)];
}
