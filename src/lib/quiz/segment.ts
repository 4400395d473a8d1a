import { answerTo } from './answers.ts';
import { compileQuiz } from './compile.ts';
import { evaluate, type Facts } from './evaluate.ts';
import { STAGE_OF, type Quiz } from './normalise.ts';
import { tidy } from './points.ts';
import type { Segment, Temperature, Threshold } from './quiz.ts';
import { scoreView, type Score } from './score.ts';
import type { Text } from './text.ts';

export const HEAT = { cold: 0, warm: 1, hot: 2 } as const satisfies Record<Temperature, number>;

/** Where a respondent belongs, and why. */
export interface Classification {
	segment: string;
	title: Text;
	temperature: Temperature;
	/** 0 cold, 1 warm, 2 hot. */
	heat: 0 | 1 | 2;
	stage: string;
	stageTitle: Text;
	/** Place in the quiz's stages, the coldest 0. */
	stageRank: number;
	tags: string[];
	/** The result screen; null where the quiz has none of that id. */
	result: string | null;
	borderline: boolean;
	/** The thresholds that the score lies within the band of. */
	near: NearThreshold[];
	/** What was looked at, in order, up to the segment taken. */
	reasons: SegmentReason[];
}

/** What a threshold asks of: a dimension, or the total where it is null. */
export interface Measure {
	dimension: string | null;
	/** The dimension's. */
	title?: Text;
	unit: 'points' | 'percent';
	got: number;
}

export interface NearThreshold extends Measure {
	segment: string;
	segmentTitle: Text;
	from: number;
}

interface Reason {
	segment: string;
	segmentTitle: Text;
	held: boolean;
}

export type SegmentReason =
	| (Reason & { kind: 'knockout'; text: Text })
	| (Reason & Measure & { kind: 'threshold'; from?: number; below?: number })
	/** Told only where it failed. */
	| (Reason & { kind: 'gate'; text: Text })
	| (Reason & { kind: 'rule' })
	| (Reason & { kind: 'catch_all' });

/** Knock-outs first, then the segments in order; the last one catches all. */
export function classify(quiz: Quiz, score: Score, facts: Facts): Classification {
	const { answers, hidden } = facts;
	const known: Facts = {
		answers,
		hidden,
		score: facts.score ?? scoreView(score),
		today: quiz.today
	};
	const knockouts = quiz.knockouts.filter(({ when }) => evaluate(when, known) === true);
	const reasons: SegmentReason[] = [];
	const knocked = firstKnockout(quiz, knockouts, reasons);
	const segment = knocked ?? firstSegment(quiz, score, known, reasons);
	const near = knocked ? [] : nearThresholds(quiz, score, known);
	const stage = stageOf(quiz, segment);
	return {
		segment: segment.id,
		title: segment.title,
		temperature: segment.temperature,
		heat: HEAT[segment.temperature],
		...stage,
		tags: tagsOf(quiz, knockouts, segment, facts),
		result: quiz.results.some(({ id }) => id === segment.result) ? segment.result : null,
		borderline: near.length > 0,
		near,
		reasons
	};
}

/** Only which segment that is, for whoever asks thousands of times. */
export function segmentOf(quiz: Quiz, score: Score, facts: Facts): string {
	const knockouts = quiz.knockouts.filter(({ when }) => evaluate(when, facts) === true);
	return (firstKnockout(quiz, knockouts, []) ?? firstSegment(quiz, score, facts, [])).id;
}

function firstKnockout(
	quiz: Quiz,
	knockouts: Quiz['knockouts'],
	reasons: SegmentReason[]
): Segment | undefined {
	for (const knockout of knockouts) {
		const segment = quiz.segments.find(({ id }) => id === knockout.segment);
		if (!segment) continue;
		reasons.push({ kind: 'knockout', ...told(segment, true), text: knockout.reason });
		return segment;
	}
	return undefined;
}

function firstSegment(quiz: Quiz, score: Score, facts: Facts, reasons: SegmentReason[]): Segment {
	for (const segment of quiz.segments) {
		if (segmentHolds(quiz, segment, score, facts, reasons)) return segment;
	}
	const last = quiz.segments.at(-1);
	if (!last) throw new Error('A quiz has at least one segment.');
	reasons.push({ kind: 'catch_all', ...told(last, true) });
	return last;
}

