import { asc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Store, SubmissionWrite } from '../../../src/lib/server/storage/store.ts';
import { aDelivery, aWebhookDestination } from '../../support/a-delivery.ts';
import { anId, aSubmissionWrite, segment } from '../../support/a-submission-write.ts';
import { forEachEngine } from '../../support/store.ts';

const anna = { email: 'anna@example.com' };
const CONSENT = {
	consentId: 'marketing',
	purpose: 'marketing',
	text: 'You may write to me',
	textHash: 'abc',
	locale: 'en',
	mechanism: 'checkbox'
};

const leadsOf = (store: Store) =>
	store.db.select().from(store.tables.leads).orderBy(asc(store.tables.leads.id));
const responsesOf = (store: Store) =>
	store.db.select().from(store.tables.responses).orderBy(asc(store.tables.responses.id));
const historyOf = (store: Store) =>
	store.db.select().from(store.tables.leadHistory).orderBy(asc(store.tables.leadHistory.id));
const deliveriesOf = (store: Store) =>
	store.db.select().from(store.tables.deliveries).orderBy(asc(store.tables.deliveries.id));

async function complete(store: Store, overrides: Partial<SubmissionWrite> = {}) {
	const [written] = await store.completeSubmissions([aSubmissionWrite(overrides)]);
	if (written?.state !== 'stored') throw new Error(JSON.stringify(written));
	return written;
}

async function countersOf(store: Store): Promise<Record<string, number>> {
	const rows = await store.db.select().from(store.tables.counters);
	// The steps that were got past have tests of their own.
	const named = rows.filter(({ name }) => !name.startsWith('pass:'));
	return Object.fromEntries(named.map((row) => [row.name, row.count]));
}

