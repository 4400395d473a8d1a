import type { Facts } from './evaluate.ts';
import type { Quiz } from './normalise.ts';
import type { Temperature } from './quiz.ts';
import type { Score } from './score.ts';
import type { Text } from './text.ts';

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
	throw new Error(`not written yet ${String(quiz)} ${String(score)} ${String(facts)}`);
}
