/** Of those who were given one version while a trial was on. */
export interface Arm {
	/** Visits in which the quiz was opened. */
	visitors: number;
	/** Who answered something. */
	starts: number;
	finished: number;
	/** Hot leads among those who started. */
	hot: number;
}

/** A share with its bounds, 0 to 1. */
export interface Estimate {
	value: number;
	low: number;
	high: number;
}

/** Of the normal distribution: 95 % lie within so many standard deviations, and 80 % below so many. */
const Z_95 = 1.959963984540054;
const Z_80 = 0.8416212335729143;

/**
 * How sure a share of so few is: the score interval of E. B. Wilson, “Probable inference, the law of succession, and statistical
 * inference”, Journal of the American Statistical Association 22 (1927), 209–212, at 95 %. It stays between 0 and 1, and says
 * something sensible of nobody as well. Null where there was nothing to count.
 */
export function shareOf(hits: number, all: number): Estimate | null {
	if (all <= 0) return null;
	const value = hits / all;
	const z2 = Z_95 ** 2;
	const middle = (2 * hits + z2) / (2 * (all + z2));
	const half = (Z_95 * Math.sqrt(z2 + 4 * hits * (1 - value))) / (2 * (all + z2));
	// Rounding alone would leave a trace of doubt at the ends.
	const low = hits === 0 ? 0 : Math.max(0, middle - half);
	const high = hits === all ? 1 : Math.min(1, middle + half);
	return { value, low, high };
}

type Counted = Pick<Arm, 'hot' | 'starts'>;

/**
 * By how much the variant's share of hot leads is above the control's, -1 to 1, at 95 %: method 10 of R. G. Newcombe, “Interval
 * estimation for the difference between independent proportions: comparison of eleven methods”, Statistics in Medicine 17
 * (1998), 873–890, which joins the two score intervals. Null where one of them has nobody.
 */
export function differenceOf(control: Counted, variant: Counted): Estimate | null {
	const before = shareOf(control.hot, control.starts);
	const after = shareOf(variant.hot, variant.starts);
	if (!before || !after) return null;
	const value = after.value - before.value;
	return {
		value,
		low: value - Math.hypot(after.value - after.low, before.high - before.value),
		high: value + Math.hypot(after.high - after.value, before.value - before.low)
	};
}

/**
 * How many have to start, on both sides together, so that a difference between these two shares is seen at 95 % in four of five
 * trials: J. L. Fleiss, “Statistical Methods for Rates and Proportions” (1981), section 3.2, without the correction for
 * continuity. Null where there is no difference to be seen.
 * @param share of the variant, 0 to 1
 */
export function startsNeeded(before: number, after: number, share: number): number | null {
	const difference = Math.abs(after - before);
	if (difference === 0 || share <= 0 || share >= 1) return null;
	const mean = (1 - share) * before + share * after;
	const alike = Z_95 * Math.sqrt((mean * (1 - mean)) / (share * (1 - share)));
	const apart =
		Z_80 * Math.sqrt((before * (1 - before)) / (1 - share) + (after * (1 - after)) / share);
	return Math.ceil(((alike + apart) / difference) ** 2);
}

/** Of a chi-square distribution with one degree of freedom: one in a thousand lies above. */
const ONE_IN_A_THOUSAND = 10.827566170662733;

/**
 * Whether visitors were divided so differently from what was asked for that chance would do it less than once in a thousand
 * trials: Pearson's chi-square with one degree of freedom. The figures of such a trial mean little, whatever they say
 * (A. Fabijan and others, “Diagnosing sample ratio mismatch in online controlled experiments”, KDD 2019).
 * @param share of the variant, 0 to 1
 */
export function isUnevenlyDivided(control: number, variant: number, share: number): boolean {
	const all = control + variant;
	if (all === 0 || share <= 0 || share >= 1) return false;
	return chiSquare([control, variant], [all * (1 - share), all * share]) > ONE_IN_A_THOUSAND;
}

/** Pearson's statistic of counts against what was expected of them. */
export function chiSquare(counts: readonly number[], expected: readonly number[]): number {
	return counts.reduce((sum, count, at) => {
		const wanted = expected[at] ?? 0;
		return sum + (count - wanted) ** 2 / wanted;
	}, 0);
}
