import { describe, expect, test } from 'vitest';
import { sessionUser, signIn } from '../../../src/lib/server/services/accounts.ts';
import { requestReset, resetLink } from '../../../src/lib/server/services/password-reset.ts';
import { startSession } from '../../../src/lib/server/services/sessions.ts';
import { hashPassword } from '../../../src/lib/server/services/passwords.ts';
import {
	changeRole,
	deactivate,
	listMembers,
	reactivate,
	rename
} from '../../../src/lib/server/services/team/members.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import type { UserRow } from '../../../src/lib/server/storage/store.ts';
import { aMember } from '../../support/a-member.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const address = '203.0.113.7';

const anOwner = (house: TestHouse, workspace: string, given: Partial<UserRow> = {}) =>
	aMember(house, workspace, { role: 'owner', ...given });

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const owner = await anOwner(house, workspace, { name: 'Olga' });
		const change = (id: string) => ({ workspace, by: owner.id, id });
		const actions = async () =>
			(await house.store.db.select().from(house.store.tables.auditLog)).map(({ action }) => action);
		return { house, workspace, owner, change, actions };
	};

	describe('a role', () => {
		test('is changed, and whoever it is of sees it with their next request', async () => {
			const { house, workspace, change, actions } = await open();
			const member = await aMember(house, workspace, { role: 'viewer' });
			const { token } = await startSession(house, member);
			expect((await sessionUser(house, token))?.role).toBe('viewer');
			valueOf(await changeRole(house, change(member.id), 'marketer'));
			expect((await sessionUser(house, token))?.role).toBe('marketer');
			valueOf(await changeRole(house, change(member.id), 'marketer'));
			expect(await actions()).toEqual(['member.role']);
		});

		test('of the last owner stays', async () => {
			const { house, workspace, owner, change, actions } = await open();
			await aMember(house, workspace, { role: 'marketer' });
			await anOwner(house, workspace, { deactivatedAt: 1 });
			await anOwner(house, await aWorkspace(house));
			expect(codeOf(await changeRole(house, change(owner.id), 'viewer'))).toBe('last_owner');
			expect(codeOf(await deactivate(house, change(owner.id)))).toBe('last_owner');
			expect(await actions()).toEqual([]);
		});

		test('of owners who take it from each other at once, one is left', async () => {
			const { house, workspace, owner } = await open();
			const others = [await anOwner(house, workspace), await anOwner(house, workspace)];
			const all = [owner, ...others];
			const done = await Promise.all(
				all.map(({ id }, place) => {
					const change = { workspace, by: all[(place + 1) % all.length]?.id ?? '', id };
					return place % 2 ? changeRole(house, change, 'viewer') : deactivate(house, change);
				})
			);
			expect(done.map(codeOf).sort()).toEqual(['last_owner', 'ok', 'ok']);
		});

		test('of somebody in another workspace is not found', async () => {
			const { house, change } = await open();
			const stranger = await anOwner(house, await aWorkspace(house));
			expect(codeOf(await changeRole(house, change(stranger.id), 'viewer'))).toBe('not_found');
			expect(codeOf(await deactivate(house, change(stranger.id)))).toBe('not_found');
			expect(codeOf(await reactivate(house, change(stranger.id)))).toBe('not_found');
		});
	});

	describe('whoever is deactivated', () => {
		test('is out at once, and comes in by no way until they are let in again', async () => {
			const { house, workspace, change, actions } = await open();
			const passwordHash = await hashPassword('a long password');
			const member = await aMember(house, workspace, { role: 'sales', passwordHash });
			const { token } = await startSession(house, member);
			valueOf(await deactivate(house, change(member.id)));
			expect(await sessionUser(house, token)).toBeNull();
			const tried = { email: member.email, password: 'a long password', address };
			expect(codeOf(await signIn(house, tried))).toBe('deactivated');
			expect(codeOf(await signIn(house, { ...tried, password: 'wrong' }))).toBe(
				'wrong_credentials'
			);
			await requestReset(house, { email: member.email, address });
			expect(house.mails).toEqual([]);
			expect(await resetLink(house, member.email)).toBe('deactivated');
			valueOf(await reactivate(house, change(member.id)));
			expect(codeOf(await signIn(house, tried))).toBe('ok');
			expect(await sessionUser(house, token)).toBeNull();
			expect(await actions()).toEqual(['member.deactivated', 'member.reactivated']);
		});

		test('has no session, even one that was begun meanwhile', async () => {
			const { house, workspace, change } = await open();
			const member = await anOwner(house, workspace);
			valueOf(await deactivate(house, change(member.id)));
			const { token } = await startSession(house, member);
			expect(await sessionUser(house, token)).toBeNull();
		});
	});

	test('members are listed with their name, and those who no longer work here last', async () => {
		const { house, workspace, owner, change } = await open();
		const gone = await anOwner(house, workspace);
		const here = await aMember(house, workspace, { role: 'sales' });
		valueOf(await deactivate(house, change(gone.id)));
		valueOf(await rename(house, workspace, here.id, ' Sam '));
		await startSession(house, here);
		expect(codeOf(await rename(house, workspace, here.id, 'x'.repeat(101)))).toBe('invalid');
		const members = await listMembers(house, workspace);
		expect(members.map(({ id, name, lastSeenAt }) => [id, name, lastSeenAt])).toEqual([
			[owner.id, 'Olga', null],
			[here.id, 'Sam', house.clock.now()],
			[gone.id, '', null]
		]);
	});
});