/** Gates and the rule are looked at only where the threshold holds: what they say of a lead far below it is noise. */
function segmentHolds(
	quiz: Quiz,
	segment: Segment,
	score: Score,
	facts: Facts,
	reasons: SegmentReason[]
): boolean {
	if (segment.score) {
		const reason = thresholdReason(quiz, segment, segment.score, score);
		reasons.push(reason);
		if (!reason.held) return false;
	}
	const gates = segment.gates ?? [];
	const failed = gates.filter(({ when }) => evaluate(when, facts) !== true);
	for (const { reason } of failed) {
		reasons.push({ kind: 'gate', ...told(segment, false), text: reason });
	}
	const rule = segment.when === undefined || evaluate(segment.when, facts) === true;
	const held = failed.length === 0 && rule;
	if (segment.when !== undefined || (held && gates.length > 0 && !segment.score)) {
		reasons.push({ kind: 'rule', ...told(segment, rule) });
	} else if (gates.length === 0 && !segment.score) {
		reasons.push({ kind: 'catch_all', ...told(segment, true) });
	}
	return held;
}

function thresholdReason(quiz: Quiz, segment: Segment, threshold: Threshold, score: Score) {
	const measure = measureOf(quiz, threshold, score);
	const { from, below } = threshold;
	return {
		kind: 'threshold' as const,
		...told(segment, within(measure.got, threshold)),
		...measure,
		...(from !== undefined && { from }),
		...(below !== undefined && { below })
	};
}

function told({ id, title }: Segment, held: boolean) {
	return { segment: id, segmentTitle: title, held };
}

function measureOf(
	quiz: Quiz,
	{ dimension: id, unit = 'points' }: Threshold,
	score: Score
): Measure {
	if (id === undefined) {
		return { dimension: null, unit, got: unit === 'percent' ? score.percent : score.total };
	}
	const got = Object.hasOwn(score.dimensions, id) ? score.dimensions[id]?.[unit] : undefined;
	const title = quiz.dimensions.find((dimension) => dimension.id === id)?.title;
	return { dimension: id, ...(title !== undefined && { title }), unit, got: got ?? 0 };
}

function within(got: number, { from, below }: Threshold): boolean {
	return (from === undefined || got >= from) && (below === undefined || got < below);
}

/** Of segments whose rule lets the respondent in: what lies near another's threshold says nothing. */
function nearThresholds(quiz: Quiz, score: Score, facts: Facts): NearThreshold[] {
	const near: NearThreshold[] = [];
	for (const { id, title, score: threshold, borderline, when } of quiz.segments) {
		if (borderline === undefined || threshold?.from === undefined) continue;
		if (when !== undefined && evaluate(when, facts) !== true) continue;
		const measure = measureOf(quiz, threshold, score);
		if (tidy(Math.abs(measure.got - threshold.from)) > borderline) continue;
		near.push({ segment: id, segmentTitle: title, ...measure, from: threshold.from });
	}
	return near;
}

function stageOf(quiz: Quiz, segment: Segment) {
	const id = segment.stage ?? STAGE_OF[segment.temperature];
	const rank = quiz.stages.findIndex((stage) => stage.id === id);
	return {
		stage: id,
		stageTitle: quiz.stages[rank]?.title ?? id,
		stageRank: Math.max(0, rank)
	};
}

/** Of every knock-out that holds, of the segment, of the options chosen: in this order, each once. */
function tagsOf(
	quiz: Quiz,
	knockouts: Quiz['knockouts'],
	segment: Segment,
	facts: Facts
): string[] {
	const tags = new Set<string>();
	for (const knockout of knockouts) knockout.tags?.forEach((tag) => tags.add(tag));
	segment.tags?.forEach((tag) => tags.add(tag));
	for (const { step, kind } of compileQuiz(quiz).tagging) {
		const answer = answerTo(facts.answers, step.id);
		if (answer === null || answer === undefined) continue;
		kind.tags?.(step, answer).forEach((tag) => tags.add(tag));
	}
	return [...tags];
}
