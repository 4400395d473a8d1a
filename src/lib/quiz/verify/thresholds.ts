import type { Segment } from '../quiz.ts';
import { boundsOf, measureName, percentOfAmount } from './measure.ts';
import { missing } from './missing.ts';
import { named, problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';
import { missingPart, overlapOf, type Span } from './spans.ts';

/** A segment's range of scores; one without a threshold takes them all. */
interface Ranged {
	segment: Segment;
	index: number;
	/** The same for thresholds that compare the same thing; null without one. */
	measure: string | null;
	span: Span;
	/** Nothing but its range decides. */
	plain: boolean;
}

const EVERYTHING: Span = { from: -Infinity, below: Infinity };

/** Whether the thresholds can be reached, and share the scores out among them. */
export function checkThresholds(study: Study): QuizProblem[] {
	const { segments } = study.quiz;
	const ranged = segments.map(rangeOf);
	const problems = ranged.flatMap((one) => checkRange(study, one));
	const unsound = new Set(problems.filter(({ severity }) => severity === 'error').map(indexOf));
	const sound = ranged.filter(({ index }) => !unsound.has(index));
	return [
		...problems,
		...sound.flatMap((one) => checkEarlier(study, one, sound)),
		...checkGaps(sound),
		...checkLast(study, ranged)
	];
}

function rangeOf(segment: Segment, index: number): Ranged {
	const { score, gates, when } = segment;
	const plain = !gates?.length && when === undefined;
	if (!score) return { segment, index, measure: null, span: EVERYTHING, plain };
	const { from = -Infinity, below = Infinity } = score;
	return { segment, index, measure: measureName(score), span: { from, below }, plain };
}

const indexOf = ({ path }: QuizProblem) => Number(/\d+/.exec(path)?.[0]);

function checkRange(study: Study, { segment, index, span }: Ranged): QuizProblem[] {
	const { score, borderline } = segment;
	const path = `segments[${index}]`;
	const problems: QuizProblem[] = [];
	if (borderline !== undefined && score?.from === undefined) {
		problems.push(problem('borderline_without_from', `${path}.borderline`));
	}
	if (!score) return problems;
	const bounds = boundsOf(score, study.bounds.arriving(study.quiz.steps.length));
	if (!bounds) {
		const at = `${path}.score.dimension`;
		return [
			...problems,
			...missing(study.dimensions, score.dimension ?? '', 'unknown_dimension', at)
		];
	}
	const unmeasured = percentOfAmount(study, score, `${path}.score`);
	if (unmeasured.length > 0) return [...problems, ...unmeasured];
	if (span.from >= span.below)
		return [...problems, problem('inverted_range', `${path}.score`, { ...span })];
	if (span.from <= bounds.greatest && span.below > bounds.least) return problems;
	const params = { of: measureName(score), ...bounds };
	return [...problems, problem('threshold_out_of_reach', `${path}.score`, params)];
}

/** What segments before this one take away from it. */
function checkEarlier(study: Study, one: Ranged, all: readonly Ranged[]): QuizProblem[] {
	const before = all.filter(({ index, plain }) => index < one.index && plain);
	const path = `segments[${one.index}]`;
	const takers = takersOf(study, one, before);
	if (takers) {
		const by = takers.map(({ segment }) => segment.id).join(', ');
		// A last segment for whoever may be left does no harm.
		const spare = one.plain && one.measure === null;
		return [problem('shadowed_segment', path, { by }, spare ? 'warning' : 'error')];
	}
	if (one.measure === null || colderThanLast(study, one, all)) return [];
	const weaker = colderBefore(one, all);
	if (weaker) return [problem('colder_first', path, { by: named(weaker.segment.id) })];
	return before.flatMap(({ segment, span, measure }) => {
		const overlap = measure === one.measure ? overlapOf(span, one.span) : null;
		// "from 60", then "from 30" is how ordered segments are written; an end stated inside another's range is not.
		const stated = overlap && (inside(one.span.from, span) || inside(one.span.below, span));
		if (!stated) return [];
		return [problem('threshold_overlap', `${path}.score`, { by: named(segment.id), ...overlap })];
	});
}

/** Segments before this one that leave it nothing: of its own measure together, or of another for every score that there is. */
function takersOf(study: Study, one: Ranged, before: readonly Ranged[]): Ranged[] | null {
	// The last one takes all that is left, whatever it asks.
	const last = one.index === study.quiz.segments.length - 1;
	for (const measure of new Set(before.map((other) => other.measure))) {
		const group = before.filter((other) => other.measure === measure);
		const [first] = group;
		if (!first) continue;
		const within = measure === one.measure && !last ? one : { ...first, span: EVERYTHING };
		const spans = group.map(({ span }) => span);
		if (!missingPart(clipped(study, within), spans)) return group;
	}
	return null;
}

/** An earlier, colder segment whose threshold lets in all that this one's does; its other conditions decide who it takes. */
function colderBefore(one: Ranged, all: readonly Ranged[]): Ranged | undefined {
	return all.find(
		({ index, measure, span, segment }) =>
			index < one.index &&
			measure === one.measure &&
			heat(segment) < heat(one.segment) &&
			span.from > -Infinity &&
			span.from <= one.span.from &&
			span.below >= one.span.below
	);
}

/** The last segment is left scores below those of a colder one. */
function colderThanLast(study: Study, one: Ranged, all: readonly Ranged[]): Ranged | undefined {
	if (one.index !== study.quiz.segments.length - 1) return undefined;
	return all.find((other) => {
		if (other.measure === null || heat(other.segment) >= heat(one.segment)) return false;
		const rivals = all.filter(
			({ index, plain, measure }) => index < one.index && plain && measure === other.measure
		);
		const every = clipped(study, { ...other, span: EVERYTHING });
		const left = missingPart(
			every,
			rivals.map(({ span }) => span)
		);
		return left !== null && left.from < other.span.from;
	});
}

const heat = ({ temperature }: Segment) => ['cold', 'warm', 'hot'].indexOf(temperature);

const inside = (value: number, { from, below }: Span) => value > from && value < below;

/** The scores of the segment's range that can come at all. */
function clipped({ bounds, quiz }: Study, { segment, span }: Ranged): Span {
	const possible = segment.score && boundsOf(segment.score, bounds.arriving(quiz.steps.length));
	if (!possible) return span;
	const { least, greatest } = possible;
	return { from: Math.max(span.from, least), below: Math.min(span.below, justAbove(greatest)) };
}

const justAbove = (value: number) => value + Math.max(1e-9, Math.abs(value) * 1e-9);

/** Scores between the thresholds that fall through to a segment that does not ask for them. */
function checkGaps(all: readonly Ranged[]): QuizProblem[] {
	const scored = all.filter(({ measure }) => measure !== null);
	const [first, ...rest] = scored;
	if (!first || rest.some(({ measure }) => measure !== first.measure)) return [];
	const spans = scored.map(({ span }) => span);
	const whole = {
		from: Math.min(...spans.map(({ from }) => from)),
		below: Math.max(...spans.map(({ below }) => below))
	};
	const gap = missingPart(whole, spans);
	if (!gap) return [];
	const above = scored.find(({ span }) => span.from === gap.below) ?? first;
	const taker = named(all.at(-1)?.segment.id ?? '');
	return [problem('threshold_gap', `segments[${above.index}].score`, { ...gap, taker })];
}

/** The last segment catches all, whatever it asks. */
function checkLast(study: Study, all: readonly Ranged[]): QuizProblem[] {
	const last = all.at(-1);
	const colder = last && colderThanLast(study, last, all);
	if (colder) {
		return [problem('hotter_last', `segments[${last.index}]`, { by: named(colder.segment.id) })];
	}
	if (!last || (last.plain && last.measure === null)) return [];
	const path = `segments[${last.index}]`;
	if (!last.plain) return [problem('no_catch_all', path)];
	const spans = all.filter(({ plain, measure }) => plain && measure === last.measure);
	const every = clipped(study, { ...last, span: EVERYTHING });
	const left = missingPart(
		every,
		spans.map(({ span }) => span)
	);
	return left ? [problem('no_catch_all', path)] : [];
}
