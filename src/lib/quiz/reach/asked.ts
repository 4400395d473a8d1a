import type { Comparison, Condition } from '../condition.ts';
import type { Day } from '../day.ts';
import { leavesOf } from '../verify/leaves.ts';
import type { Leaf } from '../verify/asked-by.ts';

/** What a set of conditions asks about: only in this can two respondents differ. */
export interface Asked {
	/** Step ids, and what is asked of their answers. */
	answers: Map<string, AskedOfAnswer>;
	hidden: Map<string, AskedOfHidden>;
	/** Dimensions whose points are compared. */
	points: Set<string>;
	/** Dimensions whose percentage is compared. */
	percents: Set<string>;
	total: boolean;
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
}

export interface AskedOfHidden {
	values: Set<string>;
	parts: Set<string>;
}

export function askedBy(conditions: Iterable<Condition>): Asked {
	const asked: Asked = {
		answers: new Map(),
		hidden: new Map(),
		points: new Set(),
		percents: new Set(),
		total: false,
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
			days: new Set<Day>(),
			parts: new Set<string>()
		};
		asked.answers.set(leaf.answer, of);
		const named = [...(leaf.anyOf ?? []), ...(leaf.allOf ?? []), ...(leaf.noneOf ?? [])];
		for (const id of named) of.ids.add(id);
		if (typeof leaf.is === 'string') of.ids.add(leaf.is);
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
		else asked.total = true;
	} else {
		(leaf.unit === 'percent' ? asked.percents : asked.points).add(leaf.dimension);
	}
}

function cutsOf<L>({ atLeast, over, atMost, below, equals }: Comparison<L>): L[] {
	return [atLeast, over, atMost, below, equals].filter((cut) => cut !== undefined);
}
