import type { Dimension, Step, StepOf } from '../../quiz.ts';
import type { Band, Points } from '../../schema-parts.ts';
import { idGiver } from '../names.ts';
import { rangeOf, type FieldPoints, type Worth } from './points.ts';

/** As many dimensions as a quiz may have. */
const MOST_DIMENSIONS = 20;

/** Where the points of variables go. */
export interface Scoring {
	dimensions: Dimension[];
	/** Ids of dimensions by the names of variables. */
	variables: ReadonlyMap<string, string>;
	/** Variables that found no place. */
	left: string[];
	points(worth: Worth | undefined): Points | undefined;
}

export interface Naming {
	/** Titles for variables that are counters of outcomes. */
	titles: ReadonlyMap<string, string>;
	/** Asked for only where there is a price. */
	currency(): string;
}

/** A dimension for each variable that answers bring points to; the score alone needs none named. */
export function scoringOf(found: readonly FieldPoints[], { titles, currency }: Naming): Scoring {
	const names = new Set(found.flatMap(worthsOf).flatMap((worth) => [...worth.keys()]));
	const kept = [...names].slice(0, MOST_DIMENSIONS);
	const giveId = idGiver();
	const variables = new Map(
		kept.map((name) => [name, giveId(titles.get(name)?.toLowerCase() ?? name, 'points')])
	);
	const plain = kept.length === 1 && kept[0] === 'score';
	return {
		dimensions: plain ? [] : kept.map((name) => dimensionOf(name, variables, titles, currency)),
		variables,
		left: [...names].slice(MOST_DIMENSIONS),
		points(worth) {
			const entries = [...(worth ?? [])].flatMap(([name, points]): [string, number][] => {
				const id = variables.get(name);
				return id === undefined || points === 0 ? [] : [[id, points]];
			});
			if (entries.length === 0) return undefined;
			return plain ? entries[0]?.[1] : Object.fromEntries(entries);
		}
	};
}

function worthsOf({ options, numbers, perUnit }: FieldPoints): Worth[] {
	return [...options.values(), ...numbers.values(), perUnit];
}

/** Only the score counts in the total: other variables stand for themselves. */
function dimensionOf(
	name: string,
	variables: ReadonlyMap<string, string>,
	titles: ReadonlyMap<string, string>,
	currency: Naming['currency']
): Dimension {
	const id = variables.get(name) ?? name;
	if (name === 'price') return { id, title: name, amount: { currency: currency() } };
	const title = titles.get(name) ?? name;
	return name === 'score' ? { id, title } : { id, title, weight: 0 };
}

/** The step with what its answers bring. */
export function withPoints(step: Step, found: FieldPoints, { points }: Scoring): Step {
	const worth = (key: string) => {
		const brought = points(found.options.get(key));
		return brought === undefined ? {} : { points: brought };
	};
	if ('options' in step && step.kind !== 'ranking') return withOptionPoints(step, worth);
	if (step.kind === 'yes_no') return withSides(step, worth('true'), worth('false'));
	if (step.kind === 'rating' || step.kind === 'opinion_scale') {
		return withBands(step, found, points);
	}
	const perUnit = points(found.perUnit);
	return step.kind === 'number' && perUnit !== undefined ? { ...step, perUnit } : step;
}

interface Brought {
	points?: Points;
}

function withSides(step: StepOf<'yes_no'>, yes: Brought, no: Brought): Step {
	return yes.points === undefined && no.points === undefined ? step : { ...step, yes, no };
}

type WithOptions = Extract<Step, { other?: unknown }>;

function withOptionPoints(step: WithOptions, worth: (id: string) => Brought): Step {
	const scored = {
		...step,
		options: step.options.map((option) => ({ ...option, ...worth(option.id) })),
		...(step.other && { other: { ...step.other, ...worth('other') } })
	};
	// Each option stays what it was, with points added.
	return scored as Step;
}

/** A band begins wherever the next number brings something else. */
function withBands(
	step: Extract<Step, { kind: 'rating' | 'opinion_scale' }>,
	{ numbers }: FieldPoints,
	points: Scoring['points']
): Step {
	const range = rangeOf({ step, options: new Map() });
	if (!range || numbers.size === 0) return step;
	const bands: Band[] = [];
	let before = JSON.stringify(0);
	for (let from = range.min; from <= range.max; from++) {
		const brought = points(numbers.get(from)) ?? 0;
		if (JSON.stringify(brought) === before) continue;
		before = JSON.stringify(brought);
		bands.push({ from, points: brought });
	}
	return bands.length === 0 ? step : { ...step, bands };
}
