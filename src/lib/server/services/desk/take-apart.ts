import type { LeadQuizRow, LeadRow, Moved } from '../../storage/store.ts';
import { searchText } from '../../storage/lead-words.ts';
import { type Answered, leadQuizOf, meetAgain } from '../../storage/submissions/change-lead.ts';
import type { GivenContact } from '../../storage/submissions/given-contact.ts';
import { outcomeOf, ownerOf, stageOf, type Standing } from './join-leads.ts';

/** An answer that has come to two leads since they became one. */
export interface AnswerSince {
	answered: Answered;
	/** Who it says it is from. */
	given: GivenContact;
}

export interface TakenApart {
	lead: LeadRow;
	quizzes: LeadQuizRow[];
	other: LeadRow;
	otherQuizzes: LeadQuizRow[];
	/** Responses since the merge that are the other's, by their contacts. */
	responses: string[];
}

const CONTACT = ['email', 'phone', 'name', 'company', 'role', 'city'] as const;

/**
 * Two leads as they would be, had they not been merged: both as they were, then each answer since, given to whose contact it
 * bears. What members did meanwhile stays with the one that stayed.
 * @param since in the order in which they came
 */
export function takeApart(
	moved: Moved,
	one: Standing,
	other: Standing,
	since: readonly AnswerSince[],
	now: number
): TakenApart {
	const sides: Sides = {
		stays: sideOf({ lead: { ...moved.before }, quizzes: moved.quizzes }),
		goes: sideOf({ lead: { ...other.lead, ...moved.other }, quizzes: other.quizzes })
	};
	const responses: string[] = [];
	for (const { answered, given } of since) {
		const side = isOf(sides.goes, sides.stays, given) ? sides.goes : sides.stays;
		if (side === sides.goes) responses.push(answered.responseId);
		side.answer(answered, freeOf(given, one.lead, sides));
	}
	const lead = withDeeds(moved, one.lead, sides, since);
	return {
		lead: { ...lead, search: searchText(lead, lead.aliases), updatedAt: now },
		quizzes: sides.stays.quizzes,
		other: { ...sides.goes.lead, mergedInto: null, updatedAt: now },
		otherQuizzes: sides.goes.quizzes,
		responses
	};
}

type Stage = ReturnType<typeof stageOf>;

interface Side {
	lead: LeadRow;
	quizzes: LeadQuizRow[];
	answer(answered: Answered, given: GivenContact): void;
}

interface Sides {
	stays: Side;
	goes: Side;
}

function sideOf({ lead, quizzes }: Standing): Side {
	const side: Side = {
		lead,
		quizzes: [...quizzes],
		answer(answered, given) {
			const { after } = meetAgain(side.lead, given, answered, side.quizzes);
			const row = leadQuizOf(answered, after.id);
			side.lead = after;
			side.quizzes = [...side.quizzes.filter(({ quizId }) => quizId !== row.quizId), row];
		}
	};
	return side;
}

/** By email, else by phone, as leads are found; what names neither stays where it came to. */
function isOf(goes: Side, stays: Side, { email, phone }: GivenContact): boolean {
	for (const contact of [email, phone]) {
		if (contact === null) continue;
		if (has(stays.lead, contact)) return false;
		if (has(goes.lead, contact)) return true;
	}
	return false;
}

function has({ email, phone, aliases }: LeadRow, contact: string): boolean {
	return contact === email || contact === phone || (aliases ?? []).includes(contact);
}

/** Of an address and a number, what the merged lead has and neither of the two: it is nobody else's. */
function freeOf(given: GivenContact, lead: LeadRow, { stays, goes }: Sides) {
	const free = (key: 'email' | 'phone') =>
		given[key] !== null &&
		given[key] === lead[key] &&
		given[key] !== stays.lead[key] &&
		given[key] !== goes.lead[key]
			? given[key]
			: null;
	return { ...given, email: free('email'), phone: free('phone') };
}

/** What has been done to the merged lead since stays with it. */
function withDeeds(
	{ before, after }: Moved,
	lead: LeadRow,
	{ stays, goes }: Sides,
	since: readonly AnswerSince[]
): LeadRow {
	const base = stays.lead;
	const risen = since
		.map(({ answered }) => answered)
		.reduce<Stage>(
			(highest, one) => (one.stageRank > highest.stageRank ? one : highest),
			stageOf(after)
		);
	const isStageByHand = lead.stage !== risen.stage || lead.stageRank !== risen.stageRank;
	const touched = lead.touchedAt !== after.touchedAt && lead.touchedAt !== null;
	const changed: Partial<LeadRow> = {};
	for (const key of CONTACT) {
		const isKnown = [base[key], goes.lead[key]].includes(lead[key]);
		if (lead[key] !== after[key] && !isKnown) changed[key] = lead[key];
	}
	return {
		...base,
		...changed,
		...(isStageByHand && stageOf(lead)),
		...(lead.ownerId !== after.ownerId && ownerOf(lead)),
		...(lead.outcomeAt !== after.outcomeAt && outcomeOf(lead)),
		...(touched && { touchedAt: lead.touchedAt }),
		aliases: before.aliases,
		sequence: lead.sequence
	};
}
