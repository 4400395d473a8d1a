import { givenContact } from '../../quiz/given.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import { shownPhone } from '../shown-phone.ts';
import { consentsOfLeads } from '../storage/queries/consents.ts';
import {
	historyOfLead,
	leadsWithPhones,
	leadContacts,
	quizzesOfLead
} from '../storage/queries/leads.ts';
import { responsesPage, type ResponseListed } from '../storage/queries/responses.ts';
import type { ConsentRow, LeadHistoryRow, LeadQuizRow, LeadRow } from '../storage/store.ts';
import { currentLead } from './desk/current-lead.ts';
import { versionContent } from './live-cache.ts';

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
	return name ?? email ?? (phone && shownPhone(phone)) ?? id;
}

/** A number that was given and is not the lead's, and whose it is, where it is another's. */
export interface PhoneGiven {
	phone: string;
	of: { id: string; name: string } | null;
}

/** A submission never joins two leads: a number that is another's stays with them, and is told here. */
export async function phonesGiven(
	app: House,
	workspace: string,
	{ lead, responses }: Pick<FoundLead, 'lead' | 'responses'>
): Promise<PhoneGiven[]> {
	const given = await Promise.all(
		responses.map(async ({ quizId, version, answers, path }) => {
			const { quiz } = await versionContent(app, quizId, version);
			return givenContact(quiz, answers, path).phone;
		})
	);
	const others = new Set(given.filter((phone) => phone !== undefined && phone !== lead.phone));
	const phones = [...others].flatMap((phone) => phone ?? []);
	const owners = await leadsWithPhones(app.store, workspace, phones);
	return phones.map((phone) => {
		const owner = owners.find((one) => one.phone === phone);
		return {
			phone,
			of: owner ? { id: owner.id, name: leadName({ ...owner, phone: null }) } : null
		};
	});
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

/** By the id of one that was merged into another, that other. */
export async function getLead(
	app: House,
	workspace: string,
	id: string
): Promise<Result<FoundLead, Problem>> {
	const { store } = app;
	const lead = await currentLead(app, workspace, id);
	if (!lead) return fail({ code: 'not_found' });
	const [quizzes, responses, history, consents] = await Promise.all([
		quizzesOfLead(store, workspace, lead.id),
		responsesPage(store, workspace, { lead: lead.id, tests: lead.test, limit: MOST_RESPONSES }),
		historyOfLead(store, workspace, lead.id),
		consentsOfLeads(store, workspace, [lead.id])
	]);
	return ok({
		lead,
		quizzes,
		responses: responses.slice(0, MOST_RESPONSES),
		history,
		consents: consents.toReversed()
	});
}
