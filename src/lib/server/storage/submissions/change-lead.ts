import type { LeadChange, LeadRow, SubmissionWrite, SubmittedContact } from '../store.ts';
import { sqliteTables } from '../tables.ts';
import { withoutNul } from '../vocabulary.ts';
import { searchText } from '../search-text.ts';
import { ask, type Asking, change, columnList, insertInto, rowsOf, tell } from './sentence.ts';

const { leads, leadQuizzes, leadHistory } = sqliteTables;

type ShownSegment = Pick<LeadRow, 'shownQuizId' | 'segment' | 'temperature' | 'heat'>;

const findBy = (column: string) =>
	rowsOf<LeadRow>(
		`SELECT ${columnList(leads)} FROM leads WHERE workspace_id = ? AND ${column} = ?`,
		{ lock: true }
	);
const findByEmail = findBy('email');
const findByPhone = findBy('phone');
const newLead = insertInto(leads);
const updateLead = change(
	`UPDATE leads SET email = ?, phone = ?, name = ?, company = ?, role = ?, city = ?, search = ?, locale = ?,
	segment = ?, temperature = ?, heat = ?, stage = ?, stage_rank = ?, shown_quiz_id = ?, sequence = ?,
	updated_at = ? WHERE id = ?`
);
const newLeadQuiz = insertInto(leadQuizzes);
const setLeadQuiz = {
	...newLeadQuiz.sentence,
	sql: `${newLeadQuiz.sentence.sql} ON CONFLICT (lead_id, quiz_id) DO UPDATE SET
		response_id = excluded.response_id, segment = excluded.segment, temperature = excluded.temperature,
		heat = excluded.heat, stage = excluded.stage, stage_rank = excluded.stage_rank, total = excluded.total,
		percent = excluded.percent, updated_at = excluded.updated_at`
};
const findShown = rowsOf<ShownSegment>(
	`SELECT quiz_id AS "shownQuizId", segment, temperature, heat FROM lead_quizzes WHERE lead_id = ?
	ORDER BY heat DESC, updated_at DESC, response_id DESC LIMIT 1`
);
const newHistory = insertInto(leadHistory);

/** Finds or makes the lead that a submission belongs to. @returns null without email and phone */
export function* changeLead(write: SubmissionWrite): Asking<LeadChange | null> {
	const contact = givenDetails(write.contact);
	if (!contact.email && !contact.phone) return null;
	const before = yield* findLead(write.workspace, contact);
	const after = before ? yield* meetAgain(before, contact, write) : yield* meet(contact, write);
	yield* addHistory(write, before, after);
	const segmentChanged =
		before?.segment !== after.segment || before.shownQuizId !== after.shownQuizId;
	return { before, after, segmentChanged };
}

type Details = Record<'email' | 'phone' | 'name' | 'company' | 'role' | 'city', string | null>;

function givenDetails(contact: SubmittedContact | null): Details {
	const given = (value: string | undefined) => (value && withoutNul(value)) || null;
	return {
		email: given(contact?.email),
		phone: given(contact?.phone),
		name: given(contact?.name),
		company: given(contact?.company),
		role: given(contact?.role),
		city: given(contact?.city)
	};
}

function* findLead(workspace: string, { email, phone }: Details): Asking<LeadRow | null> {
	const [byEmail] = email ? yield* ask(findByEmail, [workspace, email]) : [];
	if (byEmail) return byEmail;
	const [byPhone] = phone ? yield* ask(findByPhone, [workspace, phone]) : [];
	return byPhone ?? null;
}

function* meet(contact: Details, write: SubmissionWrite): Asking<LeadRow> {
	const lead: LeadRow = {
		id: write.newLeadId,
		workspaceId: write.workspace,
		...contact,
		search: searchText(contact),
		locale: write.locale,
		...segmentOf(write),
		stage: write.stage,
		stageRank: write.stageRank,
		sequence: 1,
		createdAt: write.now,
		updatedAt: write.now
	};
	yield* tell(newLead.sentence, newLead.values(lead));
	yield* rememberQuiz(lead.id, write);
	return lead;
}

function* meetAgain(before: LeadRow, contact: Details, write: SubmissionWrite): Asking<LeadRow> {
	const details = yield* fillIn(before, contact);
	yield* rememberQuiz(before.id, write);
	const [shown = segmentOf(write)] = yield* ask(findShown, [before.id]);
	const rises = write.stageRank > before.stageRank;
	const lead: LeadRow = {
		...before,
		...details,
		search: searchText(details),
		locale: write.locale,
		...shown,
		stage: rises ? write.stage : before.stage,
		stageRank: rises ? write.stageRank : before.stageRank,
		sequence: before.sequence + 1,
		updatedAt: write.now
	};
	yield* saveLead(lead);
	return lead;
}

/** Only what is empty is filled; a phone that is somebody else's stays theirs. (An unknown email is nobody's.) */
function* fillIn(before: LeadRow, contact: Details): Asking<Details> {
	const phone = before.phone ?? (yield* freePhone(before, contact.phone));
	return {
		email: before.email ?? contact.email,
		phone,
		name: before.name ?? contact.name,
		company: before.company ?? contact.company,
		role: before.role ?? contact.role,
		city: before.city ?? contact.city
	};
}

function* freePhone({ workspaceId }: LeadRow, phone: string | null): Asking<string | null> {
	const [holder] = phone ? yield* ask(findByPhone, [workspaceId, phone]) : [];
	return holder ? null : phone;
}

function* saveLead(lead: LeadRow): Asking<void> {
	const { email, phone, name, company, role, city, search, locale } = lead;
	const { segment, temperature, heat, stage, stageRank, shownQuizId } = lead;
	yield* tell(updateLead, [
		...[email, phone, name, company, role, city, search, locale],
		...[segment, temperature, heat, stage, stageRank, shownQuizId],
		...[lead.sequence, lead.updatedAt, lead.id]
	]);
}

function* rememberQuiz(leadId: string, write: SubmissionWrite): Asking<void> {
	const row = {
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
	yield* tell(setLeadQuiz, newLeadQuiz.values(row));
}

function* addHistory(write: SubmissionWrite, before: LeadRow | null, after: LeadRow): Asking<void> {
	for (const kind of ['segment', 'stage'] as const) {
		if (before?.[kind] === after[kind]) continue;
		const row = {
			id: write.historyIds(),
			workspaceId: write.workspace,
			leadId: after.id,
			responseId: write.responseId,
			kind,
			fromValue: before?.[kind] ?? null,
			toValue: after[kind],
			at: write.now
		};
		yield* tell(newHistory.sentence, newHistory.values(row));
	}
}

function segmentOf({ quiz, segment, temperature, heat }: SubmissionWrite): ShownSegment {
	return { shownQuizId: quiz, segment, temperature, heat };
}
