import type { Quiz } from '../../../lib/quiz/normalise.ts';
import type { Temperature } from '../../../lib/quiz/quiz.ts';
import { inLocale, type Locale } from '../../../lib/quiz/text.ts';

export interface SegmentCount {
	id: string;
	title: string;
	temperature: Temperature;
	count: number;
}

/** The segments of a quiz in its own order, hottest rule first, each with how many responses fell into it. */
export function segmentCounts(
	quiz: Pick<Quiz, 'segments' | 'locales'>,
	counts: Readonly<Record<string, number>>,
	locale: Locale
): SegmentCount[] {
	return quiz.segments.map((segment) => ({
		id: segment.id,
		title: inLocale(segment.title, locale, quiz.locales),
		temperature: segment.temperature,
		count: counts[segment.id] ?? 0
	}));
}
