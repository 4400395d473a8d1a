import type { Receipt } from '../../lib/quiz/receipt.ts';
import type { Quiz } from '../../lib/quiz/normalise.ts';
import type { Temperature } from '../../lib/quiz/quiz.ts';
import { inLocale, type Locale } from '../../lib/quiz/text.ts';

/** A score as a column of mercury: how high it stands, and where the segments begin. */
export interface Thermometer {
	value: number;
	temperature: Temperature;
	ticks: { at: number; label: string }[];
}

/**
 * The column shows the share of what was reachable, as the percentage does. Thresholds in points stand where that many
 * points would be on this path; those of single dimensions are not on this scale.
 */
export function thermometerOf(receipt: Receipt, quiz: Quiz, locale: Locale): Thermometer {
	const ticks = quiz.segments.flatMap(({ title, score }) => {
		if (score?.from === undefined || score.dimension !== undefined) return [];
		const share = score.unit === 'percent' ? score.from / 100 : score.from / receipt.reachable;
		if (!(share > 0 && share <= 1)) return [];
		return {
			at: share,
			label: `${inLocale(title, locale, quiz.locales)} ${score.from}${score.unit === 'percent' ? ' %' : ''}`
		};
	});
	return {
		value: receipt.percent / 100,
		temperature: receipt.temperature,
		ticks: ticks.sort((a, b) => a.at - b.at)
	};
}
