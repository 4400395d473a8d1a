import { answerTo, type Answer, type Answers, type HiddenFields } from './answers.ts';
import type { Day } from './day.ts';
import {
	evaluate,
	type Facts,
	type FlowCondition,
	type ScoreView,
	type Truth
} from './evaluate.ts';
import { END } from './questions/step.ts';

/** What flow reads of a step, in a full quiz and in a browser's copy alike. */
export interface FlowStep {
	id: string;
	when?: FlowCondition | undefined;
	next?: string | FlowJump[] | undefined;
}

export interface FlowJump {
	when?: FlowCondition | undefined;
	to: string;
}

export interface FlowQuiz {
	steps: readonly FlowStep[];
	/** The day of answering. */
	today?: Day | undefined;
}

export type Progress =
	/** `path`: the steps passed, in order, without the current one. */
	| { at: 'step'; step: string; path: string[] }
	| { at: 'end'; path: string[] }
	/** Only the server can tell what comes after this step; null: which step is the first. */
	| { at: 'ask'; after: string | null; path: string[] };

export interface WalkOptions {
	hidden: HiddenFields;
	/** 'playing': a step without an answer is the current one. 'submission': it was left empty. */
	mode: 'playing' | 'submission';
	/** The score of the answers on the path so far; on the server only. */
	scoreOf?: ((path: string[]) => ScoreView) | undefined;
	/** What the server has said before: the step (or 'end') that comes after this path. */
	told?: ((path: readonly string[]) => string | undefined) | undefined;
	/** In a submission that is not complete: collects the steps without an answer, and what depends on them is not told. */
	open?: string[] | undefined;
}

/**
 * Goes through the quiz with these answers, from the first step as far as they lead.
 * A step is passed once at most: a way that comes back to one ends there, and so does one that leads nowhere.
 */
export function walk(quiz: FlowQuiz, answers: Answers, options: WalkOptions): Progress {
	const { steps, today } = quiz;
	const path: string[] = [];
	const passed: Record<string, Answer | null> = {};
	const facts = factsOf(passed, path, options, today);
	let next = shownFrom(steps, 0, facts);
	for (;;) {
		const isOpen = options.open !== undefined && options.open.length > 0;
		const told = isOpen ? undefined : options.told?.(path);
		const index = next === 'ask' ? indexOf(steps, told) : next;
		if (index === undefined) return { at: 'ask', after: path.at(-1) ?? null, path };
		const step = steps[index];
		if (!step || Object.hasOwn(passed, step.id)) return { at: 'end', path };
		const answer = answerTo(answers, step.id);
		if (answer === undefined && options.mode === 'playing') {
			return { at: 'step', step: step.id, path };
		}
		path.push(step.id);
		if (answer === undefined) options.open?.push(step.id);
		passed[step.id] = answer ?? null;
		next = following(steps, index, facts);
	}
}

/** How far the questions of a page lead that asks all of them at once. */
export interface Spread {
	/** The steps on the page, in order. */
	path: readonly string[];
	/**
	 * What comes after them: nothing, or what the answer to a step on the page decides that is needed and not given, or what
	 * only the server can tell.
	 */
	at: 'end' | 'open' | 'ask';
}

/**
 * Goes through the quiz as far as the way is known. A step that is missing among the answers has none yet, null was left
 * empty. The path is where the path of a submission begins, and all of it once no answer is missing.
 */
export function spread(
	quiz: FlowQuiz,
	answers: Answers,
	options: Omit<WalkOptions, 'mode'>
): Spread {
	const open: string[] = [];
	const given = walk(quiz, answers, { ...options, mode: 'submission', open });
	if (given.at !== 'ask') return { path: given.path, at: 'end' };
	return { path: given.path, at: open.length > 0 ? 'open' : 'ask' };
}

/** Conditions of one place see one score, worked out where the first of them asks. */
function factsOf(
	answers: Answers,
	path: string[],
	options: WalkOptions,
	today: Day | undefined
): Facts {
	let score: ScoreView | undefined;
	let scored = -1;
	return {
		answers,
		hidden: options.hidden,
		today,
		open: options.open,
		get score() {
			// Points that may come yet are not known.
			if (options.open && options.open.length > 0) return undefined;
			if (scored !== path.length) score = options.scoreOf?.(path);
			scored = path.length;
			return score;
		}
	};
}

type Position = number | 'ask';

/** Where the way leads after this step. */
function following(steps: readonly FlowStep[], index: number, facts: Facts): Position {
	const next = steps[index]?.next;
	if (next === undefined) return shownFrom(steps, index + 1, facts);
	if (typeof next === 'string') return shownFrom(steps, indexOf(steps, next), facts);
	for (const jump of next) {
		const taken: Truth = jump.when === undefined || evaluate(jump.when, facts);
		if (taken === 'ask') return 'ask';
		if (taken) return shownFrom(steps, indexOf(steps, jump.to), facts);
	}
	return shownFrom(steps, index + 1, facts);
}

/**
 * Whether the quiz ends after this step, whatever is answered to it; false where that cannot be told.
 * @param answers of the steps passed
 */
export function endsAfter(
	{ steps, today }: FlowQuiz,
	step: string,
	answers: Answers,
	hidden: HiddenFields
): boolean {
	const index = steps.findIndex(({ id }) => id === step);
	const facts: Facts = { answers, hidden, open: [step], today };
	const isEnd = (from: number) => {
		const next = shownFrom(steps, from, facts);
		if (next === 'ask') return false;
		const id = steps[next]?.id;
		return id === undefined || id === step || Object.hasOwn(answers, id);
	};
	const next = steps[index]?.next;
	if (typeof next === 'string') return isEnd(indexOf(steps, next));
	for (const { when, to } of next ?? []) {
		const taken: Truth = when === undefined || evaluate(when, facts);
		if (taken !== false && !isEnd(indexOf(steps, to))) return false;
		if (taken === true) return true;
	}
	return isEnd(index + 1);
}

/** The first step from here on that is not hidden by its `when`; beyond the last one is the end. */
function shownFrom(steps: readonly FlowStep[], from: number, facts: Facts): Position {
	for (let index = from; index < steps.length; index++) {
		const when = steps[index]?.when;
		const shown: Truth = when === undefined || evaluate(when, facts);
		if (shown === 'ask') return 'ask';
		if (shown) return index;
	}
	return steps.length;
}

/** A name that no step has is the end. */
function indexOf(steps: readonly FlowStep[], id: string): number;
function indexOf(steps: readonly FlowStep[], id: string | undefined): number | undefined;
function indexOf(steps: readonly FlowStep[], id: string | undefined): number | undefined {
	if (id === undefined) return undefined;
	const index = id === END ? -1 : steps.findIndex((step) => step.id === id);
	return index < 0 ? steps.length : index;
}
