import type { House } from '../../house.ts';
import { eraseInvitations } from '../../storage/queries/erase-recipient.ts';
import { addressed, type Settled } from '../../storage/queries/mails.ts';
import { suppressedAmong } from '../../storage/queries/suppressions.ts';
import type { InvitationRow } from '../../storage/store.ts';
import { settledAs, type Ready } from './carry.ts';
import type { Picked } from './outgoing.ts';

/** Looks once more before mails leave: who has answered, left or bounced since they were written down gets none. */
export async function stillWanted(
	{ store }: Pick<House, 'store'>,
	picked: readonly Picked[]
): Promise<{ ready: Ready[]; unwanted: Settled[] }> {
	const people = await addressed(
		store,
		picked.map(({ mail }) => mail)
	);
	const suppressed = await suppressedOf(store, picked);
	const ready: Ready[] = [];
	const unwanted: Settled[] = [];
	const orphans: InvitationRow[] = [];
	for (const { of, mail } of picked) {
		const found = people.get(mail.invitationId);
		const isSuppressed = suppressed.get(mail.workspaceId)?.has(mail.email.toLowerCase());
		const why = isSuppressed ? 'suppressed' : found ? whyNot(found.invitation) : 'deleted';
		if (found && !found.recipient) orphans.push(found.invitation);
		else if (found?.recipient && why === null)
			ready.push({ of, mail, invitation: found.invitation, recipient: found.recipient });
		else {
			const variant = found?.invitation.variant ?? 'a';
			unwanted.push({ ...settledAs(mail, { variant }, 'cancelled'), error: why ?? 'deleted' });
		}
	}
	// They were erased while they were written down as one who gets it: nothing of them is left behind.
	await eraseInvitations(store, orphans);
	return { ready, unwanted };
}

function whyNot(invitation: InvitationRow): string | null {
	if (invitation.finishedAt !== null) return 'answered';
	if (invitation.unsubscribedAt !== null || invitation.notMeAt !== null) return 'left';
	if (invitation.complainedAt !== null) return 'complained';
	return invitation.bouncedAt === null ? null : 'bounced';
}

async function suppressedOf(store: House['store'], picked: readonly Picked[]) {
	const groups = Map.groupBy(picked, ({ mail }) => mail.workspaceId);
	const found = await Promise.all(
		[...groups].map(async ([workspace, group]) => {
			const emails = group.map(({ mail }) => mail.email.toLowerCase());
			return [workspace, await suppressedAmong(store, workspace, emails)] as const;
		})
	);
	return new Map(found);
}
