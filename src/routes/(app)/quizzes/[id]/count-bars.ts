import type { I18n } from '../../../../lib/i18n/i18n.ts';
import { shareWords } from '../../../../lib/i18n/share-words.ts';
import type { Bar } from '../../../../lib/ui/bar.ts';
import type { DropOffRow } from './unfinished/drop-off-rows.ts';
import type { SegmentCount } from '../segment-counts.ts';

interface Counts {
	views: number;
	starts: number;
	completions: number;
	/** Sent by a script: started and completed, though no page was viewed. */
	byApi: number;
	/** Began, and have not come back to finish. */
	unfinished?: number;
}

/** From those who saw the quiz to those who finished it, each as long as its share of the most. */
export function visitBars({ t, number }: I18n, quiz: string, counts: Counts): Bar[] {
	const { views, starts, completions, byApi, unfinished = 0 } = counts;
	const most = Math.max(views, starts, completions);
	const bar = (label: string, count: number, href: string): Bar => ({
		label,
		value: number(count),
		share: shareOf(count, most),
		href
	});
	const note = byApi > 0 ? t('quiz.byApi', { count: number(byApi) }) : undefined;
	return [
		bar(t('quiz.views'), views, `/quizzes/${quiz}/visits`),
		{ ...bar(t('quiz.starts'), starts, `/quizzes/${quiz}/visits`), note },
		{ ...bar(t('quiz.completions'), completions, `/responses?quiz=${quiz}`), note },
		...(unfinished > 0 ? [bar(t('unfinished'), unfinished, `/quizzes/${quiz}/unfinished`)] : [])
	];
}

/** In the quiz's own order, each as long as its share of all responses. */
export function segmentBars(i18n: I18n, quiz: string, segments: readonly SegmentCount[]): Bar[] {
	const all = segments.reduce((sum, { count }) => sum + count, 0);
	return segments.map(({ id, title, temperature, count }) => ({
		label: title,
		value: i18n.number(count),
		share: shareOf(count, all),
		note: count > 0 ? shareWords(i18n, shareOf(count, all)) : undefined,
		temperature,
		href: `/responses?quiz=${quiz}&segment=${id}`
	}));
}

/** Where most people stand who have not finished, each as long as its share of those who came there. */
export function stopBars(i18n: I18n, quiz: string, steps: readonly DropOffRow[]): Bar[] {
	return steps
		.filter(({ stopped }) => stopped > 0)
		.toSorted((one, other) => other.stopped - one.stopped)
		.slice(0, MOST_STOPS)
		.map(({ title, reached, stopped }) => ({
			label: title,
			value: i18n.number(stopped),
			share: shareOf(stopped, reached),
			note: shareWords(i18n, shareOf(stopped, reached)),
			href: `/quizzes/${quiz}/unfinished`
		}));
}

const MOST_STOPS = 5;

function shareOf(count: number, all: number): number {
	return all > 0 ? count / all : 0;
}
