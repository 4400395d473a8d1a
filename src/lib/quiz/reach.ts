import type { Answer, HiddenFields } from './answers.ts';
import { scoreBounds, type ScoreBounds } from './bounds.ts';
import { explore, surveyed, type Explored, type Terrain } from './reach/explore.ts';
import { outlineOf, type Outline } from './reach/outline.ts';
import { excludes } from './reach/prove.ts';
import { predictShares } from './reach/shares.ts';
import { scoreOf } from './reach/sums.ts';
import { answersAlong, factsOf, type Way } from './reach/way.ts';
import type { Quiz } from './normalise.ts';
import { classify } from './segment.ts';
import { submit } from './submission.ts';

/** 'unreachable' is proved, 'reachable' has a witness, 'undecided' says that the effort was spent. */
export type Verdict = 'reachable' | 'unreachable' | 'undecided';

/** Answers that lead there, as they can be submitted. */
export interface Witness {
	answers: Record<string, Answer>;
	hidden: HiddenFields;
	path: string[];
	total: number;
	percent: number;
}

export interface Reached {
	id: string;
	verdict: Verdict;
	witness: Witness | null;
}

/** Where respondents can get to. */
export interface Reach {
	segments: (Reached & {
		/** 0 to 1: of respondents, if all answers were equally likely. */
		share: number;
	})[];
	results: Reached[];
	steps: Reached[];
	/** `steps[2].next[0]`: jumps that nobody ever takes. */
	idleJumps: string[];
	/** No score lies outside. */
	bounds: ScoreBounds;
}

/** How many answers may be given in each round of looking; the next one only where something is left undecided. */
const ROUNDS = [1500, 10_000, 50_000];

/** All at once; see `studyReach`. */
export function reachOf(quiz: Quiz): Reach {
	const study = studyReach(quiz);
	for (;;) {
		const { done, value } = study.next();
		if (done) return value;
	}
}

/**
 * Which steps, segments and results respondents can get to. Yields every few milliseconds, for callers with other things to
 * do. Of a quiz without structural errors.
 */
export function* studyReach(quiz: Quiz): Generator<void, Reach> {
	const terrain = surveyed(quiz);
	const found: Found = {
		segments: new Map(),
		steps: new Map(),
		taken: new Set(),
		exhaustive: false
	};
	const never = neverReached(quiz, terrain, found);
	for (const effort of ROUNDS) {
		const explored = yield* explore(terrain, effort);
		keep(found, terrain, explored);
		if (found.exhaustive || isDecided(quiz, found, never)) break;
	}
	const shares = yield* predictShares(terrain);
	const segments = quiz.segments.map(({ id }) => ({
		id,
		...verdictOn(found.segments.get(id), () => never.segment(id)),
		share: shares.get(id) ?? 0
	}));
	return {
		segments,
		results: quiz.results.map(({ id }) => resultReached(quiz, id, segments)),
		steps: quiz.steps.map(({ id }) => ({
			id,
			...verdictOn(found.steps.get(id), () => never.step(id))
		})),
		idleJumps: jumpsNotIn(quiz, found.taken).filter(never.jump).map(jumpPath),
		bounds: scoreBounds(quiz)
	};
}

interface Found {
	segments: Map<string, Witness>;
	steps: Map<string, Witness>;
	taken: Set<string>;
	exhaustive: boolean;
}

/** What is proved to be out of reach; a proof is looked for where it is asked for. */
interface Never {
	segment(id: string): boolean;
	step(id: string): boolean;
	jump(jump: string): boolean;
}

function neverReached(quiz: Quiz, terrain: Terrain, found: Found): Never {
	let outline: Outline | null | undefined;
	let excluded: ((segment: string) => boolean) | undefined;
	const beyond = (part: keyof Outline, id: string) => {
		if (found.exhaustive) return true;
		outline = outline === undefined ? outlineOf(terrain) : outline;
		return outline !== null && !outline[part].has(id);
	};
	return {
		segment(id) {
			excluded ??= excludes(quiz);
			return beyond('segments', id) || excluded(id);
		},
		step: (id) => beyond('steps', id),
		jump: (jump) => beyond('jumps', jump)
	};
}

function isDecided(quiz: Quiz, found: Found, never: Never): boolean {
	return (
		quiz.steps.every(({ id }) => found.steps.has(id) || never.step(id)) &&
		jumpsNotIn(quiz, found.taken).every(never.jump) &&
		quiz.segments.every(({ id }) => found.segments.has(id) || never.segment(id))
	);
}

/** Of each thing the first way there; into a segment, one that the engine itself confirms. */
function keep(found: Found, terrain: Terrain, { ends, shown, taken, exhaustive }: Explored): void {
	const { compiled } = terrain;
	const { quiz } = compiled;
	found.exhaustive = exhaustive;
	for (const jump of taken) found.taken.add(jump);
	for (const [place, way] of shown) {
		const id = quiz.steps[place]?.id ?? '';
		if (!found.steps.has(id)) found.steps.set(id, witnessOf(terrain, way));
	}
	for (const way of ends) {
		const score = scoreOf(compiled, way.sums);
		const { segment } = classify(quiz, score, factsOf(compiled, way));
		if (found.segments.has(segment)) continue;
		const witness = witnessOf(terrain, way);
		if (replayed(quiz, witness) === segment) found.segments.set(segment, witness);
	}
}

function verdictOn(witness: Witness | undefined, never: () => boolean): Omit<Reached, 'id'> {
	if (witness) return { verdict: 'reachable', witness };
	return { verdict: never() ? 'unreachable' : 'undecided', witness: null };
}

function witnessOf({ compiled }: Terrain, way: Way): Witness {
	const { total, percent } = scoreOf(compiled, way.sums);
	return { ...answersAlong(way), hidden: way.hidden, total, percent };
}

/** The segment that these answers get when they are submitted. */
function replayed(quiz: Quiz, { answers, hidden }: Witness): string | null {
	const completed = submit(quiz, { answers, hidden, locale: quiz.locales[0] ?? 'en' });
	return completed.ok ? completed.value.classification.segment : null;
}

/** A result is reached by the segments that show it. */
function resultReached({ segments }: Quiz, id: string, reached: Reach['segments']): Reached {
	const showing = reached.filter((_, at) => segments[at]?.result === id);
	const best =
		showing.find(({ verdict }) => verdict === 'reachable') ??
		showing.find(({ verdict }) => verdict === 'undecided');
	return { id, verdict: best?.verdict ?? 'unreachable', witness: best?.witness ?? null };
}

/** As `place.jump`. */
function jumpsNotIn(quiz: Quiz, taken: ReadonlySet<string>): string[] {
	return quiz.steps.flatMap(({ next }, place) =>
		typeof next === 'object'
			? next.map((_, jump) => `${place}.${jump}`).filter((jump) => !taken.has(jump))
			: []
	);
}

const jumpPath = (jump: string) => `steps[${jump.replace('.', '].next[')}]`;
