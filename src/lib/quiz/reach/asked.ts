import type { Comparison, Condition } from '../condition.ts';
import type { Day } from '../day.ts';
import { leavesOf } from '../verify/leaves.ts';
import type { Leaf } from '../verify/asked-by.ts';

/** What a set of conditions asks about: only in this can two respondents differ. */
export interface Asked {
	/** Step ids, and what is asked of their answers. */
	answers: Map<string, AskedOfAnswer>;
	hidden: Map<string, AskedOfHidden>;
	/** Dimensions whose points are compared, and with what. */
	points: Map<string, Set<number>>;
	/** Dimensions whose percentage is compared. */
	percents: Set<string>;
	/** With what the points in all are compared; null where they are not. */
	total: Set<number> | null;
	totalPercent: boolean;
	highest: boolean;
}

export interface AskedOfAnswer {
	ids: Set<string>;
	/** Numbers that the answer is compared with. */
	cuts: Set<number>;
	/** Dates that it is compared with. */
	days: Set<Day>;
	/** Texts that the answer may contain. */
	parts: Set<string>;
	/** Of a ranking: how many first places are asked about; Infinity for all of them. */
	tops: Set<number>;
	/** Of a table: the columns asked for, by row. */
	rows: Map<string, Set<string>>;
}

export const nothingAsked = (): AskedOfAnswer => ({
	ids: new Set(),
	cuts: new Set(),
	days: new Set(),
	parts: new Set(),
	tops: new Set(),
	rows: new Map()
});

export interface AskedOfHidden {
	values: Set<string>;
	parts: Set<string>;
}

export function askedBy(conditions: Iterable<Condition>): Asked {
	const asked: Asked = {
		answers: new Map(),
		hidden: new Map(),
		points: new Map(),
		percents: new Set(),
		total: null,
		totalPercent: false,
		highest: false
	};
	for (const condition of conditions) {
		for (const { leaf } of leavesOf(condition, '')) addLeaf(asked, leaf);
	}
	return asked;
}

function addLeaf(asked: Asked, leaf: Leaf): void {
	if ('answer' in leaf) {
		const of = asked.answers.get(leaf.answer) ?? nothingAsked();
		asked.answers.set(leaf.answer, of);
		const row = leaf.row === undefined ? undefined : (of.rows.get(leaf.row) ?? new Set<string>());
		if (row && leaf.row !== undefined) of.rows.set(leaf.row, row);
		const ids = row ?? of.ids;
		const named = [...(leaf.anyOf ?? []), ...(leaf.allOf ?? []), ...(leaf.noneOf ?? [])];
		for (const id of named) ids.add(id);
		if (typeof leaf.is === 'string') ids.add(leaf.is);
		of.tops.add(leaf.top ?? Number.POSITIVE_INFINITY);
		for (const cut of cutsOf(leaf)) {
			if (typeof cut === 'number') of.cuts.add(cut);
			else of.days.add(cut);
		}
		if (leaf.contains !== undefined) of.parts.add(leaf.contains);
	} else if ('hidden' in leaf) {
		const of = asked.hidden.get(leaf.hidden) ?? {
			values: new Set<string>(),
			parts: new Set<string>()
		};
		asked.hidden.set(leaf.hidden, of);
		for (const value of [...(leaf.anyOf ?? []), ...(leaf.is === undefined ? [] : [leaf.is])]) {
			of.values.add(value);
		}
		if (leaf.contains !== undefined) of.parts.add(leaf.contains);
	} else if ('highest' in leaf) {
		asked.highest = true;
	} else if ('total' in leaf) {
		if (leaf.unit === 'percent') asked.totalPercent = true;
		else asked.total = withCuts(asked.total, leaf);
	} else if (leaf.unit === 'percent') {
		asked.percents.add(leaf.dimension);
	} else {
		asked.points.set(leaf.dimension, withCuts(asked.points.get(leaf.dimension), leaf));
	}
}

function withCuts(known: Set<number> | null | undefined, leaf: Comparison): Set<number> {
	return new Set([...(known ?? []), ...cutsOf(leaf)]);
}

function cutsOf<L>({ atLeast, over, atMost, below, equals }: Comparison<L>): L[] {
	return [atLeast, over, atMost, below, equals].filter((cut) => cut !== undefined);
}
