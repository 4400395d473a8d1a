import { withoutMarks } from '../../quiz/markdown.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import type { Step, StepKind, Temperature } from '../../quiz/quiz.ts';
import type { Reach, Verdict } from '../../quiz/reach.ts';
import { readRecalls } from '../../quiz/recall-names.ts';
import { inLocale, type Text } from '../../quiz/text.ts';
import { blocksOf, isGroup } from '../edits/blocks.ts';
import { conditionText } from '../conditions/say-condition.ts';
import { placesFrom, graphOf } from '../../quiz/graph.ts';
import { linesOf, type MapLine } from './flow-lines.ts';

type Language = 'en' | 'ru';

/** Why nobody gets to a place: no way leads there, no answers do, no segment shows it. */
export type Gone = 'no_way' | 'no_answers' | 'no_segment';

interface MapPlace {
	/** Of the drawing: `start`, `end`, `step:q1`, `result:thanks`. */
	id: string;
	/** '' where nothing is written. */
	title: string;
	gone: Gone | null;
}

export interface StepPlace extends MapPlace {
	type: 'step';
	step: string;
	/** As people count, from 1. */
	number: number;
	kind: StepKind;
	/** When it is shown at all. */
	shownWhen: string | null;
	/** The id of the group that it stands in. */
	group: string | null;
}

/** Neighbouring steps under one name, which respondents never see. */
export interface MapGroup {
	/** `group:step:q1`, by its first place. */
	id: string;
	name: string;
	places: readonly string[];
}

export interface MapSegment {
	id: string;
	title: string;
	temperature: Temperature;
	/** 0 to 1, if all answers were equally likely; null while it is not known. */
	share: number | null;
	verdict: Verdict | null;
}

export interface ResultPlace extends MapPlace {
	type: 'result';
	result: string;
	/** Those that end on this screen. */
	segments: readonly MapSegment[];
}

interface OuterPlace extends MapPlace {
	type: 'start' | 'end';
}

export type FlowPlace = OuterPlace | StepPlace | ResultPlace;

/** A quiz as it is drawn. */
export interface FlowMap {
	/** As they are read: the beginning, the steps in their order, the end, the result screens. */
	places: readonly FlowPlace[];
	lines: readonly MapLine[];
	groups: readonly MapGroup[];
}

/**
 * The places of a quiz and the ways between them.
 * @param reach what is known of where respondents get to
 * @param locale the reader's language; texts that lack it are read in the quiz's own
 */
export function flowMap(quiz: Quiz, reach: Reach | null, locale: Language): FlowMap {
	const read = (text: Text | undefined) =>
		readRecalls(withoutMarks(inLocale(text, locale, quiz.locales)), quiz, locale).trim();
	const names = stepNames(quiz.steps);
	const graph = graphOf(quiz);
	const led = placesFrom(graph, [0]);
	const hopeless = hopelessIn(reach?.steps);
	const groups = groupsOf(quiz.steps, names);
	const groupOf = new Map(groups.flatMap((group) => group.places.map((one) => [one, group.id])));
	const steps = quiz.steps.map(({ id, kind, title, when }, at): StepPlace => ({
		id: names[at] ?? '',
		type: 'step',
		title: read(title),
		gone: !led.has(at) ? 'no_way' : hopeless.has(id) ? 'no_answers' : null,
		...{ step: id, number: at + 1, kind },
		shownWhen: when === undefined ? null : conditionText(quiz, when, locale),
		group: groupOf.get(names[at] ?? '') ?? null
	}));
	const results = resultsOf(quiz, reach, read);
	const gone = new Set([...steps, ...results].flatMap((place) => (place.gone ? place.id : [])));
	const isEndLed = led.has(graph.end);
	return {
		places: [
			{ id: START, type: 'start', title: read(quiz.welcome?.title), gone: null },
			...steps,
			{ id: FINISH, type: 'end', title: '', gone: isEndLed ? null : 'no_way' },
			...results
		],
		lines: [
			...linesOf(quiz, { names, graph, idle: new Set(reach?.idleJumps), gone, locale }),
			...results.filter(({ segments }) => segments.length > 0).map(({ id }) => toResult(id, gone))
		],
		groups
	};
}

export const START = 'start';
export const FINISH = 'end';

/** What a step is called in the drawing; one that shares its id with another is told apart. */
function stepNames(steps: readonly Step[]): string[] {
	const seen = new Set<string>();
	return steps.map(({ id }, at) => {
		const name = seen.has(id) ? `step:${id}:${at}` : `step:${id}`;
		seen.add(id);
		return name;
	});
}

/** By the places of their steps. */
function groupsOf(steps: readonly Step[], names: readonly string[]): MapGroup[] {
	let next = 0;
	return blocksOf(steps).flatMap((block) => {
		const from = next;
		next += isGroup(block) ? block.rows.length : 1;
		const places = names.slice(from, next);
		return isGroup(block) ? { id: `group:${places[0]}`, name: block.name, places } : [];
	});
}

function hopelessIn(list: readonly { id: string; verdict: Verdict }[] = []): Set<string> {
	return new Set(list.flatMap(({ id, verdict }) => (verdict === 'unreachable' ? id : [])));
}

function resultsOf(quiz: Quiz, reach: Reach | null, read: (text: Text) => string): ResultPlace[] {
	const hopeless = hopelessIn(reach?.results);
	const ids = new Set<string>();
	return quiz.results.flatMap(({ id, title }) => {
		if (ids.has(id)) return [];
		ids.add(id);
		const segments = segmentsOf(quiz, reach, read).filter(({ result }) => result === id);
		const gone = segments.length === 0 ? 'no_segment' : hopeless.has(id) ? 'no_answers' : null;
		return {
			...{ id: `result:${id}`, type: 'result', result: id, title: read(title), gone },
			segments: segments.map(({ segment }) => segment)
		};
	});
}

/** Each with the screen that it shows. */
function segmentsOf(
	quiz: Quiz,
	reach: Reach | null,
	read: (text: Text) => string
): { result: string; segment: MapSegment }[] {
	return quiz.segments.map(({ id, title, temperature, result }) => {
		const reached = reach?.segments.find((one) => one.id === id);
		const known = { share: reached?.share ?? null, verdict: reached?.verdict ?? null };
		return { result, segment: { id, title: read(title), temperature, ...known } };
	});
}

function toResult(id: string, gone: ReadonlySet<string>): MapLine {
	return { id: `${FINISH}>${id}`, from: FINISH, to: id, ways: [], idle: gone.has(id), main: true };
}
