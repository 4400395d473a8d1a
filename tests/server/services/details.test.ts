import { asc } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { acceptResponse } from '../../../src/lib/server/services/accept-response.ts';
import { giveDetails } from '../../../src/lib/server/services/details.ts';
import { createDestination } from '../../../src/lib/server/services/destinations.ts';
import { listLeads } from '../../../src/lib/server/services/lead-list.ts';
import { getLead } from '../../../src/lib/server/services/leads.ts';
import { responsesTable } from '../../../src/lib/server/services/exports/tables.ts';
import {
	deleteResponse,
	getResponse,
	responseConsents
} from '../../../src/lib/server/services/responses.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { recordStart } from '../../../src/lib/server/services/visits.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const consents: QuizFile['consents'] = [
	{ id: 'processing', purpose: 'processing', text: 'I agree', required: true },
	{ id: 'ads', purpose: 'advertising', text: 'You may write to me' }
];

function asking(overrides: Partial<QuizFile> = {}): QuizFile {
	return aQuizFile({
		consents,
		steps: aQuizFile().steps.map((step) =>
			step.id === 'email' ? { ...step, required: false } : step
		),
		details: {
			title: 'Shall we call you?',
			fields: [
				{ name: 'name' },
				{ name: 'email', required: true },
				{ name: 'phone' },
				{ name: 'comment' }
			],
			country: 'GB',
			consents: ['processing', 'ads']
		},
		...overrides
	});
}

const anna = {
	name: 'Anna',
	email: 'Anna@Example.com',
	phone: '020 7946 0958',
	comment: 'After noon',
	consents: ['processing']
};

