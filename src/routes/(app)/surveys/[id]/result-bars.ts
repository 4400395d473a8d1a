import type { I18n } from '../../../../lib/i18n/i18n.ts';
import { shareWords } from '../../../../lib/i18n/share-words.ts';
import { countOf, type Counts, type People } from '../../../../lib/letter/figures.ts';
import type { Temperature } from '../../../../lib/quiz/quiz.ts';
import type { Bar } from '../../../../lib/ui/bar.ts';

type Words = Pick<I18n, 't' | 'number' | 'percent'>;
type Kind = Exclude<People, `segment:${string}`>;

/** From those who were invited to those who want to talk. */
export function funnelBars(i18n: Words, survey: string, counts: Counts): Bar[] {
	const kinds: Kind[] = ['invited', 'sent', 'opened_human', 'tapped', 'finished', 'hot'];
	const [most = 0] = [countOf('invited', counts)];
	return kinds.map((kind) => ({
		...bar(i18n, survey, counts, kind, most),
		note: noteOf(i18n, kind, counts)
	}));
}

/** Who opened it, each as long as its share of the letters sent. */
export function openBars(i18n: Words, survey: string, counts: Counts): Bar[] {
	return (['opened_human', 'opened_unsure', 'opened_scanner'] as const).map((kind) => ({
		...bar(i18n, survey, counts, kind, countOf('sent', counts)),
		note: noteOf(i18n, kind, counts)
	}));
}

/** Letters that have not left, and people who have, with their share of the letters sent; only where there are any. */
export function lostBars(i18n: Words, survey: string, counts: Counts): Bar[] {
	const sent = countOf('sent', counts);
	const letters = (['waiting', 'written', 'failed', 'unknown', 'cancelled'] as const).map((kind) =>
		bar(i18n, survey, counts, kind, countOf('invited', counts))
	);
	const people = (['bounced', 'unsubscribed', 'complained', 'not_me'] as const).map((kind) => {
		const share = shareOf(countOf(kind, counts), sent);
		const note = sent > 0 ? shareWords(i18n, share) : undefined;
		return { ...bar(i18n, survey, counts, kind, sent), note };
	});
	return [...letters, ...people].filter(({ share }) => share > 0);
}

interface SegmentCount {
	id: string;
	title: string;
	temperature: Temperature;
	count: number;
}

/** In the quiz's own order, each as long as its share of those who finished. */
export function segmentBars(
	i18n: Words,
	survey: string,
	segments: readonly SegmentCount[],
	counts: Counts
): Bar[] {
	const finished = countOf('finished', counts);
	return segments.map(({ id, title, temperature, count }) => ({
		label: title,
		value: i18n.number(count),
		share: shareOf(count, finished),
		note: count > 0 ? shareWords(i18n, shareOf(count, finished)) : undefined,
		temperature,
		href: peopleAt(survey, `segment:${id}`)
	}));
}

/** Where the people behind a number are. */
export function peopleAt(survey: string, people: People, variant?: 'a' | 'b'): string {
	const query = new URLSearchParams({ which: people, ...(variant && { variant }) });
	return `/surveys/${survey}/people?${query}`;
}

function bar({ t, number }: Words, survey: string, counts: Counts, kind: Kind, most = 0): Bar {
	const count = countOf(kind, counts);
	return {
		label: t(`survey.people.${kind}`),
		value: number(count),
		share: shareOf(count, most),
		href: peopleAt(survey, kind),
		temperature: kind === 'hot' ? 'hot' : undefined
	};
}

function noteOf(i18n: Words, kind: Kind, counts: Counts): string | undefined {
	if (kind === 'invited' || kind === 'sent') return undefined;
	const base = kind === 'hot' ? 'finished' : 'sent';
	const of = countOf(base, counts);
	if (of === 0) return undefined;
	const share = shareWords(i18n, shareOf(countOf(kind, counts), of));
	return i18n.t(`survey.share.${base}`, { share });
}

function shareOf(count: number, all: number): number {
	return all > 0 ? count / all : 0;
}
