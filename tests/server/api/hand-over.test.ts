import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UserRow } from '../../../src/lib/server/storage/store.ts';
import { aLead } from '../../support/a-lead.ts';
import { aMember } from '../../support/a-member.ts';
import { anApi, type TestApi } from '../../support/an-api.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { linesOf } from '../../support/lines-of.ts';

let api: TestApi;
let vera: UserRow;

beforeEach(async () => {
	api = await anApi();
	vera = await aMember(api.house, api.workspace, { name: 'Vera' });
});
afterEach(() => api.house.store.close());

const save = (body: unknown, token = api.token) =>
	api.call('/hand-over', { method: 'PUT', body, token });
const said = () => linesOf(api, api.workspace);

test('rules and who takes leads are said and read, each change with its line', async () => {
	const rule = { quiz: 'quiz_1', step: 'budget', options: ['much'], members: [vera.id] };
	const saved = await save({ revision: 0, rules: [rule], taking: [vera.id] });
	const answer = {
		...{ revision: 1, rules: [rule] },
		members: [{ id: vera.id, name: 'Vera', takesLeads: true, handedAt: null }]
	};
	expect([saved.status, saved.body]).toEqual([200, answer]);
	expect((await api.call('/hand-over')).body).toEqual(answer);
	expect(await said()).toEqual([
		['hand_over.rules_changed', null],
		['member.takes_leads', vera.id]
	]);
});

test('somebody else’s newer rules are not written over', async () => {
	expect((await save({ revision: 0, rules: [] })).status).toBe(200);
	const late = await save({ revision: 0, rules: [], taking: [vera.id] });
	expect([late.status, late.body.code]).toEqual([409, 'stale']);
	expect((await api.call('/hand-over')).body).toMatchObject({ members: [{ takesLeads: false }] });
	expect(await said()).toHaveLength(1);
});

const rule = { quiz: 'quiz_1', step: 'budget', options: ['much'], members: ['user_1'] };

test.each([
	[{ rules: [] }, 'revision'],
	[{ revision: -1, rules: [] }, 'revision'],
	[{ revision: 0 }, 'rules'],
	[{ revision: 0, rules: [{ ...rule, options: [] }] }, 'rules'],
	[{ revision: 0, rules: Array.from({ length: 51 }, () => rule) }, 'rules'],
	[{ revision: 0, rules: [{ ...rule, step: 7 }] }, 'rules[0].step'],
	[{ revision: 0, rules: [], taking: ['user_nobody'] }, 'taking'],
	[{ revision: 0, rules: [], colour: 'red' }, 'colour']
])('%j is refused with the field', async (body, path) => {
	const { status, errors } = await save(body);
	expect([status, errors.map((one) => one.path)]).toEqual([422, [path]]);
	expect(await said()).toEqual([]);
});

test('nobody of another workspace takes leads', async () => {
	const stranger = await aMember(api.house, await aWorkspace(api.house));
	const { status, errors } = await save({ revision: 0, rules: [], taking: [stranger.id] });
	expect([status, errors.map((one) => one.path)]).toEqual([422, ['taking']]);
	const foreign = await api.newToken(stranger.workspaceId);
	expect((await api.call('/hand-over', { token: foreign })).body).toMatchObject({
		members: [{ id: stranger.id }]
	});
});

test('hot leads that wait and are nobody’s are handed out; where none waits there is nothing to tell', async () => {
	const out = (token = api.token) => api.call('/hand-over/waiting', { method: 'POST', token });
	expect((await out()).body).toEqual({ leads: 0 });
	expect(await said()).toEqual([]);
	const { db, tables } = api.house.store;
	const waits = { hotAt: 1, touchedAt: null, ownerId: null };
	const lead = aLead({ id: 'led_1', workspaceId: api.workspace, ...waits });
	await db.insert(tables.leads).values(lead);
	const foreign = await api.newToken(await aWorkspace(api.house));
	expect((await out(foreign)).body).toEqual({ leads: 0 });
	const handed = await out();
	expect([handed.status, handed.body]).toEqual([202, { leads: 1 }]);
	expect(await said()).toEqual([['leads.handed_out', null]]);
	const reader = await api.newToken(api.workspace, ['read']);
	expect((await out(reader)).status).toBe(403);
});
