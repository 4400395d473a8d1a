import { foldForSearch } from '../fold-for-search.ts';
import type { LeadChange, LeadRow, SubmissionWrite, SubmittedContact } from '../store.ts';
import { sqliteTables } from '../tables.ts';
import { withoutNul } from '../vocabulary.ts';
import {
	ask,
	type Asking,
	change,
	columnList,
	insertInto,
	type Question,
	firstOf
} from './sentence.ts';

type ShownSegment = Pick<LeadRow, 'shownQuizId' | 'segment' | 'temperature' | 'heat'>;

const findBy = (column: 'email' | 'phone') =>
	firstOf<LeadRow>(
		`SELECT ${columnList(sqliteTables.leads)} FROM leads WHERE workspace_id = ? AND ${column} = ?`,
		{ lock: true }
	);
const findByEmail = findBy('email');
const findByPhone = findBy('phone');
const insertLead = insertInto(sqliteTables.leads);
const updateLead = change(
	`UPDATE leads SET email = ?, phone = ?, name = ?, company = ?, role = ?, city = ?, search = ?, locale = ?,
	segment = ?, temperature = ?, heat = ?, stage = ?, stage_rank = ?, shown_quiz_id = ?, sequence = ?,
	updated_at = ? WHERE id = ?`
);
const setLeadQuiz = insertInto(
	sqliteTables.leadQuizzes,
	`ON CONFLICT (lead_id, quiz_id) DO UPDATE SET response_id = excluded.response_id, segment = excluded.segment,
	temperature = excluded.temperature, heat = excluded.heat, stage = excluded.stage,
	stage_rank = excluded.stage_rank, total = excluded.total, percent = excluded.percent,
	updated_at = excluded.updated_at`
);
const findShown = firstOf<ShownSegment>(
	`SELECT quiz_id AS "shownQuizId", segment, temperature, heat FROM lead_quizzes WHERE lead_id = ?
	ORDER BY heat DESC, updated_at DESC, response_id DESC LIMIT 1`
);
const insertHistory = insertInto(sqliteTables.leadHistory);

/** What a submission makes of a lead, and what remains to be written for it. */
export interface LeadWrite {
	change: LeadChange;
	questions: Question<number>[];
}

/** Asks for the leads that this submission's email and phone belong to. */
export function findKnownLeads(write: SubmissionWrite): Question<LeadRow | undefined>[] {
	const { email, phone } = givenDetails(write);
	return [
		...(email ? [findByEmail(write.workspace, email)] : []),
		...(phone ? [findByPhone(write.workspace, phone)] : [])
	];
}

/**
 * The lead that a submission belongs to, with what it adds; null without email and phone.
 * @param known the replies to `findKnownLeads`
 */
export function* changeLead(
	write: SubmissionWrite,
	known: readonly (LeadRow | undefined)[]
): Asking<LeadWrite | null> {
	const details = givenDetails(write);
	const { email, phone } = details;
	if (!email && !phone) return null;
	const byEmail = email ? known[0] : undefined;
	const byPhone = phone ? known.at(-1) : undefined;
	const before = byEmail ?? byPhone;
	if (!before) return meet(details, write);
	const free = { ...details, phone: byPhone ? null : phone };
	return yield* meetAgain(before, free, write);
}

type Details = Record<keyof SubmittedContact, string | null>;

function givenDetails({ contact, test, quarantined }: SubmissionWrite): Details {
	const given = (key: keyof SubmittedContact) =>
		test || quarantined ? null : withoutNul(contact?.[key] ?? '') || null;
	return {
		email: given('email'),
		phone: given('phone'),
		name: given('name'),
		company: given('company'),
		role: given('role'),
		city: given('city')
	};
}

function meet(details: Details, write: SubmissionWrite): LeadWrite {
	const after: LeadRow = {
		id: write.newLeadId,
		workspaceId: write.workspace,
		...details,
		search: searchText(details),
		locale: write.locale,
		...segmentOf(write),
		stage: write.stage,
		stageRank: write.stageRank,
		sequence: 1,
		createdAt: write.now,
		updatedAt: write.now
	};
	return {
		change: { before: null, after, segmentChanged: true },
		questions: [insertLead(after), quizOf(after.id, write), ...history(write, null, after)]
	};
}

function* meetAgain(before: LeadRow, details: Details, write: SubmissionWrite): Asking<LeadWrite> {
	const [, shown = segmentOf(write)] = yield* ask(quizOf(before.id, write), findShown(before.id));
	const filled = fillIn(before, details);
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
	return {
		change: { before, after, segmentChanged },
		questions: [saveLead(after), ...history(write, before, after)]
	};
}

/** What a respondent types never overwrites. */
function fillIn(before: LeadRow, details: Details): Details {
	return {
		email: before.email ?? details.email,
		phone: before.phone ?? details.phone,
		name: before.name ?? details.name,
		company: before.company ?? details.company,
		role: before.role ?? details.role,
		city: before.city ?? details.city
	};
}

function searchText({ name, email, phone, company }: Details): string {
	return foldForSearch([name, email, phone, company].filter(Boolean).join(' '));
}

function saveLead(lead: LeadRow): Question<number> {
	const { email, phone, name, company, role, city, search, locale } = lead;
	const { segment, temperature, heat, stage, stageRank, shownQuizId } = lead;
	return updateLead(
		...[email, phone, name, company, role, city, search, locale],
		...[segment, temperature, heat, stage, stageRank, shownQuizId],
		...[lead.sequence, lead.updatedAt, lead.id]
	);
}

function quizOf(leadId: string, write: SubmissionWrite): Question<number> {
	return setLeadQuiz({
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
	});
}

function history(write: SubmissionWrite, before: LeadRow | null, after: LeadRow) {
	const kinds = ['segment', 'stage'] as const;
	return kinds
		.filter((kind) => before?.[kind] !== after[kind])
		.map((kind) =>
			insertHistory({
				id: write.historyIds(),
				workspaceId: write.workspace,
				leadId: after.id,
				responseId: write.responseId,
				kind,
				fromValue: before?.[kind] ?? null,
				toValue: after[kind],
				at: write.now
			})
		);
}

function segmentOf({ quiz, segment, temperature, heat }: SubmissionWrite): ShownSegment {
	return { shownQuizId: quiz, segment, temperature, heat };
}
