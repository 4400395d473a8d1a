import type { Day } from './day.ts';
import type { Quiz } from './normalise.ts';
import { weightOf } from './points.ts';
import type { Temperature } from './quiz.ts';
import type { DimensionScore, Score } from './score.ts';
import type { Classification, NearThreshold, SegmentReason } from './segment.ts';
import type { ScoreLine } from './tally.ts';
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
	/** The day of answering, which dates were counted from; older receipts lack it. */
	day?: Day;
}

export interface ReceiptDimension extends DimensionScore {
	id: string;
	title: Text;
	/** Factor in the total; 0 for amounts, which are left out of it. */
	weight: number;
}

/** Puts score and classification into one account. */
export function writeReceipt(quiz: Quiz, score: Score, classification: Classification): Receipt {
	const { segment, title, temperature, stage, stageTitle } = classification;
	const { borderline, near, reasons } = classification;
	return {
		total: score.total,
		percent: score.percent,
		reachable: score.reachable,
		segment,
		segmentTitle: title,
		temperature,
		stage,
		stageTitle,
		borderline,
		near,
		reasons,
		dimensions: quiz.dimensions.flatMap((dimension) => {
			const scored = score.dimensions[dimension.id];
			if (!scored) return [];
			const weight = dimension.amount ? 0 : weightOf(dimension);
			return [{ id: dimension.id, title: dimension.title, weight, ...scored }];
		}),
		lines: score.lines,
		...(quiz.today !== undefined && { day: quiz.today })
	};
}
