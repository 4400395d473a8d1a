import { fail, ok, type Result } from '../../quiz/result.ts';
import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import { consentsOfLeads } from '../storage/queries/consents.ts';
import {
	historyOfLead,
	leadById,
	leadContacts,
	leadsPage,
	quizzesOfLead,
	type LeadFilter
} from '../storage/queries/leads.ts';
import { responsesPage, type ResponseListed } from '../storage/queries/responses.ts';
import type { ConsentRow, LeadHistoryRow, LeadQuizRow, LeadRow } from '../storage/store.ts';
import { pageLimit, pageOf, type Page, type PageInput } from './pages.ts';
import { quizIdOf } from './responses.ts';

export type { LeadFilter } from '../storage/queries/leads.ts';

/** Newest first. `quiz` is an id or a slug; one that does not exist has no leads. */
export async function listLeads(
	app: House,
	workspace: string,
	{ quiz, ...input }: LeadFilter & PageInput
): Promise<Page<LeadRow>> {
	const limit = pageLimit(input);
	const id = await quizIdOf(app, workspace, quiz);
	if (id === null) return { items: [], next: null };
	const filter = { ...input, quiz: id, before: input.cursor, limit };
	return pageOf(await leadsPage(app.store, workspace, filter), limit);
}

/** By id: name, else email, else phone. Those that were erased are missing. */
export async function leadNames(
	app: House,
	workspace: string,
	ids: Iterable<string | null>
): Promise<Map<string, string>> {
	const wanted = new Set([...ids].filter((id) => id !== null));
	const contacts = await leadContacts(app.store, workspace, [...wanted]);
	return new Map(contacts.map((contact) => [contact.id, leadName(contact)]));
}

export function leadName({
	id,
	name,
	email,
	phone
}: Pick<LeadRow, 'id' | 'name' | 'email' | 'phone'>) {
	return name ?? email ?? phone ?? id;
}

/** A lead with all that is known of it, newest first. */
export interface FoundLead {
	lead: LeadRow;
	/** Its latest segment in each quiz. */
	quizzes: LeadQuizRow[];
	/** Its latest 100. */
	responses: ResponseListed[];
	history: LeadHistoryRow[];
	consents: ConsentRow[];
}

const MOST_RESPONSES = 100;

export async function getLead(
	app: House,
	workspace: string,
	id: string
): Promise<Result<FoundLead, Problem>> {
	const { store } = app;
	const lead = await leadById(store, workspace, id);
	if (!lead) return fail({ code: 'not_found' });
	const [quizzes, responses, history, consents] = await Promise.all([
		quizzesOfLead(store, workspace, id),
		responsesPage(store, workspace, { lead: id, limit: MOST_RESPONSES }),
		historyOfLead(store, workspace, id),
		consentsOfLeads(store, workspace, [id])
	]);
	return ok({
		lead,
		quizzes,
		responses: responses.slice(0, MOST_RESPONSES),
		history,
		consents: consents.toReversed()
	});
}
