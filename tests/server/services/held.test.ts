import { asc } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { LetterRow } from '../../../src/lib/server/storage/store.ts';
import { acceptResponse } from '../../../src/lib/server/services/accept-response.ts';
import { quizCounts } from '../../../src/lib/server/services/counts.ts';
import { createDestination } from '../../../src/lib/server/services/destinations.ts';
import {
	deleteResponse,
	getResponse,
	heldResponses,
	listResponses
} from '../../../src/lib/server/services/responses.ts';
import {
	completeSubmission,
	type SubmissionInput
} from '../../../src/lib/server/services/submissions.ts';
import { recordStart } from '../../../src/lib/server/services/visits.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { anUpload } from '../../support/an-upload.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

forEachEngine((_engine, makeStore) => {
	const aDesk = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace, withConsent());
		const hook = { name: 'CRM', url: 'https://crm.example.com/hook' };
		const events = ['response.completed', 'lead.qualified'] as const;
		valueOf(await createDestination(house, workspace, { ...hook, events: [...events] }, null));
		const send = async (more: Partial<SubmissionInput> = {}) =>
			valueOf(await completeSubmission(house, live, { ...said(), ...more })).id;
		const state = async () => {
			const { deliveries, leads, consents } = house.store.tables;
			return {
				deliveries: await house.store.db.select().from(deliveries),
				leads: await house.store.db.select().from(leads),
				consents: await house.store.db.select().from(consents),
				counts: (await quizCounts(house, workspace, [live.quizId]))[live.quizId]
			};
		};
		const heldFor = async (id: string) => {
			const { response } = valueOf(await getResponse(house, workspace, id));
			return [response.quarantined, response.held];
		};
		return { house, workspace, live, send, state, heldFor };
	};

	describe('a held response', () => {
		test('makes no lead, is counted nowhere and sent nowhere', async () => {
			const { house, workspace, send, state } = await aDesk();
			await send({ held: 'trap' });
			expect(await state()).toMatchObject({
				...{ deliveries: [], leads: [], consents: [{ leadId: null }] },
				counts: { starts: 0, completions: 0, segments: {} }
			});
			expect(await heldResponses(house, workspace)).toBe(1);
			expect(house.wakes()).toBe(0);
		});

		test('that is accepted becomes what it would have been, on the day on which it came', async () => {
			const first = await aDesk();
			await first.send({ attempt: 'a', idempotencyKey: 'a' });
			const plain = await first.state();
			const { house, workspace, send, state, heldFor } = await aDesk();
			const id = await send({ attempt: 'a', idempotencyKey: 'a', held: 'trap' });
			house.clock.advance(3 * 86_400_000);
			const { response } = valueOf(await acceptResponse(house, workspace, id, null));
			expect(response).toMatchObject({ id, quarantined: false, held: 'trap', segment: 'hot' });
			const now = await state();
			expect(response.leadId).toBe(now.leads[0]?.id);
			expect(now.counts).toEqual(plain.counts);
			expect(now.leads[0]).toMatchObject({
				email: 'anna@example.com',
				segment: 'hot',
				sequence: 1
			});
			expect(now.consents).toMatchObject([{ leadId: response.leadId, responseId: id }]);
			expect(now.deliveries.map(({ event }) => event).sort()).toEqual(
				plain.deliveries.map(({ event }) => event).sort()
			);
			const dataOf = (payload = '{}') => JSON.parse(payload).data.response;
			const [sent, was] = [now, plain].map(({ deliveries }) => dataOf(deliveries[0]?.payload));
			expect(sent).toMatchObject({ id, createdAt: was.createdAt, answers: was.answers });
			const { counters } = house.store.tables;
			const days = await house.store.db.select({ day: counters.day }).from(counters);
			expect(new Set(days.map(({ day }) => day)).size).toBe(1);
			expect(house.wakes()).toBe(1);
			expect(await heldFor(id)).toEqual([false, 'trap']);
		});

		test('is accepted once, also by several at the same time', async () => {
			const { house, workspace, send, state } = await aDesk();
			const id = await send({ held: 'no_proof' });
			const accept = () => acceptResponse(house, workspace, id, null);
			const codes = (await Promise.all([accept(), accept(), accept()])).map(codeOf);
			expect(codes.sort()).toEqual(['not_held', 'not_held', 'ok']);
			const { deliveries, counts } = await state();
			expect(new Set(deliveries.map((row) => row.id)).size).toBe(2);
			expect(counts).toMatchObject({ starts: 1, completions: 1, byApi: 1 });
			expect(codeOf(await accept())).toBe('not_held');
		});

		test('and a later one of the same person make one lead', async () => {
			const { house, workspace, send, state } = await aDesk();
			const id = await send({ held: 'too_many' });
			await send();
			valueOf(await acceptResponse(house, workspace, id, null));
			expect((await state()).leads).toMatchObject([{ sequence: 2 }]);
		});

		test('can be deleted with all that hangs on it; others cannot', async () => {
			const { house, workspace, send, state } = await aDesk();
			const held = await send({ held: 'hurried' });
			const real = await send();
			expect(codeOf(await deleteResponse(house, await aWorkspace(house), held, null))).toBe(
				'not_found'
			);
			valueOf(await deleteResponse(house, workspace, held, null));
			expect(codeOf(await acceptResponse(house, workspace, held, null))).toBe('not_found');
			expect(codeOf(await deleteResponse(house, workspace, real, null))).toBe('not_found');
			expect((await state()).consents).toHaveLength(1);
		});

		test('takes along what was left after its result, what its sender was written, and its files', async () => {
			const { house, workspace, live, send } = await aDesk();
			const { details, letters, uploads, partials } = house.store.tables;
			const ids: Record<string, string> = {};
			for (const attempt of ['gone', 'stays']) {
				const id = await send({ held: 'trap', attempt, idempotencyKey: attempt });
				ids[attempt] = id;
				const of = { workspaceId: workspace, quizId: live.quizId, responseId: id };
				await house.store.db
					.insert(details)
					.values({ ...of, bodyHash: '', given: { name: 'Anna' }, locale: 'en', createdAt: 0 });
				await house.store.db.insert(letters).values(letterOf(of, attempt));
				await house.store.db.insert(uploads).values(anUpload({ ...of, id: `upl_${attempt}` }));
			}
			const other = { workspaceId: workspace, quizId: 'another', responseId: null };
			await house.store.db.insert(letters).values(letterOf(other, 'gone'));
			valueOf(await deleteResponse(house, workspace, ids['gone'] ?? '', null));
			const left = async (table: typeof details | typeof letters | typeof partials) =>
				house.store.db.select().from(table);
			expect(await left(details)).toMatchObject([{ responseId: ids['stays'] }]);
			const written = (await left(letters)).map((row) => 'id' in row && row.id).sort();
			expect(written).toEqual([`gone another`, `stays ${live.quizId}`]);
			expect(await left(partials)).toEqual([]);
			const files = await house.store.db.select().from(uploads).orderBy(asc(uploads.id));
			expect(files).toMatchObject([
				{ id: 'upl_gone', state: 'dropped', responseId: null },
				{ id: 'upl_stays', state: 'complete', responseId: ids['stays'] }
			]);
		});

		test('is either accepted or deleted by two who do both at once', async () => {
			for (let round = 0; round < 5; round += 1) {
				const { house, workspace, send, state } = await aDesk();
				const id = await send({ held: 'trap' });
				const [accepted, deleted] = await Promise.all([
					acceptResponse(house, workspace, id, null),
					deleteResponse(house, workspace, id, null)
				]);
				expect([accepted.ok, deleted.ok].filter(Boolean)).toHaveLength(1);
				expect((await state()).leads).toHaveLength(accepted.ok ? 1 : 0);
				expect((await state()).consents).toHaveLength(accepted.ok ? 1 : 0);
			}
		});

		test('is found among the others, and alone', async () => {
			const { house, workspace, send } = await aDesk();
			const held = await send({ held: 'trap' });
			await send();
			const all = await listResponses(house, workspace, {});
			expect(all.items).toHaveLength(2);
			const only = await listResponses(house, workspace, { held: true });
			expect(only.items.map(({ id }) => id)).toEqual([held]);
			expect(codeOf(await acceptResponse(house, await aWorkspace(house), held, null))).toBe(
				'not_found'
			);
		});
	});

	describe('what comes sooner than anybody answers', () => {
		test.each([
			['at once', 0, true],
			['as fast as the keys go', 400, false]
		])('%s after its recorded start', async (_, after, isHeld) => {
			const { house, live, send, heldFor } = await aDesk();
			await recordStart(house, live, 'a', '');
			house.clock.advance(after);
			const id = await send({ attempt: 'a', idempotencyKey: 'a', timed: true });
			expect(await heldFor(id)).toEqual(isHeld ? [true, 'hurried'] : [false, null]);
		});

		test('is no suspect where no start was recorded, it has no attempt, or the clock was set back', async () => {
			const { house, live, send, heldFor } = await aDesk();
			expect(await heldFor(await send({ attempt: 'lost', timed: true }))).toEqual([false, null]);
			expect(await heldFor(await send({ timed: true }))).toEqual([false, null]);
			await recordStart(house, live, 'a', '');
			house.clock.advance(-5000);
			expect(await heldFor(await send({ attempt: 'a', timed: true }))).toEqual([false, null]);
		});

		test('nor is a single answer, which is sent as it begins', async () => {
			const { house, live, send, heldFor } = await aDesk();
			await recordStart(house, live, 'a', '');
			const id = await send({ attempt: 'a', timed: true, answers: { money: 'none' } });
			expect(await heldFor(id)).toEqual([false, null]);
		});
	});
});

function letterOf(
	of: Pick<LetterRow, 'workspaceId' | 'quizId' | 'responseId'>,
	attempt: string
): LetterRow {
	const empty = { leadId: null, leaseOwner: null, leaseUntil: null, error: null, finishedAt: null };
	return {
		...{ ...empty, ...of, id: `${attempt} ${of.quizId}`, attemptId: attempt },
		kind: 'unfinished',
		state: 'sent',
		...{ recipient: 'anna@example.com', locale: 'en', subject: 'Hello', text: 'Go on', html: '' },
		...{ attempts: 1, nextAttemptAt: 0, createdAt: 0 }
	};
}

function said() {
	const { answers, ...rest } = aSubmission();
	return { ...rest, answers: { ...answers, agree: true } };
}

function withConsent() {
	const file = aQuizFile();
	return {
		...file,
		consents: [{ id: 'news', purpose: 'advertising', text: 'Write to me.' }],
		steps: [...file.steps, { id: 'agree', kind: 'consent', title: 'News', consent: 'news' }]
	};
}
