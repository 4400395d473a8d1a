import { eq } from 'drizzle-orm';
import { NEW_OWNER } from '../../../src/lib/server/services/accounts.ts';
import {
	insertSession,
	insertUser,
	usersOfWorkspace
} from '../../../src/lib/server/storage/queries/accounts.ts';
import * as auditNames from '../../../src/lib/server/storage/queries/audit-names.ts';
import * as auditPages from '../../../src/lib/server/storage/queries/audit-pages.ts';
import * as invites from '../../../src/lib/server/storage/queries/invites.ts';
import * as members from '../../../src/lib/server/storage/queries/members.ts';
import * as tokens from '../../../src/lib/server/storage/queries/tokens.ts';
import type { InviteRow, Store } from '../../../src/lib/server/storage/store.ts';
import { anAuditLine } from '../../support/an-audit-line.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

const INVITE: InviteRow = {
	...{ id: 'invite_1', workspaceId: 'ws_1', email: null, role: 'sales', tokenHash: 'invite' },
	...{ createdBy: 'usr_1', createdAt: 0, expiresAt: 99, usedAt: null, usedBy: null },
	revokedAt: null
};

const user = (id: string) => ({
	...{
		id,
		workspaceId: 'ws_1',
		email: `${id}@example.com`,
		name: '',
		passwordHash: 'hash',
		locale: 'en'
	},
	...{ ...NEW_OWNER, createdAt: 0 }
});

const another = (workspace: string) => ({ workspace, id: 'usr_other' });

export const TEAM_READS: Record<string, Query> = {
	usersOfWorkspace: usersOfWorkspace,
	activeTokens: tokens.activeTokens,
	activeUsers: (store, workspace) => members.activeUsers(store, workspace, ['owner']),
	memberById: (store, workspace) => members.memberById(store, workspace, 'usr_other'),
	lastSeenOf: async (store, workspace) => [...(await members.lastSeenOf(store, workspace))],
	countLeadsOfMembers: async (store, workspace) => [
		...(await members.countLeadsOfMembers(store, workspace))
	],
	leadsOfMember: (store, workspace) =>
		members.leadsOfMember(store, workspace, { member: 'usr_other', after: '', limit: 9 }),
	openInvites: invites.openInvites,
	openInvite: (store, workspace) => invites.openInvite(store, workspace, INVITE.id),
	auditPage: (store, workspace) => auditPages.auditPage(store, workspace, { limit: 9 }),
	tokenNames: async (store, workspace) => [...(await tokens.tokenNames(store, workspace))],
	namesOf: async (store, workspace) => [
		...(await auditNames.namesOf(store, workspace, 'apiTokens', ['tok_1']))
	]
};

export const TEAM_CHANGES: Record<string, Query> = {
	revokeTokenRow: (store, workspace) => tokens.revokeTokenRow(store, workspace, 'tok_1', 9, []),
	setMemberRole: (store, workspace) =>
		members.setMemberRole(store, another(workspace), 'viewer', anAuditLine(workspace)),
	setMemberName: (store, workspace) => members.setMemberName(store, another(workspace), 'New', []),
	deactivateMember: (store, workspace) =>
		members.deactivateMember(store, another(workspace), 9, anAuditLine(workspace)),
	reactivateMember: (store, workspace) =>
		members.reactivateMember(store, { workspace, id: 'usr_gone' }, anAuditLine(workspace)),
	revokeInviteRow: (store, workspace) =>
		invites.revokeInviteRow(
			...([store, workspace, { id: INVITE.id, now: 9 }] as const),
			anAuditLine(workspace)
		),
	takeInvite: (store, workspaceId) =>
		invites.takeInvite(
			...([store, { ...INVITE, workspaceId }, user('usr_new'), 9] as const),
			anAuditLine(workspaceId)
		)
};

export const TEAM_UNBOUND: Record<string, string[]> = {
	'insert people and tokens that name their workspace': [
		...['insertFirstOwner', 'insertUser', 'insertSession', 'insertToken']
	],
	'are asked to find out who somebody is': [
		...['anyUser', 'firstWorkspace', 'userByEmail', 'userById', 'tokenByHash', 'sessionWithUser']
	],
	'change only what the one who asks has proved to be theirs': [
		...['touchSession', 'deleteSession', 'deleteSessionsOf', 'deleteExpiredSessions', 'touchToken'],
		...['replacePassword', 'setUserLocale', 'setPreferences']
	],
	'throttle before anybody is known': ['countTry', 'forgetTries', 'forgetTriesBefore'],
	'belong to the installation': ['settingOf', 'saveSetting', 'settingOnce'],
	'take the place of what the same workspace has sent to an address': ['insertInvite'],
	'serve whoever holds a link that nobody can guess': ['inviteByHash']
};

/** A token, members beside the first one, an invitation, and a line of the log. */
export async function furnishTeam(store: Store): Promise<void> {
	const { db, tables } = store;
	await tokens.insertToken(
		store,
		{
			id: 'tok_1',
			workspaceId: 'ws_1',
			name: 'CRM',
			tokenHash: 'hash',
			scopes: ['read'],
			createdAt: 0,
			lastUsedAt: null,
			revokedAt: null
		},
		[]
	);
	await insertUser(store, user('usr_other'));
	await insertUser(store, { ...user('usr_gone'), deactivatedAt: 1 });
	await insertSession(store, {
		...{ idHash: 'session', userId: 'usr_other', workspaceId: 'ws_1', createdAt: 0 },
		...{ expiresAt: 99, lastSeenAt: 1 }
	});
	await db.update(tables.leads).set({ ownerId: 'usr_other' }).where(eq(tables.leads.id, 'led_1'));
	await invites.insertInvite(store, INVITE, anAuditLine());
	await db.insert(tables.auditLog).values({
		...{ id: 'aud_1', workspaceId: 'ws_1', by: 'usr_1', action: 'token.created', subject: null },
		...{ detail: {}, at: 0 }
	});
}
