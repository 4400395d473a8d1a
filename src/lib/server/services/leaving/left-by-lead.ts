import type { House } from '../../house.ts';
import { suppressionOf } from '../../storage/queries/suppressions.ts';
import type { SuppressedFor } from '../../storage/store.ts';
import { readAddress } from '../audience/address.ts';
import type { FoundLead } from '../leads.ts';

/** Why no survey is sent to a lead. */
export interface LeftByLead {
	email: string;
	reason: SuppressedFor;
	at: number;
	/**
	 * They have agreed to advertising since, or somebody who typed their address has: an open form is no proof of whose it is, so
	 * that it lifts nothing by itself.
	 */
	agreedSince: boolean;
}

/** Null where surveys may be sent to the lead's address. */
export async function leftByLead(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	{ lead, consents }: Pick<FoundLead, 'lead' | 'consents'>
): Promise<LeftByLead | null> {
	const address = readAddress(lead.email ?? '');
	if (!address.ok) return null;
	const found = await suppressionOf(store, workspace, address.value);
	if (!found) return null;
	const { email, reason, at } = found;
	const agreedSince = consents.some(
		({ purpose, givenAt, withdrawnAt }) =>
			purpose === 'advertising' && withdrawnAt === null && givenAt >= at
	);
	return { email, reason, at, agreedSince };
}
