import { compileQuiz, type CompiledQuiz } from '../compile.ts';
import { graphOf, orderOf } from '../graph.ts';
import type { Quiz } from '../normalise.ts';
import { askedBy, type Asked } from './asked.ts';
import { choicesAt, type Choice, type Choices } from './choices.ts';
import { movesIn, type Moves } from './move.ts';
import { allConditions, askedFrom } from './rules.ts';
import { hiddenStarts } from './starts.ts';
import { figuresFor, measuresFor, noSums, sumInto, type Figure } from './sums.ts';
import { factsOf, startOf, type Passing, type Way } from './way.ts';

/** What is worked out once per quiz before ways are gone. */
export interface Terrain {
	compiled: CompiledQuiz;
	moves: Moves;
	choices: ReadonlyMap<string, Choices>;
	starts: ReturnType<typeof hiddenStarts>;
	/** Places, each after all that lead to it. */
	order: readonly number[];
	asked: Asked;
	measures: readonly Figure[];
	/** By place, the name of all ways that nothing from there on can tell from this one; and by their answers alone. */
	names: readonly Name<Passing>[];
	answerNames: readonly Name<Told>[];
}

type Told = Pick<Way, 'groups' | 'hidden'>;
type Name<W extends Told> = (way: W) => string;

/** Of a quiz without loops. */
export function surveyed(quiz: Quiz): Terrain {
	const compiled = compileQuiz(quiz);
	const conditions = allConditions(quiz);
	const asked = askedBy(conditions);
	const graph = graphOf(quiz);
	const ahead = askedFrom(quiz, graph);
	return {
		compiled,
		moves: movesIn(quiz),
		choices: new Map(
			[...compiled.steps].map(([id, step]) => [id, choicesAt(compiled, step, conditions, asked)])
		),
		starts: hiddenStarts(conditions, asked),
		order: orderOf(graph).order,
		asked,
		measures: measuresFor(compiled, asked),
		names: ahead.map((later) => nameFor(compiled, later)),
		answerNames: ahead.map(nameByAnswers)
	};
}

function nameFor(compiled: CompiledQuiz, later: Asked): Name<Passing> {
	const told = nameByAnswers(later);
	const figures = figuresFor(compiled, later);
	return (way) => {
		let name = told(way);
		for (const figure of figures) name += `${figure(way.sums)},`;
		return name;
	};
}

function nameByAnswers({ answers, hidden }: Asked): Name<Told> {
	const steps = [...answers.keys()];
	const fields = [...hidden.keys()];
	return (way) => {
		let name = '';
		for (const id of steps) name += `${Object.hasOwn(way.groups, id) ? way.groups[id] : '-'};`;
		for (const id of fields) name += `${Object.hasOwn(way.hidden, id) ? way.hidden[id] : ''}\0`;
		return name;
	};
}

/** What was found by going all ways at once. */
export interface Explored {
	/** Ways to the end; of those that classify alike, one. */
	ends: Way[];
	/** The first way found to each step that is shown, before it is answered; by place. */
	shown: ReadonlyMap<number, Way>;
	/** Jumps that were taken, as `place.jump`. */
	taken: ReadonlySet<string>;
	/** Nothing was left out: what was not found cannot be. */
	exhaustive: boolean;
}

/**
 * Goes all ways at once, place by place. Ways that no later condition can tell apart are one. Where they would be too many,
 * some are dropped: those with the least and the greatest of each measure stay. Yields between places.
 * @param effort how many answers may be given, over all ways
 */
export function* explore(terrain: Terrain, effort: number): Generator<void, Explored> {
	const { compiled, moves, choices, starts, order, asked, measures, names } = terrain;
	const { steps } = compiled.quiz;
	const arrived = Array.from({ length: steps.length + 1 }, () => new Map<string, Way>());
	const shown = new Map<number, Way>();
	const taken = new Set<string>();
	let exhaustive = starts.complete;
	const sums = noSums(compiled);
	/** Of ways that go by the same name the first is kept. */
	const arrive = (place: number, passing: Passing, keep: () => Way) => {
		const name = names[place]?.(passing) ?? '';
		const here = arrived[place];
		if (here && !here.has(name)) here.set(name, keep());
	};
	for (const hidden of starts.starts) {
		const start = startOf(compiled, hidden);
		arrive(0, start, () => start);
	}
	for (const [visited, place] of order.entries()) {
		const step = steps[place];
		const known = step && choices.get(step.id);
		if (!step || !known) continue;
		const found = [...(arrived[place]?.values() ?? [])];
		arrived[place]?.clear();
		const share = effort / (order.length - visited);
		const most = Math.max(LEAST_WAYS, Math.floor(share / known.list.length));
		const ways = thinned(found, most, measures);
		if (ways.length < found.length) exhaustive = false;
		const isAsked = asked.answers.has(step.id);
		for (const way of ways) {
			if (!moves.isShown(place, () => factsOf(compiled, way))) {
				arrive(place + 1, way, () => way);
				continue;
			}
			if (!shown.has(place)) shown.set(place, way);
			if (!known.complete) exhaustive = false;
			effort -= known.list.length;
			const told = isAsked ? tellOnce(way, step.id) : () => way;
			for (const choice of known.list) {
				const { asked, groups } = told(choice);
				sumInto(sums, way.sums, choice.sums, compiled.dimensions.length);
				const next: Passing = { sums, asked, groups, hidden: way.hidden };
				const { to, jump } = moves.follow(place, () => factsOf(compiled, next));
				if (jump !== null) taken.add(`${place}.${jump}`);
				arrive(to, next, () => ({
					...next,
					sums: sums.slice(),
					before: way,
					step: step.id,
					answer: choice.answer
				}));
			}
		}
		yield;
	}
	const ends = [...(arrived[steps.length]?.values() ?? [])];
	return { ends, shown, taken, exhaustive };
}

/** What is told to conditions after one more answer; the same for all answers that they take alike. */
function tellOnce(way: Way, step: string): (choice: Choice) => Pick<Way, 'asked' | 'groups'> {
	const known = new Map<string, Pick<Way, 'asked' | 'groups'>>();
	return ({ answer, group }) => {
		const told = known.get(group) ?? {
			asked: { ...way.asked, [step]: answer },
			groups: { ...way.groups, [step]: group }
		};
		known.set(group, told);
		return told;
	};
}

const LEAST_WAYS = 8;

/** At most about so many of the ways: those at the ends of each measure, and evenly many of the others. */
function thinned(ways: readonly Way[], most: number, measures: readonly Figure[]): readonly Way[] {
	if (ways.length <= most) return ways;
	const kept = new Set<Way>();
	for (const measure of measures) {
		const values = ways.map(({ sums }) => measure(sums));
		const least = ways[values.indexOf(Math.min(...values))];
		const greatest = ways[values.indexOf(Math.max(...values))];
		if (least) kept.add(least);
		if (greatest) kept.add(greatest);
	}
	const stride = ways.length / Math.max(1, most - kept.size);
	for (let at = 0; at < ways.length; at += stride) {
		const way = ways[Math.floor(at)];
		if (way) kept.add(way);
	}
	return [...kept];
}
