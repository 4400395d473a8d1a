import { afterEach, describe, expect, test } from 'vitest';
import { createWorker } from '../../../src/lib/server/delivery/worker.ts';
import { quizCounts } from '../../../src/lib/server/services/counts.ts';
import { listDeliveries } from '../../../src/lib/server/services/deliveries.ts';
import {
	createDestination,
	pauseDestination
} from '../../../src/lib/server/services/destinations.ts';
import { getLead } from '../../../src/lib/server/services/leads.ts';
import {
	previewPayload,
	sampleEvent
} from '../../../src/lib/server/services/pushes/sample-event.ts';
import {
	deleteTestLead,
	deleteTestLeads,
	sendTestLead
} from '../../../src/lib/server/services/pushes/test-lead.ts';
import { listResponses } from '../../../src/lib/server/services/responses.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { closeReceivers, receiver } from '../../support/a-webhook-receiver.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLeadQuizFile, aLeadSubmission } from '../../support/a-lead-quiz.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const BY = 'usr_1';

afterEach(closeReceivers);

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({
			store: await makeStore(),
			config: { webhookAllowPrivate: 'all' }
		});
		house.clock.set(Date.now());
		const workspace = await aWorkspace(house);
		const rowsOf = async () => {
			const { tables, db } = house.store;
			return {
				leads: await db.select().from(tables.leads),
				responses: await db.select().from(tables.responses),
				deliveries: await db.select().from(tables.deliveries),
				history: await db.select().from(tables.leadHistory),
				consents: await db.select().from(tables.consents),
				letters: await db.select().from(tables.letters),
				attempts: await db.select().from(tables.deliveryAttempts),
				standings: await db.select().from(tables.leadQuizzes)
			};
		};
		const webhook = async (url: string, settings: object = {}) =>
			valueOf(await createDestination(house, workspace, { name: 'CRM', url, ...settings }, null));
		return { house, workspace, rowsOf, webhook };
	};

	describe('a test lead', () => {
		test('is made of a quiz, goes to one destination whatever that asks for, and is marked everywhere', async () => {
			const { house, workspace, rowsOf, webhook } = await open();
			const { url, taken } = await receiver();
			const { id } = await webhook(url, { segments: ['cold'], events: ['lead.updated'] });
			await webhook(url, { events: ['response.completed', 'lead.qualified'] });
			const live = await aLiveQuiz(house, workspace, aLeadQuizFile());
			const sent = valueOf(await sendTestLead(house, workspace, { id, by: BY }));
			await createWorker(house).runUntilIdle();
			expect(taken).toHaveLength(1);
			const body = JSON.parse(taken[0]?.body ?? '');
			expect(body).toMatchObject({
				type: 'lead.updated',
				data: {
					test: true,
					sequence: 1,
					lead: { id: sent.lead, name: 'Test lead', temperature: 'hot' },
					response: { id: sent.response, quiz: { id: live.quizId }, source: 'test' },
					score: { percent: 100 }
				}
			});
			expect(body.data.lead.email).toMatch(/^test-[0-9a-f]{12}@example\.com$/);
			expect(body.data.lead.phone).toMatch(/^\+1\d{3}55501\d\d$/);
			const rows = await rowsOf();
			expect(rows.leads).toMatchObject([{ id: sent.lead, test: true, hotAt: null, ownerId: null }]);
			expect(rows.responses).toMatchObject([{ id: sent.response, test: true, leadId: sent.lead }]);
			expect(rows.deliveries).toMatchObject([
				{ id: sent.delivery, test: true, destinationId: id, state: 'delivered' }
			]);
			expect([rows.history, rows.consents, rows.letters]).toEqual([[], [], []]);
			expect(valueOf(await getLead(house, workspace, sent.lead)).responses).toMatchObject([
				{ id: sent.response, test: true }
			]);
		});

		test('is counted nowhere, and hides among no responses', async () => {
			const { house, workspace, webhook } = await open();
			const { id } = await webhook('https://crm.example.com/hook');
			const { quizId } = await aLiveQuiz(house, workspace, aLeadQuizFile());
			const before = await quizCounts(house, workspace, [quizId]);
			valueOf(await sendTestLead(house, workspace, { id, by: BY }));
			expect(await quizCounts(house, workspace, [quizId])).toEqual(before);
			expect((await listResponses(house, workspace, {})).items).toEqual([]);
			expect((await listResponses(house, workspace, { tests: true })).items).toHaveLength(1);
		});

		test('is told to people as a test, in the subject and first of all', async () => {
			const { house, workspace } = await open();
			await aLiveQuiz(house, workspace, aLeadQuizFile());
			const recipients = ['sales@example.com'];
			const { id } = valueOf(
				await createDestination(house, workspace, { name: 'Sales', recipients, locale: 'ru' }, null)
			);
			valueOf(await sendTestLead(house, workspace, { id, by: BY, locale: 'ru' }));
			await createWorker(house).runUntilIdle();
			expect(house.mails).toMatchObject([{ to: recipients }]);
			const [mail] = house.mails;
			expect(mail?.subject).toMatch(/^Проверка: /);
			expect(mail?.text).toMatch(/^Это проверка\./);
			expect(mail?.html).toContain('Это проверка.');
		});

		test('keeps its mark where fields are chosen, and waits where the destination is paused', async () => {
			const { house, workspace, webhook } = await open();
			const { url, taken } = await receiver();
			const { id } = await webhook(url, { fields: [{ from: 'lead.email', to: 'mail' }] });
			await aLiveQuiz(house, workspace, aLeadQuizFile());
			valueOf(await pauseDestination(house, workspace, id, null));
			const sent = valueOf(await sendTestLead(house, workspace, { id, by: BY }));
			await createWorker(house).runUntilIdle();
			expect(taken).toEqual([]);
			const { items } = await listDeliveries(house, workspace, { test: true });
			expect(items).toMatchObject([{ id: sent.delivery, state: 'queued' }]);
			const { deliveries } = house.store.tables;
			const [row] = await house.store.db.select().from(deliveries);
			expect(JSON.parse(row?.payload ?? '').data).toEqual({
				sequence: 1,
				test: true,
				mail: expect.stringMatching(/@example\.com$/)
			});
		});

		test('can be made again and again, and be removed with all that came of it', async () => {
			const { house, workspace, rowsOf, webhook } = await open();
			const { url } = await receiver();
			const { id } = await webhook(url);
			const live = await aLiveQuiz(house, workspace, aLeadQuizFile());
			valueOf(await completeSubmission(house, live, aLeadSubmission(1, 'yes')));
			const real = await rowsOf();
			const sent = [];
			for (const _ of [1, 2, 3])
				sent.push(valueOf(await sendTestLead(house, workspace, { id, by: BY })));
			await createWorker(house).runUntilIdle();
			const stranger = await aWorkspace(house);
			expect(codeOf(await deleteTestLead(house, stranger, BY, sent[0]?.lead ?? ''))).toBe(
				'not_found'
			);
			expect(await deleteTestLeads(house, stranger, BY)).toEqual({ deleted: 0 });
			const [lead] = real.leads;
			expect(codeOf(await deleteTestLead(house, workspace, BY, lead?.id ?? ''))).toBe('not_found');
			expect((await rowsOf()).leads).toHaveLength(4);
			expect(codeOf(await deleteTestLead(house, workspace, BY, sent[0]?.lead ?? ''))).toBe('ok');
			expect(await deleteTestLeads(house, workspace, BY)).toEqual({ deleted: 2 });
			const left = await rowsOf();
			expect(left.attempts).toHaveLength(1);
			for (const name of ['leads', 'responses', 'history', 'standings'] as const) {
				expect(left[name], name).toEqual(real[name]);
			}
			expect(left.deliveries.map((row) => row.id)).toEqual(real.deliveries.map((row) => row.id));
		});

		test('needs a published quiz, and a destination of the workspace', async () => {
			const { house, workspace, webhook } = await open();
			const { id } = await webhook('https://crm.example.com/hook');
			expect(codeOf(await sendTestLead(house, workspace, { id, by: BY }))).toBe('no_quiz_to_try');
			await aLiveQuiz(house, workspace, aLeadQuizFile());
			expect(codeOf(await sendTestLead(house, await aWorkspace(house), { id, by: BY }))).toBe(
				'not_found'
			);
		});
	});

	describe('a preview', () => {
		test('is of the latest real lead, as it would be sent', async () => {
			const { house, workspace, webhook } = await open();
			const { id } = await webhook('https://crm.example.com/hook', {
				events: ['response.completed']
			});
			const live = await aLiveQuiz(house, workspace, aLeadQuizFile());
			valueOf(await completeSubmission(house, live, aLeadSubmission(1, 'no')));
			house.clock.advance(5);
			const latest = valueOf(await completeSubmission(house, live, aLeadSubmission(2, 'yes')));
			valueOf(await sendTestLead(house, workspace, { id, by: BY }));
			const { response, data } = valueOf(await sampleEvent(house, workspace, id));
			expect(response).toBe(latest.id);
			const { deliveries } = house.store.tables;
			const rows = await house.store.db.select().from(deliveries);
			const sent = rows.find(({ responseId }) => responseId === latest.id);
			expect(data).toEqual(JSON.parse(sent?.payload ?? '').data);
			const fields = [{ from: 'lead.email', to: 'mail' }];
			const shown = valueOf(await previewPayload(house, workspace, id, { fields, locale: 'en' }));
			expect(shown).toMatchObject({
				response: latest.id,
				payload: { type: 'response.completed', data: { sequence: 1, mail: 'lead2@example.com' } }
			});
		});

		test('is made up, and says so, where there is none yet; refuses what cannot be kept', async () => {
			const { house, workspace, webhook } = await open();
			const { id } = await webhook('https://crm.example.com/hook');
			await aLiveQuiz(house, workspace, aLeadQuizFile());
			const made = valueOf(await sampleEvent(house, workspace, id));
			expect(made.response).toBeNull();
			expect(made.data.lead?.email).toMatch(/@example\.com$/);
			const fields = [{ from: 'lead.email', to: 'a b' }];
			const asked = { fields, locale: 'en' } as const;
			expect(codeOf(await previewPayload(house, workspace, id, asked))).toBe('invalid');
			const stranger = await aWorkspace(house);
			expect(codeOf(await previewPayload(house, stranger, id, asked))).toBe('not_found');
		});
	});
});
