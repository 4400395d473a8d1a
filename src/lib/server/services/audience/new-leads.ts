import type { Audience } from '../../../letter/campaign.ts';
import type { House } from '../../house.ts';
import { leadsChosenAfter } from '../../storage/queries/chosen-leads.ts';
import {
	leadsThatAnswered,
	recipientsByEmails,
	suppressionsOf
} from '../../storage/queries/recipients.ts';
import type { LeadRow, SuppressedFor } from '../../storage/store.ts';
import { readAddress } from './address.ts';

/** A lead who has agreed to be written to, and what stands against it. */
export interface NewLead {
	lead: LeadRow;
	/** As recipients are known; null where it is none. */
	email: string | null;
	/** There is a recipient of this address, */
	isKnown: boolean;
	/** who is known to be this lead. */
	isLinked: boolean;
	leftOut: SuppressedFor | 'answered' | 'bad_address' | null;
}

const AT_ONCE = 200;

/** Leads of an audience who have agreed, some hundreds at a time. @param quiz those who have answered it are left out */
export async function* newLeads(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	leads: NonNullable<Audience['leads']>,
	quiz?: string,
	from: string | null = null
): AsyncGenerator<{ found: NewLead[]; last: string }> {
	let after = from;
	for (;;) {
		const page = { after, limit: AT_ONCE };
		const rows = await leadsChosenAfter(store, workspace, leads, 'agrees', page);
		const last = rows.at(-1)?.id;
		if (last === undefined) return;
		const emails = rows.map(({ email }) => addressOf(email));
		const known = emails.filter((email) => email !== null);
		const [recipients, suppressions, answered] = await Promise.all([
			recipientsByEmails(store, workspace, known),
			suppressionsOf(store, workspace, known),
			quiz === undefined
				? Promise.resolve<string[]>([])
				: leadsThatAnswered(
						store,
						workspace,
						quiz,
						rows.map(({ id }) => id)
					)
		]);
		const linked = new Map(recipients.map(({ email, leadId }) => [email, leadId]));
		const suppressed = new Map(suppressions.map(({ email, reason }) => [email, reason]));
		const found = rows.map((lead, at): NewLead => {
			const email = emails[at] ?? null;
			const common = { lead, email };
			if (email === null) {
				return { ...common, isKnown: false, isLinked: false, leftOut: 'bad_address' };
			}
			const leftOut = suppressed.get(email) ?? (answered.includes(lead.id) ? 'answered' : null);
			const isLinked = linked.get(email) === lead.id;
			return { ...common, isKnown: linked.has(email), isLinked, leftOut };
		});
		yield { found, last };
		if (rows.length < AT_ONCE) return;
		after = last;
	}
}

function addressOf(email: string | null): string | null {
	const read = readAddress(email ?? '');
	return read.ok ? read.value : null;
}
