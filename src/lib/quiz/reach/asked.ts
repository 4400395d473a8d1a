import type { Comparison, Condition } from '../condition.ts';
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
	/** Texts that the answer may contain. */
	parts: Set<string>;
}

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
		const of = asked.answers.get(leaf.answer) ?? {
			ids: new Set<string>(),
			cuts: new Set<number>(),
			parts: new Set<string>()
		};
		asked.answers.set(leaf.answer, of);
		const named = [...(leaf.anyOf ?? []), ...(leaf.allOf ?? []), ...(leaf.noneOf ?? [])];
		for (const id of named) of.ids.add(id);
		if (typeof leaf.is === 'string') of.ids.add(leaf.is);
		for (const cut of cutsOf(leaf)) of.cuts.add(cut);
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

function cutsOf({ atLeast, over, atMost, below, equals }: Comparison): number[] {
	return [atLeast, over, atMost, below, equals].filter((cut) => cut !== undefined);
}