forEachEngine((_engine, makeStore) => {
	const open = async (definition: QuizFile = asking()) => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace, definition);
		const answer = async (attempt: string, answers: Record<string, unknown> = {}) =>
			valueOf(
				await completeSubmission(house, live, {
					answers: { money: 'much', pain: 5, goals: ['leads'], ...answers },
					attempt,
					idempotencyKey: attempt
				})
			);
		const give = (attempt: string, given: unknown = anna) =>
			giveDetails(house, live, { attempt, given, locale: 'en' });
		const rows = async () => {
			const { deliveries } = house.store.tables;
			return house.store.db.select().from(deliveries).orderBy(asc(deliveries.id));
		};
		return { house, workspace, live, answer, give, rows };
	};

	describe('details after the result', () => {
		test('give the response its lead, with the consents and their exact words', async () => {
			const { house, workspace, answer, give } = await open();
			const { id, response } = await answer('one');
			expect(response.lead).toBeNull();
			valueOf(await give('one'));
			const [lead] = (await listLeads(house, workspace, {})).items;
			expect(lead).toMatchObject({
				email: 'anna@example.com',
				phone: '+442079460958',
				name: 'Anna',
				segment: response.segment,
				stage: response.stage,
				sequence: 1
			});
			const stored = valueOf(await getResponse(house, workspace, id));
			expect(stored.response.leadId).toBe(lead?.id);
			expect(await responseConsents(house, workspace, id)).toMatchObject([
				{
					consentId: 'processing',
					text: 'I agree',
					locale: 'en',
					mechanism: 'details',
					leadId: lead?.id
				}
			]);
			const found = valueOf(await getLead(house, workspace, lead?.id ?? ''));
			expect(found.responses.map((one) => one.id)).toEqual([id]);
			expect(found.quizzes).toMatchObject([{ responseId: id }]);
		});

		test('stand in the exports in columns of their own', async () => {
			const { house, workspace, live, answer, give } = await open();
			await answer('one');
			await answer('two');
			valueOf(await give('one'));
			const { headings, pages } = await responsesTable(house, workspace, { quiz: live.quizId });
			const [rows = []] = await Array.fromAsync(pages);
			const at = headings.indexOf('result: email');
			expect(rows.map((row) => row[at])).toEqual(['Anna@Example.com', null]);
			expect(headings.slice(at - 1, at + 3)).toEqual([
				...['result: name', 'result: email', 'result: phone', 'result: comment']
			]);
		});

		test('send the letter to whoever finished, once, where only they tell the email', async () => {
			const finished = { subject: 'Thank you, {{score}}', text: 'Yours.' };
			const { house, answer, give } = await open(asking({ letters: { finished } }));
			const { id } = await answer('one');
			const letters = () => house.store.db.select().from(house.store.tables.letters);
			expect(await letters()).toEqual([]);
			valueOf(await give('one'));
			valueOf(await give('one'));
			const [letter, ...others] = await letters();
			expect(others).toEqual([]);
			expect(letter).toMatchObject({
				...{ kind: 'finished', recipient: 'anna@example.com', responseId: id, state: 'queued' },
				subject: 'Thank you, 50'
			});
			expect(letter?.leadId).not.toBeNull();
		});

		test('of an answer that was held make the lead once it is accepted', async () => {
			const { house, workspace, live, give } = await open();
			const answers = { money: 'much', pain: 5, goals: ['leads'] };
			const sent = { answers, attempt: 'one', idempotencyKey: 'one', held: 'trap' } as const;
			const { id } = valueOf(await completeSubmission(house, live, sent));
			valueOf(await give('one'));
			expect((await listLeads(house, workspace, {})).items).toEqual([]);
			const accepted = valueOf(await acceptResponse(house, workspace, id, null));
			const [lead] = (await listLeads(house, workspace, {})).items;
			expect(lead).toMatchObject({ email: 'anna@example.com', name: 'Anna' });
			expect(accepted.response.leadId).toBe(lead?.id);
		});

		describe('that come while a held answer is accepted', () => {
			/** Does something once, in the middle of what is done with the store from now on. */
			const between = (house: TestHouse, write: 'completeSubmissions' | 'giveDetails') => {
				const { [write]: as, ...rest } = house.store;
				let meanwhile = async () => {};
				const store = {
					...rest,
					[write]: async (given: never) => {
						const now = meanwhile;
						meanwhile = async () => {};
						await now();
						return as(given);
					}
				};
				Object.assign(house, { store });
				return (what: () => Promise<unknown>) => {
					meanwhile = async () => void (await what());
				};
			};

			const holding = async (write: 'completeSubmissions' | 'giveDetails') => {
				const opened = await open();
				const { house, workspace, live } = opened;
				const events = ['response.completed', 'lead.qualified', 'lead.updated'] as const;
				const crm = { name: 'CRM', url: 'https://crm.example/hook', events: [...events] };
				valueOf(await createDestination(house, workspace, crm, null));
				const answers = { money: 'much', pain: 5, goals: ['leads'] };
				const sent = { answers, attempt: 'one', idempotencyKey: 'one', held: 'trap' } as const;
				const { id } = valueOf(await completeSubmission(house, live, sent));
				const accept = async () => valueOf(await acceptResponse(house, workspace, id, null));
				return { ...opened, id, accept, meanwhile: between(house, write) };
			};

			type Holding = Awaited<ReturnType<typeof holding>>;

			/** One lead that has all of it, and nobody is told anything twice. */
			const isWhole = async ({ house, workspace, id, rows }: Holding) => {
				const leads = (await listLeads(house, workspace, {})).items;
				expect(leads).toMatchObject([{ email: 'anna@example.com', name: 'Anna', sequence: 1 }]);
				const { response, details } = valueOf(await getResponse(house, workspace, id));
				expect(response).toMatchObject({ quarantined: false, leadId: leads[0]?.id });
				expect(details).toMatchObject({ name: 'Anna', comment: 'After noon' });
				expect(await responseConsents(house, workspace, id)).toMatchObject([
					{ consentId: 'processing', leadId: leads[0]?.id }
				]);
				const told = (await rows()).map(({ event, payload }) => ({
					event,
					...JSON.parse(payload)
				}));
				const withLead = told.filter(({ data }) => data.lead);
				expect(withLead.map(({ event }) => event).sort()).toEqual([
					'lead.qualified',
					'response.completed'
				]);
				expect(told.filter(({ data }) => data.response.details)).toEqual(withLead);
				return told.length - withLead.length;
			};

			test('after it was read for that are accepted with it', async () => {
				const held = await holding('completeSubmissions');
				held.meanwhile(async () => valueOf(await held.give('one')));
				await held.accept();
				expect(await isWhole(held)).toBe(0);
			});

			test('before it is written make its lead', async () => {
				const held = await holding('giveDetails');
				held.meanwhile(held.accept);
				valueOf(await held.give('one'));
				// The answers alone had been told of.
				expect(await isWhole(held)).toBe(1);
			});

			test('at the same moment are neither lost nor told twice', async () => {
				const held = await holding('giveDetails');
				await Promise.all([held.accept(), held.give('one'), held.give('one')]);
				expect(await isWhole(held)).toBeLessThan(2);
			});

			test('and is deleted are not kept', async () => {
				const held = await holding('giveDetails');
				const { house, workspace, id } = held;
				held.meanwhile(async () => valueOf(await deleteResponse(house, workspace, id, null)));
				expect(codeOf(await held.give('one'))).toBe('not_found');
				expect(await house.store.db.select().from(house.store.tables.details)).toEqual([]);
			});
		});

		test('are taken once: the same again is answered the same, others are not taken', async () => {
			const { house, workspace, answer, give } = await open();
			await answer('one');
			valueOf(await give('one'));
			valueOf(await give('one'));
			expect(codeOf(await give('one', { ...anna, email: 'other@example.com' }))).toBe('key_reused');
			const leads = (await listLeads(house, workspace, {})).items;
			expect(leads).toMatchObject([{ email: 'anna@example.com', sequence: 1 }]);
		});

		test('sent at the same moment are one: one lead, one consent', async () => {
			const { house, workspace, answer, give } = await open();
			const { id } = await answer('one');
			const both = await Promise.all([give('one'), give('one'), give('one')]);
			expect(both.map(({ ok }) => ok)).toEqual([true, true, true]);
			expect((await listLeads(house, workspace, {})).items).toHaveLength(1);
			expect(await responseConsents(house, workspace, id)).toHaveLength(1);
		});

		test('are told to whoever listens, as if they had come with the answers', async () => {
			const { house, workspace, answer, give, rows } = await open();
			valueOf(
				await createDestination(
					house,
					workspace,
					{
						name: 'CRM',
						url: 'https://crm.example/hook',
						events: ['response.completed', 'lead.qualified', 'lead.updated']
					},
					null
				)
			);
			const { id } = await answer('one');
			expect((await rows()).map(({ event }) => event)).toEqual(['response.completed']);
			const wakes = house.wakes();
			valueOf(await give('one'));
			expect(house.wakes()).toBe(wakes + 1);
			const told = (await rows()).slice(1);
			expect(told.map(({ event }) => event).sort()).toEqual([
				'lead.qualified',
				'response.completed'
			]);
			const { data } = JSON.parse(told[0]?.payload ?? '{}');
			expect(data).toMatchObject({
				sequence: 1,
				lead: { email: 'anna@example.com' },
				response: { id, details: { name: 'Anna', comment: 'After noon' } },
				consents: [{ id: 'processing', text: 'I agree' }],
				score: { total: expect.any(Number) }
			});
		});

		test('join the lead that is known by the contact, and overwrite nothing of it', async () => {
			const { house, workspace, answer, give } = await open();
			await answer('before', { email: 'anna@example.com' });
			await answer('one');
			valueOf(await give('one'));
			const leads = (await listLeads(house, workspace, {})).items;
			expect(leads).toMatchObject([{ email: 'anna@example.com', name: 'Anna', sequence: 2 }]);
		});

		test('of a response that has a lead fill that one in, and never join it to another', async () => {
			const { house, workspace, answer, give } = await open();
			const { response } = await answer('one', { email: 'otto@example.com' });
			await answer('two', { email: 'anna@example.com' });
			valueOf(await give('one'));
			const leads = (await listLeads(house, workspace, {})).items;
			expect(leads).toHaveLength(2);
			expect(leads.find((lead) => lead.id === response.lead)).toMatchObject({
				email: 'otto@example.com',
				name: 'Anna',
				phone: '+442079460958'
			});
		});

		test.each([
			['nothing', {}, ['answers.details.email', 'answers.details.consents']],
			['a number that is none', { ...anna, phone: '12345678901234567' }, ['answers.details.phone']],
			['no consent', { email: 'a@example.com' }, ['answers.details.consents']],
			['a field that is not asked for', { ...anna, city: 'Bern' }, ['answers.details.city']],
			['a list', [], ['answers.details']]
		])('are refused with %s, field by field', async (_, given, paths) => {
			const { house, workspace, answer, give } = await open();
			await answer('one');
			const refused = await give('one', given);
			expect(refused.ok ? [] : refused.problem.errors?.map(({ path }) => path)).toEqual(paths);
			expect((await listLeads(house, workspace, {})).items).toEqual([]);
		});

		test('need the secret of the attempt, and a quiz that asks for them', async () => {
			const { answer, give } = await open();
			await answer('one');
			expect(codeOf(await give('another'))).toBe('not_found');
			const other = await open(asking({ details: undefined }));
			await other.answer('one');
			expect(codeOf(await other.give('one'))).toBe('not_found');
		});

		test('of what looked like spam are kept and make no lead', async () => {
			const { house, workspace, live, give } = await open();
			valueOf(
				await completeSubmission(house, live, {
					answers: { money: 'none' },
					attempt: 'one',
					idempotencyKey: 'one',
					held: 'trap'
				})
			);
			valueOf(await give('one'));
			expect((await listLeads(house, workspace, {})).items).toEqual([]);
		});
	});

	describe('the clock of a bonus', () => {
		const bonus = { title: 'Ten off', minutes: 10, given: { text: 'Yours', code: 'TEN' } };
		const MINUTE = 60_000;

		test.each([
			['in time', 9, { state: 'given', code: 'TEN' }],
			['too late', 11, { state: 'missed' }]
		])('who is %s', async (_, minutes, told) => {
			const { house, live, answer } = await open(asking({ bonus }));
			await recordStart(house, live, 'one', '');
			house.clock.advance(minutes * MINUTE);
			// Told once more, as by a reload: the clock does not begin anew.
			await recordStart(house, live, 'one', '');
			const { response } = await answer('one');
			expect(response.result?.bonus).toMatchObject(told);
			house.clock.advance(60 * MINUTE);
			const again = await answer('one');
			expect(again).toMatchObject({ repeated: true });
			expect(again.response.result).toEqual(response.result);
		});

		test('is not believed to a browser: nobody is late whose beginning was not seen', async () => {
			const { answer } = await open(asking({ bonus }));
			expect((await answer('one')).response.result?.bonus?.state).toBe('given');
		});
	});
});
