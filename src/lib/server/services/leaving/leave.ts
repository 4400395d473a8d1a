import type { House } from '../../house.ts';
import { invitationById } from '../../storage/queries/campaigns.ts';
import {
	chooseLists,
	leadsToLeave,
	listsOffered,
	recordLeaving,
	recordReturn,
	type Leaving,
	type OfferedList
} from '../../storage/queries/leaving.ts';
import { isAskedFor, suppressionOf } from '../../storage/queries/suppressions.ts';
import type { InvitationRow } from '../../storage/store.ts';
import { maskedAddress } from '../answering/masked-address.ts';
import { openMailToken } from '../mail-token.ts';

/** Whose letter it was. */
export type Invited = InvitationRow;

/** How somebody who holds a letter's link stands. */
export interface Standing {
	/** `left`: they asked for no more letters. `closed`: none are sent for another reason, such as letters that came back. */
	state: 'written_to' | 'left' | 'closed';
	/** As much of the address as its owner needs to know it by. */
	address: string;
	/** The language of their letters. */
	locale: string;
	lists: OfferedList[];
}

/**
 * Whose letter the link is from; null where it is not ours, 'gone' where nothing is known of them any more. It never runs out,
 * whatever has become of the survey.
 */
export async function invitationOfLink(
	app: Pick<House, 'store' | 'secret'>,
	token: string
): Promise<Invited | 'gone' | null> {
	const id = openMailToken(app, 'leave', token);
	return id === null ? null : ((await invitationById(app.store, id)) ?? 'gone');
}

export async function standingOf(
	{ store }: Pick<House, 'store'>,
	{ workspaceId, email, recipientId, locale }: Invited
): Promise<Standing> {
	const [suppressed, lists] = await Promise.all([
		suppressionOf(store, workspaceId, email),
		listsOffered(store, workspaceId, recipientId)
	]);
	const why = suppressed && (isAskedFor(suppressed.reason) ? 'left' : 'closed');
	return { state: why ?? 'written_to', address: maskedAddress(email), locale, lists };
}

/** From everything at once, for good. */
export async function leave(
	app: Pick<House, 'store' | 'ids' | 'clock' | 'log'>,
	invitation: Invited,
	by: Leaving['by']
): Promise<void> {
	const leads = await leadsToLeave(app.store, invitation);
	const now = app.clock.now();
	const eventId = app.ids.next('mev');
	const isNews = await recordLeaving(app.store, { invitation, leads, by, eventId, now });
	if (isNews) app.log.info('left', { invitation: invitation.id, by });
}

/** They have changed their mind. */
export function comeBack(
	app: Pick<House, 'store' | 'ids' | 'clock'>,
	invitation: Invited
): Promise<void> {
	const now = app.clock.now();
	return recordReturn(app.store, { invitation, eventId: app.ids.next('mev'), now });
}

/** Stays on those of the offered lists that are named, and leaves the others. */
export async function keepLists(
	{ store, clock }: Pick<House, 'store' | 'clock'>,
	{ workspaceId, recipientId }: Invited,
	kept: readonly string[]
): Promise<void> {
	const offered = await listsOffered(store, workspaceId, recipientId);
	const ids = offered.map(({ id }) => id);
	await chooseLists(
		store,
		{ workspace: workspaceId, recipient: recipientId },
		{
			stay: ids.filter((id) => kept.includes(id)),
			leave: ids.filter((id) => !kept.includes(id))
		},
		clock.now()
	);
}
