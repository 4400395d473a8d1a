import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { Text } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import { quizByIdOrSlug } from '../../storage/queries/quizzes.ts';
import {
	erasuresPage,
	isImported,
	oldestResponses,
	quizzesWithRetention,
	responsesOfLeads,
	retentions,
	setRetentionDays,
	type KeptResponse
} from '../../storage/queries/retention.ts';
import { tracesOfAnswers, tracesOfResponses } from '../../storage/queries/traces.ts';
import type { ErasureRow } from '../../storage/store.ts';
import { auditRow } from '../audit.ts';
import { pageLimit, pageOf, type Page, type PageInput } from '../pages.ts';
import { erased } from './erase-person.ts';

const DAY = 86_400_000;
const LONGEST_DAYS = 3650;

export interface Retention {
	id: string;
	slug: string;
	/** In the quiz's first language. */
	title: string;
	/** In each of its languages. */
	titles: Text | null;
	/** Null: for good. */
	days: number | null;
}

/** How long the responses of each quiz are kept. */
export async function listRetention(
	{ store }: Pick<House, 'store'>,
	workspace: string
): Promise<Retention[]> {
	const rows = await retentions(store, workspace);
	return rows.map(({ retentionDays: days, ...quiz }) => ({ ...quiz, days }));
}

/** What is older is counted so far. */
const COUNTED = 1000;

/** How many responses of a quiz are older than so many days, for each of these; null: over a thousand. */
export async function olderThan(
	{ store, clock }: Pick<House, 'store' | 'clock'>,
	workspace: string,
	quiz: string,
	offered: readonly number[]
): Promise<{ days: number; count: number | null }[]> {
	const oldest = await oldestResponses(store, workspace, quiz, COUNTED + 1);
	return offered.map((days) => {
		const count = oldest.filter(isOlder(clock.now(), days)).length;
		return { days, count: count > COUNTED ? null : count };
	});
}

function isOlder(now: number, days: number): (response: KeptResponse) => boolean {
	return ({ createdAt }) => createdAt < now - days * DAY;
}

/** @param quiz its id or slug @param days null: for good */
export async function setRetention(
	app: Pick<House, 'store' | 'ids' | 'clock' | 'log'>,
	workspace: string,
	by: string,
	quiz: string,
	days: number | null
): Promise<Result<{ days: number | null }, Problem>> {
	if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS))
		return fail(invalid('days', BAD_DAYS));
	const found = await quizByIdOrSlug(app.store, workspace, quiz);
	if (!found) return fail({ code: 'not_found' });
	const detail = { name: found.title, days: days ?? 0 };
	const line = { by, action: 'quiz.retention', subject: found.id, detail };
	const lines = [auditRow(app, workspace, line)];
	if (!(await setRetentionDays(app.store, workspace, found.id, days, lines)))
		return fail({ code: 'not_found' });
	app.log.info('retention_set', { quiz: found.id, days });
	return ok({ days });
}

const BAD_DAYS = {
	en: 'A whole number of days, from 1 to 3650; none to keep them for good.',
	ru: 'Целое число дней от 1 до 3650; чтобы хранить бессрочно, не указывайте ничего.'
};

/** That people were erased, newest first. */
export async function listErasures(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	input: PageInput
): Promise<Page<ErasureRow>> {
	const limit = pageLimit(input);
	return pageOf(await erasuresPage(store, workspace, { before: input.cursor, limit }), limit);
}

const AT_ONCE = 100;
/** A look erases at most so many; the rest waits for the next. */
const MOST = 2000;
const TIME = { by: 'retention', reason: 'time' } as const;

/**
 * Erases responses whose time is over, with leads that have answered nothing since that is still kept. Who is in the audience, or
 * was imported, stays there: that has a right of its own.
 */
export async function sweepRetention(app: House): Promise<void> {
	const quizzes = await quizzesWithRetention(app.store);
	const daysOf = new Map(quizzes.map(({ id, days }) => [id, days]));
	const isOver = (response: KeptResponse) => {
		const days = daysOf.get(response.quizId) ?? null;
		return days !== null && isOlder(app.clock.now(), days)(response);
	};
	let gone = 0;
	for (const { id, workspaceId } of quizzes) {
		for (let before = -1; before < gone && gone < MOST;) {
			before = gone;
			const oldest = await oldestResponses(app.store, workspaceId, id, AT_ONCE);
			gone += await eraseOver(app, workspaceId, oldest.filter(isOver), isOver);
		}
	}
}

/** @returns how many of the responses went */
async function eraseOver(
	app: House,
	workspace: string,
	over: readonly KeptResponse[],
	isOver: (response: KeptResponse) => boolean
): Promise<number> {
	let gone = 0;
	for (const [lead, group] of Map.groupBy(over, ({ leadId }) => leadId)) {
		const all = lead === null ? [] : await responsesOfLeads(app.store, workspace, [lead]);
		const isLast =
			lead !== null && all.every(isOver) && !(await isImported(app.store, workspace, lead));
		const counts = await erased(app, TIME, async () =>
			isLast ? tracesOfAnswers(app.store, workspace, lead) : tracesOfResponses(workspace, group)
		);
		gone += counts?.responses ?? 0;
	}
	return gone;
}