forEachEngine((engine, makeStore) => {
	describe('a submission', () => {
		test('is kept whole, with the lead that it makes', async () => {
			const store = await makeStore();
			const write = aSubmissionWrite({
				contact: { ...anna, phone: '+79991234567', name: 'Анна Ёлкина', company: 'ACME' },
				startedAt: 1_759_999_999_000
			});
			const [written] = await store.completeSubmissions([write]);
			const lead = {
				id: write.newLeadId,
				workspaceId: 'ws_1',
				email: 'anna@example.com',
				phone: '+79991234567',
				name: 'Анна Ёлкина',
				company: 'ACME',
				role: null,
				city: null,
				search:
					'анна елкина anna example com 79991234567 acme 9991234567 991234567 91234567 1234567 4567',
				locale: 'en',
				segment: 'warm',
				temperature: 'warm',
				heat: 1,
				stage: 'mql',
				stageRank: 1,
				shownQuizId: 'qz_1',
				...{ total: 25, percent: 62.5, source: 'direct', activeAt: write.now },
				...{ ownerId: null, ownedAt: null, hotAt: null, touchedAt: null, handOverDue: null },
				...{ outcome: null, outcomeAt: null, value: null, currency: null },
				...{ aliases: null, importId: null, mergedInto: null, test: false },
				sequence: 1,
				createdAt: write.now,
				updatedAt: write.now
			};
			expect(written).toEqual({ state: 'stored', responseId: write.responseId, lead });
			expect(await leadsOf(store)).toEqual([lead]);
			const { responseId, workspace, quiz, now, ...rest } = write;
			expect(await responsesOf(store)).toEqual([
				{
					id: responseId,
					workspaceId: workspace,
					quizId: quiz,
					version: 1,
					idempotencyKey: rest.idempotencyKey,
					bodyHash: 'hash',
					leadId: lead.id,
					locale: 'en',
					answers: { budget: 'much' },
					hidden: {},
					path: ['budget'],
					ignored: [],
					total: 25,
					percent: 62.5,
					dimensions: {},
					segment: 'warm',
					temperature: 'warm',
					stage: 'mql',
					tags: ['b2b'],
					result: 'thanks',
					receipt: {},
					test: false,
					quarantined: false,
					held: null,
					source: 'direct',
					startedAt: 1_759_999_999_000,
					createdAt: now
				}
			]);
		});

		test('without a contact is a response without a lead', async () => {
			const store = await makeStore();
			expect((await complete(store, { contact: null })).lead).toBeNull();
			expect((await complete(store, { contact: { name: 'Nobody' } })).lead).toBeNull();
			expect(await leadsOf(store)).toEqual([]);
			expect(await responsesOf(store)).toHaveLength(2);
		});

		test('keeps the consents given with it', async () => {
			const store = await makeStore();
			const consent = { ...CONSENT, id: anId('cns') };
			const { lead, responseId } = await complete(store, { consents: [consent] });
			expect(await store.db.select().from(store.tables.consents)).toEqual([
				{
					...consent,
					workspaceId: 'ws_1',
					leadId: lead?.id,
					responseId,
					url: null,
					quizId: 'qz_1',
					version: 1,
					givenAt: 1_760_000_000_000,
					withdrawnAt: null
				}
			]);
		});

		test('may be large, and in any script', async () => {
			const store = await makeStore();
			const long = '🌡️ Жар — 很热 '.repeat(20_000);
			const answers = { words: long, nul: '\0', half: '\ud83d' };
			await complete(store, {
				answers: JSON.stringify(answers),
				contact: { ...anna, name: '👩🏽‍🔬 Zoë' }
			});
			const [response] = await responsesOf(store);
			expect(response?.answers).toEqual(answers);
			expect((await leadsOf(store))[0]?.name).toBe('👩🏽‍🔬 Zoë');
		});

		test('is kept to the character, whatever an engine means by it', async () => {
			const store = await makeStore();
			const odd = [
				'NULL',
				'{"a","b"}',
				'a\\b\\\\"c"',
				' \n\t\u0001\u007f',
				"'; --",
				'👩🏽‍🔬\u2028é',
				'$1'
			];
			const writes = odd.map((text, index) =>
				aSubmissionWrite({
					answers: JSON.stringify({ text }),
					contact: { email: `${index}@example.com`, name: text },
					result: text
				})
			);
			await store.completeSubmissions(writes);
			expect((await responsesOf(store)).map(({ answers, result }) => [answers, result])).toEqual(
				odd.map((text) => [{ text }, text])
			);
			expect((await leadsOf(store)).map(({ name }) => name)).toEqual(odd);
		});

		test('loses NUL characters on the way into text, which PostgreSQL refuses', async () => {
			const store = await makeStore();
			const { lead } = await complete(store, {
				source: 'a\0b',
				contact: { email: 'an\0na@example.com', name: '\0' }
			});
			expect(lead).toMatchObject({ email: 'anna@example.com', name: null });
			expect(await leadsOf(store)).toEqual([lead]);
			expect((await responsesOf(store))[0]?.source).toBe('ab');
		});

		test('of a test makes no lead, sends nothing and counts nowhere', async () => {
			const store = await makeStore();
			await aDestination(store);
			const written = await complete(store, {
				test: true,
				attempt: 'att_1',
				consents: [{ ...CONSENT, id: anId('cns') }],
				deliveries: () => [aDelivery()]
			});
			expect(written.lead).toBeNull();
			expect(await responsesOf(store)).toMatchObject([{ test: true, leadId: null }]);
			expect(await leadsOf(store)).toEqual([]);
			expect(await deliveriesOf(store)).toEqual([]);
			expect(await countersOf(store)).toEqual({});
			expect(await store.db.select().from(store.tables.consents)).toEqual([]);
			expect(await store.db.select().from(store.tables.attempts)).toEqual([]);
		});

		test('in quarantine makes no lead and sends nothing', async () => {
			const store = await makeStore();
			const written = await complete(store, {
				held: 'trap',
				deliveries: () => [aDelivery()]
			});
			expect(written.lead).toBeNull();
			expect(await responsesOf(store)).toMatchObject([{ quarantined: true, leadId: null }]);
			expect(await leadsOf(store)).toEqual([]);
			expect(await deliveriesOf(store)).toEqual([]);
		});
	});

	describe('a lead', () => {
		test('is the one with the email, else the one with the phone', async () => {
			const store = await makeStore();
			const first = await complete(store, { contact: anna });
			const second = await complete(store, { contact: { phone: '+79991234567' } });
			const again = await complete(store, { contact: { ...anna, name: 'Anna' } });
			const called = await complete(store, {
				contact: { email: 'unknown@example.com', phone: '+79991234567' }
			});
			expect(again.lead?.id).toBe(first.lead?.id);
			expect(called.lead).toMatchObject({ id: second.lead?.id, email: 'unknown@example.com' });
			expect(await leadsOf(store)).toHaveLength(2);
		});

		test('is never joined with another: the email of one with the phone of another', async () => {
			const store = await makeStore();
			const a = await complete(store, { contact: anna });
			const b = await complete(store, { contact: { email: 'boris@example.com', phone: '+1' } });
			const both = await complete(store, { contact: { ...anna, phone: '+1' } });
			expect(both.lead).toMatchObject({ id: a.lead?.id, phone: null, sequence: 2 });
			expect(await leadsOf(store)).toEqual([both.lead, b.lead]);
		});

		test('has what is empty filled in, and nothing overwritten', async () => {
			const store = await makeStore();
			await complete(store, { contact: { ...anna, name: 'Anna' } });
			const { lead } = await complete(store, {
				contact: { ...anna, phone: '+1', name: 'Mallory', company: 'ACME', role: '', city: 'Omsk' },
				locale: 'ru'
			});
			expect(lead).toMatchObject({
				phone: '+1',
				name: 'Anna',
				company: 'ACME',
				role: null,
				city: 'Omsk',
				locale: 'ru',
				search: 'anna example com 1 acme'
			});
			const called = await complete(store, {
				contact: { email: 'other@example.com', phone: '+1' }
			});
			expect(called.lead).toMatchObject({ id: lead?.id, email: 'anna@example.com' });
			expect(await leadsOf(store)).toEqual([called.lead]);
		});

		test('of another workspace is somebody else', async () => {
			const store = await makeStore();
			const here = await complete(store, { contact: anna });
			const there = await complete(store, { contact: anna, workspace: 'ws_2', quiz: 'qz_2' });
			expect(there.lead?.id).not.toBe(here.lead?.id);
			expect(there.lead?.sequence).toBe(1);
		});

		test('has a sequence that rises with each submission, and not with repeats', async () => {
			const store = await makeStore();
			const write = aSubmissionWrite();
			await store.completeSubmissions([write, aSubmissionWrite(), aSubmissionWrite()]);
			await store.completeSubmissions([{ ...write, responseId: anId('rsp') }]);
			expect(await leadsOf(store)).toMatchObject([{ sequence: 3 }]);
		});

		test('shows the hottest of the latest segments of its quizzes', async () => {
			const store = await makeStore();
			const shown = async (quiz: string, temperature: 'cold' | 'warm' | 'hot', now: number) => {
				const { lead } = await complete(store, { quiz, now, ...segment(temperature) });
				return `${lead?.shownQuizId} ${lead?.segment} ${lead?.heat}`;
			};
			expect(await shown('qz_1', 'warm', 1)).toBe('qz_1 warm 1');
			expect(await shown('qz_2', 'cold', 2)).toBe('qz_1 warm 1');
			expect(await shown('qz_2', 'hot', 3)).toBe('qz_2 hot 2');
			expect(await shown('qz_1', 'cold', 4)).toBe('qz_2 hot 2');
			expect(await shown('qz_2', 'cold', 5)).toBe('qz_2 cold 0');
			expect(await shown('qz_1', 'cold', 6)).toBe('qz_1 cold 0');
		});

		test('rises in its stages and never falls by itself', async () => {
			const store = await makeStore();
			await complete(store, segment('warm'));
			const fell = await complete(store, segment('cold'));
			expect(fell.lead).toMatchObject({ segment: 'cold', stage: 'mql', stageRank: 1 });
			const rose = await complete(store, segment('hot'));
			expect(rose.lead).toMatchObject({ segment: 'hot', stage: 'sql', stageRank: 2 });
			expect((await historyOf(store)).map((row) => [row.kind, row.fromValue, row.toValue])).toEqual(
				[
					['segment', null, 'warm'],
					['stage', null, 'mql'],
					['segment', 'warm', 'cold'],
					['segment', 'cold', 'hot'],
					['stage', 'mql', 'sql']
				]
			);
		});

		test('remembers its latest segment in each quiz', async () => {
			const store = await makeStore();
			await complete(store, segment('warm'));
			const { responseId, lead } = await complete(store, { ...segment('hot'), total: 31, now: 7 });
			await complete(store, { quiz: 'qz_2', ...segment('cold') });
			const { leadQuizzes } = store.tables;
			const rows = await store.db.select().from(leadQuizzes).orderBy(asc(leadQuizzes.quizId));
			expect(rows).toEqual([
				{
					workspaceId: 'ws_1',
					leadId: lead?.id,
					quizId: 'qz_1',
					responseId,
					...segment('hot'),
					total: 31,
					percent: 62.5,
					updatedAt: 7
				},
				expect.objectContaining({ quizId: 'qz_2', segment: 'cold' })
			]);
		});
	});

	describe('the outbox', () => {
		test('is filled in the same commit, from the lead before and after', async () => {
			const store = await makeStore();
			const destination = await aDestination(store);
			const paused = await aDestination(store, { id: 'dst_2', state: 'disabled' });
			await aDestination(store, { id: 'dst_3', workspaceId: 'ws_2' });
			const seen: unknown[] = [];
			const deliveries: SubmissionWrite['deliveries'] = (change, destinations) => {
				seen.push([change?.before?.segment, change?.after.segment, change?.segmentChanged]);
				// What happens while one is off waits for it.
				expect(destinations).toEqual([destination, paused]);
				return [aDelivery({ id: anId('msg'), leadId: change?.after.id ?? null })];
			};
			const { lead } = await complete(store, { deliveries, ...segment('warm') });
			await complete(store, { deliveries, ...segment('warm') });
			await complete(store, { deliveries, ...segment('hot') });
			expect(seen).toEqual([
				[undefined, 'warm', true],
				['warm', 'warm', false],
				['warm', 'hot', true]
			]);
			const rows = await deliveriesOf(store);
			expect(rows).toHaveLength(3);
			expect(rows[0]).toEqual(aDelivery({ id: rows[0]?.id ?? '', leadId: lead?.id ?? null }));
		});

		test('hears of a segment that another quiz now shows, though it has the same name', async () => {
			const store = await makeStore();
			const seen: unknown[] = [];
			const deliveries: SubmissionWrite['deliveries'] = (change) => {
				seen.push(change?.segmentChanged);
				return [];
			};
			await complete(store, { deliveries, ...segment('hot'), quiz: 'qz_1' });
			await complete(store, { deliveries, ...segment('hot'), quiz: 'qz_2' });
			expect(seen).toEqual([true, true]);
		});

		test('is told of a respondent without a contact too', async () => {
			const store = await makeStore();
			await complete(store, {
				contact: null,
				deliveries: (change) => (change === null ? [aDelivery()] : [])
			});
			expect(await deliveriesOf(store)).toEqual([aDelivery()]);
		});
	});

	describe('counters', () => {
		test('count completions and segments, and a start that nobody has seen', async () => {
			const store = await makeStore();
			const { attempts } = store.tables;
			const seen = {
				quizId: 'qz_1',
				attemptId: 'att_1',
				workspaceId: 'ws_1',
				version: 1,
				source: 'direct',
				startedAt: 5,
				completedAt: null
			};
			await store.db.insert(attempts).values(seen);
			const now = 1_760_000_000_000;
			await store.completeSubmissions([
				aSubmissionWrite({ attempt: 'att_1', ...segment('hot') }),
				aSubmissionWrite({ attempt: 'att_2' }),
				aSubmissionWrite({ attempt: 'att_2', now: now + 1 }),
				aSubmissionWrite({ attempt: undefined })
			]);
			expect(await countersOf(store)).toEqual({
				start: 2,
				api: 1,
				complete: 4,
				'segment:hot': 1,
				'segment:warm': 3
			});
			expect(await store.db.select().from(attempts).orderBy(asc(attempts.attemptId))).toEqual([
				{ ...seen, completedAt: now },
				{ ...seen, attemptId: 'att_2', startedAt: now, completedAt: now }
			]);
		});

		test('whose names differ in NUL characters alone are one', async () => {
			const store = await makeStore();
			const attempts = ['att_1', 'att\0_1'];
			const sources = ['mail', 'ma\0il'];
			await store.completeSubmissions(
				[0, 1].map((index) =>
					aSubmissionWrite({ source: sources[index] ?? '', attempt: attempts[index] })
				)
			);
			const rows = await store.db.select().from(store.tables.counters);
			expect(rows.map(({ source, name, count }) => [source, name, count])).toEqual([
				['mail', 'complete', 2],
				['mail', 'pass:budget', 1],
				['mail', 'segment:warm', 2],
				['mail', 'start', 1]
			]);
		});

		test('are kept by day, version and source', async () => {
			const store = await makeStore();
			await store.completeSubmissions([
				aSubmissionWrite({ day: '2025-10-09' }),
				aSubmissionWrite({ day: '2025-10-10' }),
				aSubmissionWrite({ version: 2 }),
				aSubmissionWrite({ source: 'mail' })
			]);
			const { counters } = store.tables;
			const complete = await store.db.select().from(counters).where(eq(counters.name, 'complete'));
			expect(complete).toHaveLength(4);
			expect(complete.every((row) => row.count === 1 && row.workspaceId === 'ws_1')).toBe(true);
		});
	});

	describe('the same key', () => {
		test('is answered with what is stored, later and within one batch', async () => {
			const store = await makeStore();
			const write = aSubmissionWrite({ deliveries: () => [aDelivery({ id: anId('msg') })] });
			const repeat = { ...write, responseId: anId('rsp'), newLeadId: anId('led') };
			const batch = [write, repeat, { ...repeat, bodyHash: 'other' }];
			const stored = { state: 'repeated', responseId: write.responseId };
			expect(await store.completeSubmissions(batch)).toMatchObject([
				{ state: 'stored', responseId: write.responseId },
				{ ...stored, sameBody: true },
				{ ...stored, sameBody: false }
			]);
			expect(await store.completeSubmissions([repeat])).toEqual([{ ...stored, sameBody: true }]);
			expect(await responsesOf(store)).toHaveLength(1);
			expect(await deliveriesOf(store)).toHaveLength(1);
			expect((await countersOf(store))['complete']).toBe(1);
		});

		test('belongs to another submission in another quiz', async () => {
			const store = await makeStore();
			const write = aSubmissionWrite();
			await store.completeSubmissions([write]);
			const [other] = await store.completeSubmissions([
				{ ...write, quiz: 'qz_2', responseId: anId('rsp') }
			]);
			expect(other?.state).toBe('stored');
		});
	});

	describe('a batch', () => {
		test('answers nothing for nothing', async () => {
			const store = await makeStore();
			expect(await store.completeSubmissions([])).toEqual([]);
		});

		test('may hold the same person twice', async () => {
			const store = await makeStore();
			const [first, second] = await store.completeSubmissions([
				aSubmissionWrite({ contact: anna, ...segment('cold') }),
				aSubmissionWrite({ contact: { ...anna, phone: '+1' }, ...segment('hot') })
			]);
			expect(first).toMatchObject({ state: 'stored', lead: { sequence: 1, segment: 'cold' } });
			expect(second).toMatchObject({
				state: 'stored',
				lead: { sequence: 2, segment: 'hot', phone: '+1' }
			});
			expect(await leadsOf(store)).toHaveLength(1);
		});

		test('stands although one of it fails, of which nothing remains', async () => {
			const store = await makeStore();
			const taken = aDelivery({ id: 'msg_taken' });
			const { responseId } = await complete(store);
			const failing = {
				'in the outbox': aSubmissionWrite({
					contact: { email: 'failing@example.com' },
					attempt: 'att_failing',
					deliveries: () => [taken, taken]
				}),
				'while its deliveries are made': aSubmissionWrite({
					contact: { email: 'failing@example.com' },
					deliveries: () => {
						throw new Error('no deliveries');
					}
				}),
				'as a known lead changes': aSubmissionWrite({ responseId, ...segment('hot') })
			};
			for (const [where, write] of Object.entries(failing)) {
				const batch = [aSubmissionWrite(), write, aSubmissionWrite()];
				const written = await store.completeSubmissions(batch);
				expect(
					written.map(({ state }) => state),
					where
				).toEqual(['stored', 'failed', 'stored']);
			}
			expect(await responsesOf(store)).toHaveLength(7);
			expect(await leadsOf(store)).toMatchObject([{ ...anna, segment: 'warm', sequence: 7 }]);
			expect(await deliveriesOf(store)).toEqual([]);
			expect(await store.db.select().from(store.tables.attempts)).toEqual([]);
			expect(await countersOf(store)).toEqual({ start: 7, api: 7, complete: 7, 'segment:warm': 7 });
		});

		test('that fails may be sent again', async () => {
			const store = await makeStore();
			const write = aSubmissionWrite({ deliveries: () => [aDelivery(), aDelivery()] });
			const [failed] = await store.completeSubmissions([write]);
			expect(failed?.state).toBe('failed');
			const [stored] = await store.completeSubmissions([{ ...write, deliveries: () => [] }]);
			expect(stored?.state).toBe('stored');
		});

		test('meets others at the same time: one lead, one row, every submission counted', async () => {
			const store = await makeStore();
			const shared = aSubmissionWrite({ contact: anna, idempotencyKey: 'shared' });
			const batches = Array.from({ length: 8 }, (_, index) =>
				store.completeSubmissions(
					shuffled(index, [
						{ ...shared, responseId: anId('rsp'), newLeadId: anId('led') },
						aSubmissionWrite({ contact: anna }),
						aSubmissionWrite({ contact: { phone: '+1' }, attempt: 'att_shared' }),
						aSubmissionWrite({ contact: { email: 'boris@example.com' } }),
						aSubmissionWrite({ contact: { email: 'boris@example.com', phone: '+2' } })
					])
				)
			);
			const written = (await Promise.all(batches)).flat();
			const count = (state: string) => written.filter((one) => one.state === state).length;
			expect([count('stored'), count('repeated'), count('failed')]).toEqual([33, 7, 0]);
			const leads = await leadsOf(store);
			expect(leads.map((lead) => [lead.email, lead.phone, lead.sequence]).sort()).toEqual(
				[
					['anna@example.com', null, 9],
					['boris@example.com', '+2', 16],
					[null, '+1', 8]
				].sort()
			);
			expect(await responsesOf(store)).toHaveLength(33);
			expect(await countersOf(store)).toMatchObject({ complete: 33, start: 26 });
		});
	});

	test('a lead that some reach by email and others by phone counts them all', async () => {
		const store = await makeStore();
		await complete(store, { contact: { ...anna, phone: '+1' } });
		const contacts = Array.from({ length: 12 }, (_, index) =>
			index % 2 === 0 ? anna : { phone: '+1' }
		);
		await Promise.all(contacts.map((contact) => complete(store, { contact })));
		expect(await leadsOf(store)).toMatchObject([{ sequence: 13 }]);
	});

	test(`errors on ${engine} quote nothing that a respondent wrote`, async () => {
		const store = await makeStore();
		const delivery = aDelivery({ payload: 'anna@example.com' });
		await store.db.insert(store.tables.deliveries).values(delivery);
		const insert = store.db.insert(store.tables.deliveries).values(delivery);
		const single: unknown = await insert.then(undefined, (error: unknown) => error);
		const [batched] = await store.completeSubmissions([
			aSubmissionWrite({ deliveries: () => [delivery] })
		]);
		for (const error of [single, batched?.state === 'failed' ? batched.error : undefined]) {
			expect(error).toBeInstanceOf(Error);
			expect(error instanceof Error ? error.stack : '').not.toContain('anna');
			expect(store.isDuplicate(error)).toBe(true);
		}
	});
});

async function aDestination(
	store: Store,
	overrides: Parameters<typeof aWebhookDestination>[0] = {}
) {
	const destination = aWebhookDestination(overrides);
	await store.db.insert(store.tables.destinations).values(destination);
	return destination;
}

function shuffled<Item>(by: number, items: Item[]): Item[] {
	const cut = by % items.length;
	const turned = [...items.slice(cut), ...items.slice(0, cut)];
	return by % 2 === 0 ? turned : turned.reverse();
}
