import {
	differenceOf,
	isUnevenlyDivided,
	shareOf,
	startsNeeded,
	type Arm,
	type Estimate
} from './figures.ts';

/**
 * `early`: fewer have started than was planned. `open`: the interval holds zero, so that neither is shown to be better.
 */
export type Verdict = 'early' | 'open' | 'variant' | 'control';

/** What a trial shows so far. */
export interface TrialVerdict {
	verdict: Verdict;
	/** Of those who started each, how many became hot leads; null where nobody did. */
	control: Estimate | null;
	variant: Estimate | null;
	/** The variant's share less the control's. */
	difference: Estimate | null;
	/** So many more have to start before it can be said; null where nobody can tell. */
	more: number | null;
	/** Visitors were not divided as they were meant to be. */
	uneven: boolean;
}

export interface Figures {
	control: Arm;
	variant: Arm;
	/** Of the variant, in percent. */
	share: number;
	/** How many are to start on both sides together; null where no number was named. */
	planned: number | null;
}

/** Fewer than these on a side say nothing at all, whatever was planned. */
export const FEWEST = 30;

/** What may honestly be said of a trial by now. Before the planned number has started nothing is. */
export function judgeTrial({ control, variant, share, planned }: Figures): TrialVerdict {
	const part = share / 100;
	const starts = control.starts + variant.starts;
	const difference = differenceOf(control, variant);
	const shares = {
		control: shareOf(control.hot, control.starts),
		variant: shareOf(variant.hot, variant.starts)
	};
	const verdict = verdictOf({ control, variant, planned }, difference);
	const wanted =
		verdict === 'early'
			? Math.max(planned ?? 0, fewestOf(part))
			: startsNeeded(shares.control?.value ?? 0, shares.variant?.value ?? 0, part);
	const isDecided = verdict === 'variant' || verdict === 'control';
	return {
		verdict,
		...shares,
		difference,
		more: isDecided || wanted === null || wanted <= starts ? null : wanted - starts,
		uneven: isUnevenlyDivided(control.visitors, variant.visitors, part)
	};
}

function verdictOf(
	{ control, variant, planned }: Omit<Figures, 'share'>,
	difference: Estimate | null
): Verdict {
	const isEarly =
		control.starts + variant.starts < (planned ?? 0) ||
		Math.min(control.starts, variant.starts) < FEWEST;
	if (isEarly || !difference) return 'early';
	if (difference.low > 0) return 'variant';
	return difference.high < 0 ? 'control' : 'open';
}

/**
 * So many have to start that the smaller side may be expected to have its fewest.
 * @param part of the variant, 0 to 1
 */
export function fewestOf(part: number): number {
	return Math.ceil(FEWEST / Math.min(part, 1 - part));
}

/** A rate to plan with, where the quiz has none of its own yet. */
const USUAL_RATE = 0.1;
/** What a trial is planned to show: half as many hot leads again. */
const WORTH_SEEING = 1.5;
const ENOUGH_TO_TELL_A_RATE = 50;

/**
 * How many starts to plan for, so that a variant which brings half as many hot leads again is told from the control.
 * @param past of the quiz so far
 * @param share of the variant, in percent
 */
export function plannedStarts(past: Pick<Arm, 'hot' | 'starts'>, share: number): number {
	const known = past.starts >= ENOUGH_TO_TELL_A_RATE && past.hot > 0;
	const rate = known ? past.hot / past.starts : USUAL_RATE;
	const better = Math.min(rate * WORTH_SEEING, (1 + rate) / 2);
	const needed = startsNeeded(rate, better, share / 100) ?? 0;
	// A round number says that it is an estimate.
	return Math.max(100, Math.ceil(needed / 50) * 50);
}
