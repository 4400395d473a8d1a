import { changePassword, signOutEverywhere } from '../../../src/lib/server/services/accounts.ts';
import {
	redeliver,
	redeliverFailed,
	redeliverLike
} from '../../../src/lib/server/services/deliveries.ts';
import {
	createDestination,
	deleteDestination,
	pauseDestination,
	resumeDestination,
	rotateSecret,
	updateDestination
} from '../../../src/lib/server/services/destinations.ts';
import { resetLink, resetPassword } from '../../../src/lib/server/services/password-reset.ts';
import { hashPassword } from '../../../src/lib/server/services/passwords.ts';
import {
	deleteTestLeads,
	sendTestLead
} from '../../../src/lib/server/services/pushes/test-lead.ts';
import { startSession } from '../../../src/lib/server/services/sessions.ts';
import { handOver } from '../../../src/lib/server/services/team/hand-over.ts';
import {
	acceptInvite,
	invite,
	revokeInvite
} from '../../../src/lib/server/services/team/invites.ts';
import {
	changeRole,
	deactivate,
	reactivate,
	rename
} from '../../../src/lib/server/services/team/members.ts';
import { createToken, revokeToken } from '../../../src/lib/server/services/tokens.ts';
import { insertDelivery } from '../../../src/lib/server/storage/queries/deliveries.ts';
import { aDelivery } from '../../support/a-delivery.ts';
import { aMember } from '../../support/a-member.ts';
import { valueOf } from '../../support/value-of.ts';
import type { Bench, Changes } from './bench.ts';

const hook = { name: 'CRM', url: 'https://crm.example.com/hook' };
const password = 'correct horse battery';
const sales = { email: null, role: 'sales', locale: 'en' } as const;

/** Two pushes that failed. @returns where to, and the first */
async function failed({ house, store, workspace, destination }: Bench) {
	const to = await destination();
	const ids = [house.ids.next('msg'), house.ids.next('msg')] as const;
	for (const id of ids)
		await insertDelivery(
			store,
			aDelivery({ id, workspaceId: workspace, destinationId: to, state: 'exhausted', attempts: 10 })
		);
	return { to, id: ids[0] };
}

/** Who is changed, beside an owner who stays. */
async function member({ house, workspace }: Bench): Promise<string> {
	await aMember(house, workspace, { role: 'owner' });
	return (await aMember(house, workspace, { name: 'Ann', takesLeads: true })).id;
}

export const TEAM_CHANGES: Changes = {
	'destination.created': async ({ house, workspace }) => {
		return (by) => createDestination(house, workspace, hook, by);
	},
	'destination.changed': async ({ house, workspace, destination }) => {
		const id = await destination();
		return (by) => updateDestination(house, workspace, id, { ...hook, name: 'Other' }, by);
	},
	'destination.deleted': async ({ house, workspace, destination }) => {
		const id = await destination();
		return (by) => deleteDestination(house, workspace, id, by);
	},
	'destination.secret': async ({ house, workspace, destination }) => {
		const id = await destination();
		return (by) => rotateSecret(house, workspace, id, by);
	},
	'destination.paused': async ({ house, workspace, destination }) => {
		const id = await destination();
		return (by) => pauseDestination(house, workspace, id, by);
	},
	'destination.resumed': async ({ house, workspace, destination }) => {
		const id = await destination();
		valueOf(await pauseDestination(house, workspace, id, null));
		return (by) => resumeDestination(house, workspace, id, by);
	},
	'destination.redelivered': async (bench) => {
		const { to } = await failed(bench);
		return (by) => redeliverFailed(bench.house, bench.workspace, to, by);
	},
	'destination.tested': async ({ house, workspace, destination }) => {
		const id = await destination();
		return (by) => sendTestLead(house, workspace, { id, by });
	},
	'delivery.redelivered': async (bench) => {
		const { id } = await failed(bench);
		return (by) => redeliver(bench.house, bench.workspace, id, by);
	},
	'deliveries.redelivered': async (bench) => {
		const { to } = await failed(bench);
		return (by) => redeliverLike(bench.house, bench.workspace, { destination: to }, by);
	},
	'leads.tests_deleted': async ({ house, workspace, destination }) => {
		valueOf(await sendTestLead(house, workspace, { id: await destination(), by: 'usr_seed' }));
		return (by) => deleteTestLeads(house, workspace, by);
	},
	'token.created': async ({ house, workspace }) => {
		return (by) => createToken(house, workspace, { name: 'CRM', scopes: ['read'] }, by);
	},
	'token.revoked': async ({ house, workspace }) => {
		const token = { name: 'CRM', scopes: ['read'] } as const;
		const { id } = valueOf(await createToken(house, workspace, token, null));
		return (by) => revokeToken(house, workspace, id, by);
	},
	'member.invited': async ({ house, workspace }) => {
		return (by) => invite(house, workspace, { ...sales, by });
	},
	'member.uninvited': async ({ house, workspace }) => {
		const { id } = valueOf(await invite(house, workspace, { ...sales, by: 'usr_seed' }));
		return (by) => revokeInvite(house, workspace, { by, id });
	},
	'member.role': async (bench) => {
		const { house, workspace } = bench;
		const id = await member(bench);
		return (by) => changeRole(house, { workspace, by, id }, 'viewer');
	},
	'member.deactivated': async (bench) => {
		const { house, workspace } = bench;
		const id = await member(bench);
		return (by) => deactivate(house, { workspace, by, id });
	},
	'member.reactivated': async ({ house, workspace }) => {
		const { id } = await aMember(house, workspace, { name: 'Ann', deactivatedAt: 1 });
		return (by) => reactivate(house, { workspace, by, id });
	},
	'member.handed_over': async (bench) => {
		const { house, workspace, lead } = bench;
		const id = await member(bench);
		await lead({ ownerId: id });
		await lead({ ownerId: id });
		return (by) => handOver(house, { workspace, by, id }, null);
	}
};

/** What somebody does to their own account; it is given their id. */
export const OWN_CHANGES: Changes = {
	'member.joined': async ({ house, workspace }) => {
		const { link } = valueOf(await invite(house, workspace, { ...sales, by: 'usr_seed' }));
		const token = link.split('/').at(-1) ?? '';
		const who = { name: 'Ann', email: 'ann@example.com', password, locale: 'en' } as const;
		return () => acceptInvite(house, { ...who, token, address: '127.0.0.1' });
	},
	'account.password': async ({ house, store, workspace }) => {
		const passwordHash = await hashPassword(password);
		const { id } = await aMember(house, workspace, { passwordHash });
		await store.db.delete(store.tables.throttles);
		return () => changePassword(house, id, { current: password, next: `${password} staple` });
	},
	'account.password: by a link': async ({ house, workspace }) => {
		const { id, email } = await aMember(house, workspace);
		const made = await resetLink(house, email);
		const token = typeof made === 'object' ? (made.link.split('/').at(-1) ?? '') : '';
		return async () => {
			valueOf(await resetPassword(house, { token, password: `${password} ${id}` }));
		};
	},
	'account.everywhere': async ({ house, workspace }) => {
		const { id } = await aMember(house, workspace);
		await startSession(house, { id, workspaceId: workspace });
		return () => signOutEverywhere(house, { id, workspace });
	},
	'account.named': async ({ house, workspace }) => {
		const { id } = await aMember(house, workspace);
		return () => rename(house, workspace, id, 'Ann');
	}
};
