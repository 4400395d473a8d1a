import * as bounces from '../../../src/lib/server/storage/queries/bounces.ts';
import * as leaving from '../../../src/lib/server/storage/queries/leaving.ts';
import * as suppressions from '../../../src/lib/server/storage/queries/suppressions.ts';
import type { InvitationRow, Store } from '../../../src/lib/server/storage/store.ts';
import { timeSortedIds } from '../../../src/lib/server/ids.ts';
import { systemRandom } from '../../../src/lib/server/random.ts';
import { aMailedPerson } from '../../support/an-invitation.ts';
import { fakeClock } from '../../support/fake-clock.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

const LEFT = 'left@example.com';

/** Somebody who was invited, as somebody of this workspace would name them. */
async function invited({ db, tables }: Store, workspaceId: string): Promise<InvitationRow> {
	const rows = await db.select().from(tables.invitations);
	const row = rows.find(({ email }) => email === LEFT);
	if (!row) throw new Error('Nobody was invited.');
	return { ...row, workspaceId };
}

const bounce = async (store: Store, workspace: string) => ({
	invitation: await invited(store, workspace),
	detail: '550',
	eventId: 'mev_1',
	now: 9
});
const person = async (store: Store, workspace: string) => ({
	workspace,
	recipient: (await invited(store, workspace)).recipientId
});

export const LEAVING_READS: Record<string, Query> = {
	suppressedAmong: async (store, workspace) => [
		...(await suppressions.suppressedAmong(store, workspace, [LEFT]))
	],
	suppressionOf: (store, workspace) => suppressions.suppressionOf(store, workspace, LEFT),
	suppressionsPage: (store, workspace) =>
		suppressions.suppressionsPage(store, workspace, { limit: 9, q: 'left' }),
	leadsToLeave: async (store, workspaceId) =>
		leaving.leadsToLeave(store, { workspaceId, email: 'anna@example.com', leadId: null }),
	listsOffered: async (store, workspace) =>
		leaving.listsOffered(store, workspace, (await person(store, workspace)).recipient),
	lastLettersReturned: async (store, workspace) =>
		bounces.lastLettersReturned(store, await invited(store, workspace), 1)
};

export const LEAVING_CHANGES: Record<string, Query> = {
	liftSuppression: (store, workspace) =>
		suppressions.liftSuppression(store, workspace, LEFT, ['unsubscribed'], []),
	recordBounce: async (store, workspace) =>
		bounces.recordBounce(store, await bounce(store, workspace)),
	recordComplaint: async (store, workspace) =>
		bounces.recordComplaint(store, await bounce(store, workspace)),
	chooseLists: async (store, workspace) =>
		leaving.chooseLists(store, await person(store, workspace), { leave: ['lst_left'], stay: [] }, 9)
};

export const LEAVING_UNBOUND: Record<string, string[]> = {
	'write down that somebody left, who holds a link that we have signed': [
		...['recordLeaving', 'recordReturn']
	],
	'write down an address of the row’s own workspace': ['suppress', 'suppressAll', 'suppression'],
	'write down what came back of a letter': ['recordSoftBounce'],
	'find out whose letter came back': ['mailWithInvitation'],
	'look at no row': ['isAskedFor']
};

/** Somebody who has left, on a list that they are offered to leave, and whose letter came back. */
export async function furnishLeaving(store: Store): Promise<void> {
	const { db, tables } = store;
	const clock = fakeClock();
	const ids = timeSortedIds(clock, systemRandom);
	const { invitation, mail } = await aMailedPerson({ store, ids, clock }, { email: LEFT });
	const { workspaceId, recipientId } = invitation;
	await suppressions.suppress(
		store,
		{
			...{ workspaceId, email: LEFT, reason: 'unsubscribed', campaignId: null, detail: '', at: 1 }
		},
		[]
	);
	await db
		.insert(tables.lists)
		.values({ id: 'lst_left', workspaceId, name: 'Left', offered: true, createdAt: 0 });
	const member = { listId: 'lst_left', recipientId, workspaceId, addedAt: 0, leftAt: null };
	await db.insert(tables.listMembers).values(member);
	await bounces.recordSoftBounce(store, { invitation, detail: '', now: 1 }, mail.id);
}
