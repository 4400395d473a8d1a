import { searchText } from '../lead-words.ts';
import type { LeadChange, LeadQuizRow, LeadRow, LeadWrite } from '../store.ts';
import { withoutNul } from '../without-nul.ts';
import { type GivenContact, givenContact } from './given-contact.ts';
import type { LeadBook } from './lead-book.ts';

/** As much of a submission as a lead that is there is changed by. */
export type Answered = Parameters<typeof leadQuizOf>[0] & Pick<LeadWrite, 'locale'>;

type ShownSegment = Pick<
	LeadRow,
	'shownQuizId' | 'segment' | 'temperature' | 'heat' | 'total' | 'percent'
>;

/**
 * What a submission makes of the lead that it belongs to; null without email and phone.
 * @param own the lead that the response belongs to already; what is another's contact is not taken into it
 */
export function changeLead(book: LeadBook, write: LeadWrite, own?: LeadRow): LeadChange | null {
	const given = givenContact(write);
	const { email, phone } = given;
	if (!email && !phone && !own) return null;
	const byEmail = email ? book.whoHas(write.workspace, 'email', email) : undefined;
	const byPhone = phone ? book.whoHas(write.workspace, 'phone', phone) : undefined;
	// Whose address is certain is not taken for somebody else, who has another, by a number that was typed.
	const isOther = write.verified && byPhone?.email;
	const before = own ?? byEmail ?? (isOther ? undefined : byPhone);
	const other = byPhone?.id ?? null;
	if (!before) return meet({ ...given, phone: byPhone ? null : phone }, write, other);
	const free = { ...given, email: byEmail ? null : email, phone: byPhone ? null : phone };
	const change = meetAgain(before, free, write, book.quizzesOf(before.id));
	return { ...change, other: other === before.id ? null : other };
}

/** The latest segment of a lead in the quiz that it has answered. */
export function leadQuizOf(
	write: Pick<
		LeadWrite,
		| ('workspace' | 'quiz' | 'responseId' | 'segment' | 'temperature' | 'heat' | 'stage')
		| ('stageRank' | 'total' | 'percent' | 'now')
	>,
	leadId: string
): LeadQuizRow {
	return {
		workspaceId: write.workspace,
		leadId,
		quizId: write.quiz,
		responseId: write.responseId,
		segment: write.segment,
		temperature: write.temperature,
		heat: write.heat,
		stage: write.stage,
		stageRank: write.stageRank,
		total: write.total,
		percent: write.percent,
		updatedAt: write.now
	};
}

function meet(given: GivenContact, write: LeadWrite, other: string | null): LeadChange {
	const after: LeadRow = {
		id: write.newLeadId,
		workspaceId: write.workspace,
		...given,
		search: searchText(given, null),
		locale: write.locale,
		...shownOf(leadQuizOf(write, write.newLeadId)),
		stage: write.stage,
		stageRank: write.stageRank,
		source: withoutNul(write.source),
		...UNTOUCHED,
		// Nobody is to be called for a test.
		hotAt: write.temperature === 'hot' && !write.test ? write.now : null,
		handOverDue: write.temperature === 'hot' && !write.test ? write.now : null,
		test: write.test,
		sequence: 1,
		createdAt: write.now,
		updatedAt: write.now,
		activeAt: write.now
	};
	return { before: null, after, segmentChanged: true, other };
}

/** What only members make of a lead. */
const UNTOUCHED = {
	ownerId: null,
	ownedAt: null,
	touchedAt: null,
	outcome: null,
	outcomeAt: null,
	value: null,
	currency: null,
	aliases: null,
	importId: null,
	mergedInto: null
} satisfies Partial<LeadRow>;

/** What an answer makes of a lead that is there. @param given what is free to become the lead's */
export function meetAgain(
	before: LeadRow,
	given: GivenContact,
	write: Answered,
	quizzes: readonly LeadQuizRow[]
): Omit<LeadChange, 'other'> {
	const others = quizzes.filter(({ quizId }) => quizId !== write.quiz);
	const shown = shownOf(others.reduce(hotter, leadQuizOf(write, before.id)));
	const filled = fillIn(before, given);
	const rises = write.stageRank > before.stageRank;
	const after: LeadRow = {
		...before,
		...filled,
		search: searchText(filled, before.aliases),
		locale: write.locale,
		...shown,
		...heatOf(before, shown, write.now),
		stage: rises ? write.stage : before.stage,
		stageRank: rises ? write.stageRank : before.stageRank,
		sequence: before.sequence + 1,
		updatedAt: write.now,
		activeAt: write.now
	};
	const segmentChanged =
		before.segment !== after.segment || before.shownQuizId !== after.shownQuizId;
	return { before, after, segmentChanged };
}

/** A lead that becomes hot, or hot again, waits anew for somebody to touch it. */
function heatOf(before: LeadRow, { temperature }: ShownSegment, now: number) {
	const { hotAt, touchedAt, handOverDue } = before;
	if (temperature !== 'hot') return { hotAt: null, touchedAt, handOverDue: null };
	if (hotAt !== null) return { hotAt, touchedAt, handOverDue };
	return { hotAt: now, touchedAt: null, handOverDue: now };
}

export function shownOf(row: LeadQuizRow): ShownSegment {
	const { quizId, segment, temperature, heat, total, percent } = row;
	return { shownQuizId: quizId, segment, temperature, heat, total, percent };
}

/** Of equally hot ones the later. */
export function hotter(a: LeadQuizRow, b: LeadQuizRow): LeadQuizRow {
	if (a.heat !== b.heat) return a.heat > b.heat ? a : b;
	if (a.updatedAt !== b.updatedAt) return a.updatedAt > b.updatedAt ? a : b;
	return a.responseId > b.responseId ? a : b;
}

/** What a respondent types never overwrites. */
export function fillIn(before: GivenContact, given: GivenContact): GivenContact {
	return {
		email: before.email ?? given.email,
		phone: before.phone ?? given.phone,
		name: before.name ?? given.name,
		company: before.company ?? given.company,
		role: before.role ?? given.role,
		city: before.city ?? given.city
	};
}
