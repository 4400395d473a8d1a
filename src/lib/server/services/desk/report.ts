import { shareOf, type Estimate } from '../../../quiz/trial/figures.ts';
import type { House } from '../../house.ts';
import {
	firstTouches,
	leadsWithOutcome,
	outcomeGroups,
	type FirstTouches,
	type OutcomeChoice,
	type OutcomeGroup
} from '../../storage/queries/pipeline.ts';
import type { LeadRow, Outcome } from '../../storage/store.ts';
import { keptAnswers } from '../kept-answers.ts';

/** What the report tells apart. */
export const ASPECTS = ['segment', 'quiz', 'source', 'owner'] as const;
export type Aspect = (typeof ASPECTS)[number];

export type Counts = Readonly<Record<Outcome, number>>;

export interface ReportRow {
	/** A segment's id, a quiz's id, a source or a member's id; '' where a lead came without a quiz, or is nobody's. */
	key: string;
	/** Of a segment: the quiz that it is of. */
	quiz: string;
	temperature: LeadRow['temperature'] | null;
	counts: Counts;
	/** Sum of what was won, by currency; '' where none was named. */
	value: { currency: string; sum: number }[];
	/** Won among those that ended; null where too few did to say. */
	wins: Estimate | null;
	/** How many ended: won, lost or junk. */
	ended: number;
}

export interface Report {
	total: Omit<ReportRow, 'key' | 'quiz' | 'temperature'>;
	/** From when a lead became hot until a member did something about it; the median is null where too few were touched to say. */
	firstTouch: FirstTouches;
	by: Readonly<Record<Aspect, ReportRow[]>>;
}

/** With fewer that ended, or were touched, a share or a median says more of chance than of leads. */
export const FEWEST = 20;

/**
 * What became of the leads whose outcome was said at `since` or later, most won first; and how fast those were touched that
 * became hot since then.
 */
export async function outcomeReport(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	since: number
): Promise<Report> {
	const [groups, touches] = await Promise.all([
		outcomeGroups(store, workspace, since),
		firstTouches(store, workspace, since)
	]);
	const rows = (key: (group: OutcomeGroup) => string, aspect: Aspect): ReportRow[] =>
		[...Map.groupBy(groups, key).values()]
			.map((some) => ({ ...namedBy(aspect, some[0]), ...figuresOf(some) }))
			.sort((a, b) => b.counts.won - a.counts.won || b.ended - a.ended || (a.key < b.key ? -1 : 1));
	return {
		total: figuresOf(groups),
		firstTouch: { ...touches, median: touches.touched < FEWEST ? null : touches.median },
		by: {
			segment: rows(({ quiz, segment }) => `${quiz} ${segment}`, 'segment'),
			quiz: rows(({ quiz }) => quiz, 'quiz'),
			source: rows(({ source }) => source, 'source'),
			owner: rows(({ owner }) => owner ?? '', 'owner')
		}
	};
}

const kept = keptAnswers<Report>({ costly: 100, keep: 10_000 });

/**
 * As `outcomeReport`; of so many leads that it takes long, as it was at most some seconds ago.
 * @param period `since` moves on with the clock: the same `days` are the same question
 */
export async function recentReport(
	app: Pick<House, 'store' | 'clock'>,
	workspace: string,
	{ days, since }: { days: number; since: number }
): Promise<Report> {
	return kept(app, [workspace, days], () => outcomeReport(app, workspace, since));
}

function namedBy(aspect: Aspect, group: OutcomeGroup | undefined) {
	return {
		key: group?.[aspect] ?? '',
		quiz: aspect === 'segment' ? (group?.quiz ?? '') : '',
		temperature: aspect === 'segment' ? (group?.temperature ?? null) : null
	};
}

function figuresOf(groups: readonly OutcomeGroup[]): Report['total'] {
	const counts = { won: 0, lost: 0, junk: 0, unreached: 0 };
	const sums = new Map<string, number>();
	for (const { outcome, leads, value, currency } of groups) {
		if (outcome) counts[outcome] += leads;
		if (outcome !== 'won' || value === null) continue;
		sums.set(currency ?? '', (sums.get(currency ?? '') ?? 0) + value);
	}
	const ended = counts.won + counts.lost + counts.junk;
	return {
		counts,
		value: [...sums].map(([currency, sum]) => ({ currency, sum })).sort((a, b) => b.sum - a.sum),
		wins: ended < FEWEST ? null : shareOf(counts.won, ended),
		ended
	};
}

/** How many of a number's leads are shown. */
const MOST_ROWS = 200;

/** The leads that one number of the report counts, the latest outcome first, at most 200. */
export function leadsOfReport(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	choice: OutcomeChoice
): Promise<LeadRow[]> {
	return leadsWithOutcome(store, workspace, { ...choice, limit: MOST_ROWS });
}
