import { scoreBounds, type ScoreBounds } from './bounds.ts';
import type { Quiz } from './normalise.ts';
import type { Bounds } from './questions/kind.ts';
import { explore, type Explored, type Search } from './reach/explore.ts';
import { Findings } from './reach/findings.ts';
import { gainsIn } from './reach/gains.ts';
import { hopelessFor } from './reach/hopeless.ts';
import { liveIn, liveTowards } from './reach/live.ts';
import { percentBounds } from './reach/score-range.ts';
import { predictShares } from './reach/shares.ts';
import type { Reached } from './reach/reached.ts';
import { survey, type Terrain } from './reach/terrain.ts';

export type { Reached, Verdict, Witness } from './reach/reached.ts';

/** Where respondents can get to. */
export interface Reach {
	segments: (Reached & {
		/** 0 to 1: of respondents, if all answers were equally likely. */
		share: number;
		/** Of one that nobody reaches: what the score that it asks for comes to for whoever meets all else it asks for. */
		asked: Bounds | null;
	})[];
	results: Reached[];
	steps: Reached[];
	/** `steps[2].next[0]`: jumps that nobody ever takes. */
	idleJumps: string[];
	/** No score lies outside; of each measure in points, and in percent where it has such. */
	bounds: ScoreBounds;
	percents: ScoreBounds;
}

/** How many answers may be given at first, and in each further round where something is left undecided. */
export type Efforts = readonly [number, ...number[]];

const EFFORTS: Efforts = [1500, 10_000, 50_000];

/** All at once; see `studyReach`. */
export function reachOf(quiz: Quiz, efforts?: Efforts): Reach {
	const study = studyReach(quiz, efforts);
	for (;;) {
		const { done, value } = study.next();
		if (done) return value;
	}
}

/**
 * Which steps, segments and results respondents can get to. Yields every few milliseconds, for callers with other things to
 * do. Of a quiz without structural errors.
 */
export function* studyReach(quiz: Quiz, efforts: Efforts = EFFORTS): Generator<void, Reach> {
	const terrain = yield* survey(quiz);
	const findings = yield* look(terrain, efforts);
	const shares = yield* predictShares(terrain);
	const segments = quiz.segments.map(({ id }) => {
		const told = findings.segment(id);
		const asked = told.verdict === 'unreachable' ? findings.askedOf(id) : null;
		return { id, ...told, share: shares.get(id) ?? 0, asked };
	});
	const steps = quiz.steps.map(({ id }) => ({ id, ...findings.step(id) }));
	const never = new Set(
		steps.filter(({ verdict }) => verdict === 'unreachable').map(({ id }) => id)
	);
	const bounds = scoreBounds(quiz, never);
	return {
		segments,
		results: quiz.results.map(({ id }) => resultReached(quiz, id, segments)),
		steps,
		idleJumps: findings.idleJumps(),
		bounds,
		percents: percentBounds(terrain, bounds, never)
	};
}

/** For everything at once, then for what is left: steps and jumps, which the end of the quiz does not matter to; segments. */
function* look(terrain: Terrain, [atFirst, ...further]: Efforts): Generator<void, Findings> {
	const findings = new Findings(terrain);
	const gainsOf = gainsIn(terrain);
	const live = liveIn(terrain, gainsOf);
	yield;
	const { exhaustive } = yield* seek(findings, terrain, { effort: atFirst, live });
	if (exhaustive) findings.close({ places: true, segments: true });
	for (const effort of further) {
		const places = findings.openPlaces();
		if (places.size > 0) {
			const towards = liveTowards(terrain, gainsOf, places);
			const { exhaustive } = yield* seek(findings, terrain, { effort, live: towards });
			if (exhaustive) findings.close({ places: true });
		}
		const segments = findings.openSegments();
		if (segments.size > 0) {
			const isHopeless = hopelessFor(terrain, segments);
			const { exhaustive } = yield* seek(findings, terrain, { effort, live, isHopeless });
			if (exhaustive) findings.close({ segments: true });
		}
	}
	return findings;
}

function* seek(findings: Findings, terrain: Terrain, search: Search): Generator<void, Explored> {
	const explored = yield* explore(terrain, search);
	yield* findings.keep(explored);
	return explored;
}

/** A result is reached by the segments that show it. */
function resultReached({ segments }: Quiz, id: string, reached: Reach['segments']): Reached {
	const showing = reached.filter((_, at) => segments[at]?.result === id);
	const best =
		showing.find(({ verdict }) => verdict === 'reachable') ??
		showing.find(({ verdict }) => verdict === 'undecided');
	return { id, verdict: best?.verdict ?? 'unreachable', witness: best?.witness ?? null };
}
