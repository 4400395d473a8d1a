import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserRow } from '../../../src/lib/server/storage/store.ts';
import { aLead } from '../../support/a-lead.ts';
import { aMember } from '../../support/a-member.ts';
import { anApi, type TestApi } from '../../support/an-api.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { linesOf } from '../../support/lines-of.ts';

let api: TestApi;
let owner: UserRow;
let vera: UserRow;

beforeEach(async () => {
	api = await anApi();
	owner = await aMember(api.house, api.workspace, { role: 'owner', name: 'Olga' });
	vera = await aMember(api.house, api.workspace, { name: 'Vera' });
});
afterEach(() => api.house.store.close());

const change = (id: string, body: unknown, token = api.token) =>
	api.call(`/members/${id}`, { method: 'PATCH', body, token });
const invite = (body: unknown, token = api.token) =>
	api.call('/invites', { method: 'POST', body, token });
const said = () => linesOf(api, api.workspace);

describe('members', () => {
	test('are listed with their roles, their leads and when they were here', async () => {
		const { db, tables } = api.house.store;
		const lead = aLead({ id: 'led_1', workspaceId: api.workspace, ownerId: vera.id });
		await db.insert(tables.leads).values(lead);
		const { status, body } = await api.call('/members');
		const common = { active: true, deactivatedAt: null, lastSeenAt: null };
		expect([status, body.items]).toEqual([
			200,
			[
				expect.objectContaining({ ...common, id: owner.id, role: 'owner', leads: 0 }),
				expect.objectContaining({ ...common, id: vera.id, name: 'Vera', role: 'sales', leads: 1 })
			]
		]);
		const foreign = await api.newToken(await aWorkspace(api.house));
		expect((await api.call('/members', { token: foreign })).items).toEqual([]);
	});

	test('get another role, each change with its line', async () => {
		const { status, body } = await change(vera.id, { role: 'marketer' });
		expect([status, body]).toEqual([200, expect.objectContaining({ role: 'marketer' })]);
		expect((await change(vera.id, { role: 'marketer' })).status).toBe(200);
		expect(await said()).toEqual([['member.role', vera.id]]);
	});

	test('are let out, their leads handed over, and in again', async () => {
		const { db, tables } = api.house.store;
		const lead = aLead({ id: 'led_1', workspaceId: api.workspace, ownerId: vera.id });
		await db.insert(tables.leads).values(lead);
		const out = await change(vera.id, { active: false, leadsTo: owner.id });
		expect([out.status, out.body]).toEqual([
			200,
			expect.objectContaining({ active: false, leads: 0 })
		]);
		expect((await db.select().from(tables.leads))[0]?.ownerId).toBe(owner.id);
		expect((await change(vera.id, { active: true })).body).toMatchObject({ active: true });
		expect(await said()).toEqual([
			['member.deactivated', vera.id],
			['member.handed_over', vera.id],
			['member.reactivated', vera.id]
		]);
	});

	test.each([
		[{ role: 'king' }, 'role'],
		[{ active: 'yes' }, 'active'],
		[{ leadsTo: 7 }, 'leadsTo'],
		[{ leadsTo: 'user_nobody' }, 'leadsTo'],
		[{ colour: 'red' }, 'colour']
	])('%j is refused with the field, and nothing is changed', async (body, path) => {
		const { status, errors } = await change(vera.id, body);
		expect([status, errors.map((one) => one.path)]).toEqual([422, [path]]);
		expect(await said()).toEqual([]);
	});

	test('keep an owner: the last one stays what they are', async () => {
		for (const body of [{ role: 'viewer' }, { active: false }]) {
			const { status, body: answer } = await change(owner.id, body);
			expect([status, answer.code]).toEqual([409, 'last_owner']);
		}
		expect(await said()).toEqual([]);
	});

	test('of another workspace are nobody', async () => {
		const foreign = await aMember(api.house, await aWorkspace(api.house));
		for (const id of [foreign.id, 'user_nobody'])
			expect((await change(id, { role: 'viewer' })).status).toBe(404);
		const handed = await change(vera.id, { leadsTo: foreign.id });
		expect([handed.status, handed.errors[0]?.path]).toEqual([422, 'leadsTo']);
	});

	test('are changed by a token that may change members, and no other', async () => {
		const writer = await api.newToken(api.workspace, ['read', 'write']);
		expect((await change(vera.id, { role: 'owner' }, writer)).status).toBe(403);
		expect((await invite({ role: 'owner' }, writer)).status).toBe(403);
		expect((await api.call('/invites', { token: writer })).status).toBe(403);
	});
});

describe('invitations', () => {
	test('are made by mail or as a link, listed, and taken back', async () => {
		const mailed = await invite({ email: 'Ann@Example.com', role: 'sales' });
		expect([mailed.status, mailed.body]).toEqual([
			201,
			expect.objectContaining({ email: 'ann@example.com', role: 'sales', mailed: true })
		]);
		expect(api.house.mails.map(({ to }) => to)).toEqual([['ann@example.com']]);
		const link = await invite({ role: 'viewer' });
		expect(link.body).toMatchObject({ email: null, mailed: false });
		const { items } = await api.call('/invites');
		expect(items.map(({ id }) => id)).toEqual([link.body.id, mailed.body.id]);
		const back = () => api.call(`/invites/${link.body.id}`, { method: 'DELETE' });
		expect((await back()).status).toBe(204);
		expect((await back()).status).toBe(404);
		expect((await api.call('/invites')).items).toHaveLength(1);
		expect(await said()).toEqual([
			['member.invited', mailed.body.id],
			['member.invited', link.body.id],
			['member.uninvited', link.body.id]
		]);
	});

	test.each([
		[{}, 'role'],
		[{ role: 'king' }, 'role'],
		[{ role: 'sales', email: 'nobody' }, 'email'],
		[{ role: 'sales', email: 7 }, 'email'],
		[{ role: 'sales', locale: 'xx' }, 'locale'],
		[{ role: 'sales', colour: 'red' }, 'colour']
	])('%j is refused with the field', async (body, path) => {
		const { status, errors } = await invite(body);
		expect([status, errors.map((one) => one.path)]).toEqual([422, [path]]);
		expect(await said()).toEqual([]);
	});

	test('are not for whoever has an account', async () => {
		const { status, errors } = await invite({ role: 'sales', email: vera.email });
		expect([status, errors.map((one) => one.path)]).toEqual([422, ['email']]);
	});

	test('of another workspace cannot be seen or taken back', async () => {
		const foreign = await api.newToken(await aWorkspace(api.house));
		const { body } = await invite({ role: 'sales' });
		expect((await api.call('/invites', { token: foreign })).items).toEqual([]);
		const path = `/invites/${body.id}`;
		expect((await api.call(path, { method: 'DELETE', token: foreign })).status).toBe(404);
		expect((await api.call('/invites')).items).toHaveLength(1);
	});
});
