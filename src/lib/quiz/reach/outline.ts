import type { Answers, HiddenFields } from '../answers.ts';
import type { Condition } from '../condition.ts';
import type { Truth } from '../evaluate.ts';
import type { Choice } from './choices.ts';
import type { Terrain } from './explore.ts';
import { segmentConditions } from './rules.ts';
import { holdsWithin, scoreRange, type ScoreRange } from './score-range.ts';
import { noSums, sumInto } from './sums.ts';

/** What may be reached at most: whatever is not in here, nobody gets to. */
export interface Outline {
	steps: ReadonlySet<string>;
	/** As `place.jump`. */
	jumps: ReadonlySet<string>;
	segments: ReadonlySet<string>;
}

/** Ways that agree in all answers that conditions look at, with the least and the greatest of what they add up to. */
interface Band {
	asked: Answers;
	groups: Readonly<Record<string, string>>;
	hidden: HiddenFields;
	least: number[];
	greatest: number[];
}

const MOST_BANDS = 1000;

/**
 * Goes all ways with ranges of scores instead of scores; where a range leaves a condition open, both ways are gone. So
 * nothing that can be reached is missed.
 * @returns null where answers alone tell too many ways apart
 */
export function outlineOf(terrain: Terrain): Outline | null {
	const { compiled, choices, starts, order, asked } = terrain;
	const { steps } = compiled.quiz;
	const places = Array.from({ length: steps.length + 1 }, () => new Map<string, Band>());
	const found = { steps: new Set<string>(), jumps: new Set<string>() };
	if (!starts.complete || [...choices.values()].some(({ complete }) => !complete)) return null;
	for (const hidden of starts.starts) {
		const [least, greatest] = [noSums(compiled), noSums(compiled)];
		arrive(terrain, places, 0, { asked: {}, groups: {}, hidden, least, greatest });
	}
	for (const place of order) {
		const step = steps[place];
		if (!step) continue;
		const here = [...(places[place]?.values() ?? [])];
		if (here.length > MOST_BANDS) return null;
		const groups = groupsOf(choices.get(step.id)?.list ?? []);
		for (const band of here) {
			const shown = step.when === undefined ? true : holds(terrain, step.when, band);
			if (shown !== true) arrive(terrain, places, place + 1, band);
			if (shown === false) continue;
			found.steps.add(step.id);
			for (const group of groups) {
				const next = widened(terrain, band, step.id, group, asked.answers.has(step.id));
				for (const { to, jump } of mayFollow(terrain, place, next)) {
					if (jump !== null) found.jumps.add(`${place}.${jump}`);
					arrive(terrain, places, to, next);
				}
			}
		}
	}
	const ends = [...(places[steps.length]?.values() ?? [])];
	const segments = new Set(ends.flatMap((band) => maySegments(terrain, band)));
	return { ...found, segments };
}

/** Answers that conditions take alike, with the least and the greatest that they bring. */
interface Group extends Pick<Choice, 'answer' | 'group'> {
	least: number[];
	greatest: number[];
}

function groupsOf(list: readonly Choice[]): Group[] {
	const groups = new Map<string, Group>();
	for (const { answer, group, sums } of list) {
		const known = groups.get(group);
		if (!known) groups.set(group, { answer, group, least: [...sums], greatest: [...sums] });
		else join(known, { least: sums, greatest: sums });
	}
	return [...groups.values()];
}

function join(
	wide: Pick<Band, 'least' | 'greatest'>,
	other: { least: readonly number[]; greatest: readonly number[] }
): void {
	wide.least = wide.least.map((value, at) => Math.min(value, other.least[at] ?? value));
	wide.greatest = wide.greatest.map((value, at) => Math.max(value, other.greatest[at] ?? value));
}

function widened(
	{ compiled }: Terrain,
	band: Band,
	step: string,
	{ answer, group, least, greatest }: Group,
	asked: boolean
): Band {
	const next = { ...band, least: [...band.least], greatest: [...band.greatest] };
	sumInto(next.least, band.least, least, compiled.dimensions.length);
	sumInto(next.greatest, band.greatest, greatest, compiled.dimensions.length);
	if (!asked) return next;
	return {
		...next,
		asked: { ...band.asked, [step]: answer },
		groups: { ...band.groups, [step]: group }
	};
}

function arrive(terrain: Terrain, places: Map<string, Band>[], place: number, band: Band): void {
	const here = places[place];
	const name = terrain.answerNames[place]?.(band) ?? '';
	const known = here?.get(name);
	if (known) join(known, band);
	else here?.set(name, { ...band });
}

function mayFollow(terrain: Terrain, place: number, band: Band) {
	const { compiled, moves } = terrain;
	const next = compiled.quiz.steps[place]?.next;
	if (typeof next !== 'object') {
		return [moves.follow(place, () => ({ answers: {}, hidden: {} }))];
	}
	const ways: { to: number; jump: number | null }[] = [];
	for (const [jump, { when, to }] of next.entries()) {
		const taken = when === undefined ? true : holds(terrain, when, band);
		if (taken !== false) ways.push({ to: moves.placeOf(to), jump });
		if (taken === true) return ways;
	}
	return [...ways, { to: place + 1, jump: null }];
}

function maySegments(terrain: Terrain, band: Band): string[] {
	const { knockouts, segments } = terrain.compiled.quiz;
	const may: string[] = [];
	for (const { when, segment } of knockouts) {
		const knocked = holds(terrain, when, band);
		if (knocked !== false) may.push(segment);
		if (knocked === true) return may;
	}
	for (const segment of segments) {
		const truths = segmentConditions(segment).map((condition) => holds(terrain, condition, band));
		if (truths.includes(false)) continue;
		may.push(segment.id);
		if (truths.every((truth) => truth === true)) return may;
	}
	return [...may, segments.at(-1)?.id ?? ''];
}

function holds({ compiled }: Terrain, condition: Condition, band: Band): Truth {
	let range: ScoreRange | undefined;
	const { today } = compiled.quiz;
	return holdsWithin(condition, { answers: band.asked, hidden: band.hidden, today }, () => {
		range ??= scoreRange(compiled, band.least, band.greatest);
		return range;
	});
}
