import { afterAll, beforeAll, expect, test } from 'vitest';
import { aLead } from '../../support/a-lead.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { anApi, type TestApi } from '../../support/an-api.ts';
import { linesOf } from '../../support/lines-of.ts';

let api: TestApi;
let made = 0;

beforeAll(async () => {
	api = await anApi();
});
afterAll(() => api.house.store.close());

async function lead(workspaceId = api.workspace): Promise<string> {
	const id = `led_${(made += 1)}`;
	const { db, tables } = api.house.store;
	const contacts = { email: `${id}@example.com`, phone: null };
	await db.insert(tables.leads).values(aLead({ id, workspaceId, ...contacts }));
	return id;
}

const say = (id: string, body: unknown, token = api.token) =>
	api.call(`/leads/${id}/outcome`, { method: 'POST', body, token });

test('an outcome is said, once however often it is sent', async () => {
	const id = await lead();
	const body = { outcome: 'won', value: 1500, currency: 'EUR' };
	const at = new Date(api.house.clock.now()).toISOString();
	const answer = { lead: id, ...body, stage: 'customer', at };
	const first = await say(id, body);
	expect([first.status, first.body]).toEqual([200, { ...answer, recorded: true }]);
	expect((await say(id, body)).body).toEqual({ ...answer, recorded: false });
	const lost = await say(id, { outcome: 'lost' });
	expect(lost.body).toMatchObject({ outcome: 'lost', value: null, stage: 'lost', recorded: true });
	const rows = await api.house.store.db.select().from(api.house.store.tables.outcomes);
	expect(rows.map(({ outcome, via, by }) => [outcome, via, by.split('_')[0]])).toEqual([
		['won', 'api', 'token:token'],
		['lost', 'api', 'token:token']
	]);
	// What was said once more is no change.
	expect(await linesOf(api, api.workspace)).toEqual([
		['lead.outcome_said', id],
		['lead.outcome_said', id]
	]);
});

test.each([
	[{}, 'outcome'],
	[{ outcome: 'married' }, 'outcome'],
	[{ outcome: 'won', value: '5' }, 'value'],
	[{ outcome: 'won', value: -5 }, 'value'],
	[{ outcome: 'won', value: 5, currency: 'XX' }, 'currency'],
	[{ outcome: 'won', value: 5 }, 'currency'],
	[{ outcome: 'won', colour: 'red' }, 'colour']
])('%j is refused with the field', async (body, path) => {
	const { status, errors } = await say(await lead(), body);
	expect([status, errors.map((one) => one.path)]).toEqual([422, [path]]);
});

test('an outcome is taken back, once', async () => {
	const id = await lead();
	await say(id, { outcome: 'won', value: 90, currency: 'EUR' });
	const back = () => api.call(`/leads/${id}/outcome`, { method: 'DELETE' });
	expect((await back()).body).toEqual({ lead: id, stage: 'sql', recorded: true });
	expect((await api.call(`/leads/${id}`)).body).toMatchObject({ outcome: null, value: null });
	expect((await back()).body).toEqual({ lead: id, stage: 'sql', recorded: false });
});

test('it takes a token that may write, of the workspace of the lead', async () => {
	const id = await lead();
	const body = { outcome: 'won' };
	expect((await say(id, body, '')).status).toBe(401);
	expect((await say(id, body, await api.newToken(api.workspace, ['read']))).status).toBe(403);
	const foreign = await aWorkspace(api.house);
	expect((await say(id, body, await api.newToken(foreign))).status).toBe(404);
	expect((await say('led_none', body)).status).toBe(404);
});

test('the report tells what became of leads since a day, and no share where too few ended', async () => {
	const since = new Date(api.house.clock.now() + 1).toISOString();
	api.house.clock.advance(1000);
	const won = await lead();
	await say(won, { outcome: 'won', value: 90, currency: 'EUR' });
	await say(await lead(), { outcome: 'junk' });
	const { status, body } = await api.call(`/outcomes?since=${since}`);
	const figures = {
		...{ won: 1, lost: 0, junk: 1, unreached: 0, ended: 2, wins: null },
		value: [{ value: 90, currency: 'EUR' }]
	};
	expect([status, body]).toEqual([
		200,
		{
			total: figures,
			segments: [{ segment: 'hot', quiz: 'quiz_1', temperature: 'hot', ...figures }],
			quizzes: [{ quiz: 'quiz_1', ...figures }],
			sources: [{ source: 'direct', ...figures }],
			owners: [{ owner: null, ...figures }],
			firstTouch: { touched: 0, waiting: 0, median: null }
		}
	]);
	const foreign = await api.newToken(await aWorkspace(api.house));
	expect((await api.call('/outcomes', { token: foreign })).body).toMatchObject({
		...{ total: { won: 0, ended: 0 }, sources: [] }
	});
	expect((await api.call('/outcomes?since=yesterday')).errors[0]?.path).toBe('since');
});
