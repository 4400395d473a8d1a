import type { LeadQuizRow, LeadRow, LeadWrite } from '../store.ts';
import { everyColumn, find, insert, type Question, update } from './sentence.ts';
import { givenContact } from './given-contact.ts';
import { rowReader } from './read-row.ts';

const wholeAndLocked = { shows: everyColumn('leads'), lock: true };
const findByEmail = find('leads', ['workspaceId', 'email'], wholeAndLocked);
const findByPhone = find('leads', ['workspaceId', 'phone'], wholeAndLocked);
export const findLeadById = find('leads', ['id'], wholeAndLocked);
const findQuizzes = find('leadQuizzes', ['leadId'], {
	shows: everyColumn('leadQuizzes')
});
const insertLeads = insert('leads');
const updateLeads = update('leads', ['id'], {
	sets: [
		...(['email', 'phone', 'name', 'company', 'role', 'city', 'search', 'locale'] as const),
		...(['segment', 'temperature', 'heat', 'stage', 'stageRank', 'shownQuizId'] as const),
		...(['total', 'percent', 'hotAt', 'touchedAt', 'handOverDue'] as const),
		...(['sequence', 'updatedAt', 'activeAt'] as const)
	]
});
const setQuizzes = insert('leadQuizzes', {
	onConflict: `ON CONFLICT (lead_id, quiz_id) DO UPDATE SET response_id = excluded.response_id, segment = excluded.segment,
	temperature = excluded.temperature, heat = excluded.heat, stage = excluded.stage,
	stage_rank = excluded.stage_rank, total = excluded.total, percent = excluded.percent,
	updated_at = excluded.updated_at`
});

const readLead = rowReader('leads');

type ContactKind = 'email' | 'phone';

/** The leads that a batch is about: as they were read, then as each of its submissions leaves them to the next. */
export class LeadBook {
	readonly #leads = new Map<string, LeadRow>();
	readonly #idByContact = new Map<string, string>();
	readonly #quizzes = new Map<string, LeadQuizRow[]>();
	readonly #added = new Set<string>();
	readonly #changed = new Set<string>();
	readonly #answered = new Map<string, LeadQuizRow>();

	constructor(leads: readonly LeadRow[], quizzes: readonly LeadQuizRow[]) {
		for (const lead of leads) this.#remember(readLead(lead));
		for (const quiz of quizzes) this.#rememberQuiz(quiz);
	}

	/** Whom an email address or a phone number belongs to: what was merged into another is that other. */
	whoHas(workspace: string, kind: ContactKind, contact: string): LeadRow | undefined {
		const id = this.#idByContact.get(contactKey(workspace, kind, contact)) ?? '';
		return this.byId(id);
	}

	/** What it was merged into, where it was. */
	byId(id: string): LeadRow | undefined {
		return this.#leads.get(this.#leads.get(id)?.mergedInto ?? id);
	}

	quizzesOf(leadId: string): readonly LeadQuizRow[] {
		return this.#quizzes.get(leadId) ?? [];
	}

	keep(lead: LeadRow, quiz: LeadQuizRow): void {
		if (!this.#leads.has(lead.id)) this.#added.add(lead.id);
		else if (!this.#added.has(lead.id)) this.#changed.add(lead.id);
		this.#remember(lead);
		this.#rememberQuiz(quiz);
		this.#answered.set(`${quiz.leadId} ${quiz.quizId}`, quiz);
	}

	/** Everything that was kept, each row once. */
	questions(): Question[] {
		return [
			// Nobody has been merged into what is new.
			insertLeads(this.#rows(this.#added).map((lead) => ({ ...lead, aliases: null }))),
			updateLeads(this.#rows(this.#changed)),
			setQuizzes([...this.#answered.values()])
		];
	}

	#remember(lead: LeadRow): void {
		this.#leads.set(lead.id, lead);
		for (const kind of ['email', 'phone'] as const) {
			const contact = lead[kind];
			if (contact) this.#idByContact.set(contactKey(lead.workspaceId, kind, contact), lead.id);
		}
	}

	#rememberQuiz(quiz: LeadQuizRow): void {
		const others = this.quizzesOf(quiz.leadId).filter(({ quizId }) => quizId !== quiz.quizId);
		this.#quizzes.set(quiz.leadId, [...others, quiz]);
	}

	#rows(ids: ReadonlySet<string>): LeadRow[] {
		return [...ids].flatMap((id) => this.#leads.get(id) ?? []);
	}
}

/** Asks for the leads that these were merged into. */
export function findMergedInto(leads: Iterable<LeadRow>) {
	const ids = [...leads].flatMap(({ mergedInto }) => mergedInto ?? []);
	return findLeadById([...new Set(ids)].sort().map((id) => ({ id })));
}

/** The leads whose quizzes matter: these, and what they were merged into. */
export function findQuizzesOf(leads: Iterable<LeadRow>) {
	const ids = [...leads].map(({ id, mergedInto }) => mergedInto ?? id);
	return findQuizzes([...new Set(ids)].map((leadId) => ({ leadId })));
}

/** Asks for the leads that the contacts of a batch belong to. */
export function findLeads(batch: readonly LeadWrite[]) {
	const emails = contactsOf(batch, 'email', (email) => ({ email }));
	const phones = contactsOf(batch, 'phone', (phone) => ({ phone }));
	return [findByEmail(emails), findByPhone(phones)] as const;
}

/** Each once. */
function contactsOf<Column>(
	batch: readonly LeadWrite[],
	kind: ContactKind,
	column: (contact: string) => Column
) {
	const contacts = new Map<string, Column & { workspaceId: string }>();
	for (const write of batch) {
		const { workspace: workspaceId } = write;
		const contact = givenContact(write)[kind];
		if (!contact) continue;
		contacts.set(contactKey(workspaceId, kind, contact), { workspaceId, ...column(contact) });
	}
	return [...contacts.values()];
}

function contactKey(workspace: string, kind: ContactKind, contact: string): string {
	return `${workspace} ${kind} ${contact}`;
}
