import type { LeadQuizRow, LeadRow } from '../../storage/store.ts';
import { searchText } from '../../storage/lead-words.ts';
import { fillIn, hotter, shownOf } from '../../storage/submissions/change-lead.ts';

/** A lead with its latest segment in each quiz. */
export interface Standing {
	lead: LeadRow;
	quizzes: readonly LeadQuizRow[];
}

/** What the one that stays becomes, and what the other keeps of its own. */
export interface Joined {
	lead: LeadRow;
	quizzes: LeadQuizRow[];
	/** Null where it has gone over: an address or a number has one lead. */
	other: Pick<LeadRow, 'email' | 'phone'>;
}

/**
 * Two leads as one. What the one that stays says of itself stays, and the other fills what it lacks; the hotter segment, the
 * higher stage and the later outcome count.
 */
export function joinLeads(one: Standing, other: Standing, now: number): Joined {
	const [lead, gone] = [one.lead, other.lead];
	const quizzes = latestOfEach(one, other);
	const contact = fillIn(lead, gone);
	const shown = shownOfBoth(quizzes, lead, gone);
	const aliases = aliasesOf(lead, gone, contact);
	return {
		quizzes,
		other: {
			email: lead.email === null ? null : gone.email,
			phone: lead.phone === null ? null : gone.phone
		},
		lead: {
			...lead,
			...contact,
			aliases,
			search: searchText(contact, aliases),
			locale: (gone.activeAt > lead.activeAt ? gone : lead).locale,
			...shown,
			...waitOf(shown.temperature, lead, gone, now),
			...stageOf(gone.stageRank > lead.stageRank ? gone : lead),
			...ownerOf(lead.ownerId === null ? gone : lead),
			handOverDue: lead.handOverDue ?? gone.handOverDue,
			...outcomeOf((gone.outcomeAt ?? 0) > (lead.outcomeAt ?? 0) ? gone : lead),
			source: (gone.createdAt < lead.createdAt ? gone : lead).source,
			createdAt: Math.min(lead.createdAt, gone.createdAt),
			activeAt: Math.max(lead.activeAt, gone.activeAt),
			updatedAt: now
		}
	};
}

export const stageOf = ({ stage, stageRank }: LeadRow) => ({ stage, stageRank });
export const ownerOf = ({ ownerId, ownedAt }: LeadRow) => ({ ownerId, ownedAt });
export const outcomeOf = ({ outcome, outcomeAt, value, currency }: LeadRow) => ({
	...{ outcome, outcomeAt, value, currency }
});

function latestOfEach(one: Standing, other: Standing): LeadQuizRow[] {
	const latest = new Map(one.quizzes.map((row) => [row.quizId, row]));
	for (const row of other.quizzes) {
		const known = latest.get(row.quizId);
		if (!known || isLater(row, known)) latest.set(row.quizId, { ...row, leadId: one.lead.id });
	}
	return [...latest.values()];
}

function isLater(row: LeadQuizRow, than: LeadQuizRow): boolean {
	if (row.updatedAt !== than.updatedAt) return row.updatedAt > than.updatedAt;
	return row.responseId > than.responseId;
}

/** One who has answered nothing has the segment that was given by hand. */
function shownOfBoth(quizzes: readonly LeadQuizRow[], lead: LeadRow, gone: LeadRow) {
	const [first, ...others] = quizzes;
	if (first) return shownOf(others.reduce(hotter, first));
	const { shownQuizId, segment, temperature, heat, total, percent } =
		gone.heat > lead.heat ? gone : lead;
	return { shownQuizId, segment, temperature, heat, total, percent };
}

/** Since when it is hot, and whether anybody has done something about either since then. */
function waitOf(temperature: LeadRow['temperature'], lead: LeadRow, gone: LeadRow, now: number) {
	const hotSince = [lead.hotAt, gone.hotAt].filter((at) => at !== null);
	const hotAt = temperature !== 'hot' ? null : hotSince.length > 0 ? Math.min(...hotSince) : now;
	const touches = [lead.touchedAt, gone.touchedAt]
		.filter((at) => at !== null)
		.filter((at) => at >= (hotAt ?? 0));
	return { hotAt, touchedAt: touches.length > 0 ? Math.max(...touches) : null };
}

function aliasesOf(
	lead: LeadRow,
	gone: LeadRow,
	{ email, phone }: Pick<LeadRow, 'email' | 'phone'>
): string[] | null {
	const all = [...(lead.aliases ?? []), gone.email, gone.phone, ...(gone.aliases ?? [])];
	const others = all.filter((one) => one !== null && one !== email && one !== phone);
	const aliases = [...new Set(others.flatMap((one) => one ?? []))];
	return aliases.length > 0 ? aliases : null;
}
