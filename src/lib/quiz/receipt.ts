import type { Quiz } from './normalise.ts';
import type { Temperature } from './quiz.ts';
import type { DimensionScore, Score, ScoreLine } from './score.ts';
import type { Classification, NearThreshold, SegmentReason } from './segment.ts';
import type { Text } from './text.ts';

/** The whole account of a score, self-contained: it is kept with the response and read without the quiz. */
export interface Receipt {
	total: number;
	percent: number;
	reachable: number;
	segment: string;
	segmentTitle: Text;
	temperature: Temperature;
	stage: string;
	stageTitle: Text;
	borderline: boolean;
	near: NearThreshold[];
	reasons: SegmentReason[];
	dimensions: ReceiptDimension[];
	lines: ScoreLine[];
}

export interface ReceiptDimension extends DimensionScore {
	id: string;
	title: Text;
	weight: number;
}

export function writeReceipt(quiz: Quiz, score: Score, classification: Classification): Receipt {
	throw new Error(`not written yet ${String(quiz)} ${String(score)} ${String(classification)}`);
}
