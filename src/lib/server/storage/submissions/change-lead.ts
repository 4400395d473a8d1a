import { foldForSearch } from '../fold-for-search.ts';
import type { LeadChange, LeadQuizRow, LeadRow, LeadWrite } from '../store.ts';
import { type GivenContact, givenContact } from './given-contact.ts';
import type { LeadBook } from './lead-book.ts';

type ShownSegment = Pick<LeadRow, 'shownQuizId' | 'segment' | 'temperature' | 'heat'>;

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
	const before = own ?? byEmail ?? byPhone;
	if (!before) return meet(given, write);
	const free = { ...given, email: byEmail ? null : email, phone: byPhone ? null : phone };
	return meetAgain(before, free, write, book.quizzesOf(before.id));
}

/** The latest segment of a lead in the quiz that it has answered. */
export function leadQuizOf(write: LeadWrite, leadId: string): LeadQuizRow {
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

function meet(given: GivenContact, write: LeadWrite): LeadChange {
	const after: LeadRow = {
		id: write.newLeadId,
		workspaceId: write.workspace,
		...given,
		search: searchText(given),
		locale: write.locale,
		...shownOf(leadQuizOf(write, write.newLeadId)),
		stage: write.stage,
		stageRank: write.stageRank,
		sequence: 1,
		createdAt: write.now,
		updatedAt: write.now
	};
	return { before: null, after, segmentChanged: true };
}

function meetAgain(
	before: LeadRow,
	given: GivenContact,
	write: LeadWrite,
	quizzes: readonly LeadQuizRow[]
): LeadChange {
	const others = quizzes.filter(({ quizId }) => quizId !== write.quiz);
	const shown = shownOf(others.reduce(hotter, leadQuizOf(write, before.id)));
	const filled = fillIn(before, given);
	const rises = write.stageRank > before.stageRank;
	const after: LeadRow = {
		...before,
		...filled,
		search: searchText(filled),
		locale: write.locale,
		...shown,
		stage: rises ? write.stage : before.stage,
		stageRank: rises ? write.stageRank : before.stageRank,
		sequence: before.sequence + 1,
		updatedAt: write.now
	};
	const segmentChanged =
		before.segment !== after.segment || before.shownQuizId !== after.shownQuizId;
	return { before, after, segmentChanged };
}

function shownOf({ quizId, segment, temperature, heat }: LeadQuizRow): ShownSegment {
	return { shownQuizId: quizId, segment, temperature, heat };
}

/** Of equally hot ones the later. */
function hotter(a: LeadQuizRow, b: LeadQuizRow): LeadQuizRow {
	if (a.heat !== b.heat) return a.heat > b.heat ? a : b;
	if (a.updatedAt !== b.updatedAt) return a.updatedAt > b.updatedAt ? a : b;
	return a.responseId > b.responseId ? a : b;
}

/** What a respondent types never overwrites. */
function fillIn(before: LeadRow, given: GivenContact): GivenContact {
	return {
		email: before.email ?? given.email,
		phone: before.phone ?? given.phone,
		name: before.name ?? given.name,
		company: before.company ?? given.company,
		role: before.role ?? given.role,
		city: before.city ?? given.city
	};
}

function searchText({ name, email, phone, company }: GivenContact): string {
	return foldForSearch([name, email, phone, company].filter(Boolean).join(' '));
}
