import { describe, expect, test } from 'vitest';
import type {
	InvitationRow,
	Store,
	SubmissionWrite
} from '../../../src/lib/server/storage/store.ts';
import { anId, aSubmissionWrite, segment } from '../../support/a-submission-write.ts';
import { anInvitation, campaignCountsNow, invitationNow } from '../../support/an-invitation.ts';
import { forEachEngine } from '../../support/store.ts';

/** What the runner sends of somebody who was asked by a letter. */
const answerOf = ({ attemptId }: InvitationRow, changes: Partial<SubmissionWrite> = {}) =>
	aSubmissionWrite({ attempt: attemptId, idempotencyKey: attemptId, contact: null, ...changes });

async function complete(store: Store, ...batch: SubmissionWrite[]) {
	const written = await store.completeSubmissions(batch);
	return written.map((one) => {
		if (one.state !== 'stored') throw new Error(JSON.stringify(one));
		return one;
	});
}

const all = async <T extends keyof Store['tables']>(store: Store, table: T) =>
	store.db.select().from(store.tables[table]);

forEachEngine((_engine, makeStore) => {
	describe('the answers of somebody who was asked by a letter', () => {
		test('finish their invitation with the response, its lead and its segment', async () => {
			const store = await makeStore();
			const invited = await anInvitation(store, {
				recipient: { name: 'Anna', email: 'anna@example.com' }
			});
			const other = await anInvitation(store, { invitation: { campaignId: invited.campaignId } });
			const write = answerOf(invited, segment('hot'));
			const [written] = await complete(store, write);
			expect(written?.lead).toMatchObject({
				email: 'anna@example.com',
				name: 'Anna',
				segment: 'hot'
			});
			expect(await invitationNow(store, invited.id)).toMatchObject({
				...{ finishedAt: write.now, responseId: write.responseId, leadId: written?.lead?.id },
				...{ segment: 'hot', temperature: 'hot', remindAt: null, tappedAt: write.now },
				...{ openedAt: write.now, openedBy: 'human' }
			});
			expect(await invitationNow(store, other.id)).toEqual(other);
			expect(await campaignCountsNow(store, invited.campaignId)).toEqual({
				...{ finished: 1, hot: 1, 'segment:hot': 1, tapped: 1, opened_human: 1 }
			});
			const recipients = await all(store, 'recipients');
			expect(recipients.find(({ id }) => id === invited.recipientId)?.leadId).toBe(
				written?.lead?.id
			);
			expect((await all(store, 'responses'))[0]?.leadId).toBe(written?.lead?.id);
		});

		test('count once, sent as often as they are', async () => {
			const store = await makeStore();
			const invited = await anInvitation(store);
			const write = answerOf(invited);
			const written = await store.completeSubmissions([
				write,
				{ ...write, responseId: anId('rsp') }
			]);
			expect(written.map(({ state }) => state)).toEqual(['stored', 'repeated']);
			await store.completeSubmissions([{ ...write, responseId: anId('rsp') }]);
			expect(await campaignCountsNow(store, invited.campaignId)).toMatchObject({
				finished: 1,
				warm: 1
			});
		});

		test('count once where they are sent as something else too, at once or later', async () => {
			const store = await makeStore();
			const invited = await anInvitation(store);
			const [first] = await complete(
				store,
				answerOf(invited),
				answerOf(invited, { idempotencyKey: 'another', ...segment('hot') })
			);
			await complete(store, answerOf(invited, { idempotencyKey: 'later', ...segment('cold') }));
			expect(await campaignCountsNow(store, invited.campaignId)).toEqual({
				...{ finished: 1, warm: 1, 'segment:warm': 1, tapped: 1, opened_human: 1 }
			});
			expect(await invitationNow(store, invited.id)).toMatchObject({
				...{ responseId: first?.responseId, segment: 'warm', temperature: 'warm' }
			});
		});

		test('are counted with others of the same survey in one batch', async () => {
			const store = await makeStore();
			const first = await anInvitation(store);
			const { campaignId } = first;
			const others = [
				await anInvitation(store, { invitation: { campaignId, openedBy: 'scanner', openedAt: 3 } }),
				await anInvitation(store, { invitation: { campaignId, tappedAt: 4, variant: 'b' } })
			];
			await complete(store, ...[first, ...others].map((one) => answerOf(one)), aSubmissionWrite());
			const rows = await all(store, 'campaignCounts');
			const counts = rows.map(({ variant, name, count }) => `${variant} ${name} ${count}`).sort();
			expect(counts).toEqual([
				...['a finished 2', 'a opened_human 2', 'a opened_scanner -1', 'a segment:warm 2'],
				...['a tapped 2', 'a warm 2'],
				...['b finished 1', 'b opened_human 1', 'b segment:warm 1', 'b warm 1']
			]);
			expect((await invitationNow(store, others[0]?.id ?? '')).openedAt).toBe(3);
			expect((await invitationNow(store, others[1]?.id ?? '')).tappedAt).toBe(4);
		});

		test('end reminding: a letter that waits is not sent', async () => {
			const store = await makeStore();
			const invited = await anInvitation(store);
			const mail = (id: string, state: 'queued' | 'sent', number: number) => ({
				...{ id, workspaceId: 'ws_1', campaignId: invited.campaignId, invitationId: invited.id },
				...{
					number,
					kind: 'reminder' as const,
					email: invited.email,
					domain: 'example.com',
					state
				},
				...{ attempts: 0, nextAttemptAt: 0, leaseOwner: null, leaseUntil: null, file: null },
				...{ code: null, error: null, createdAt: 0, sentAt: null, finishedAt: null }
			});
			await store.db
				.insert(store.tables.mails)
				.values([mail('m_1', 'sent', 0), mail('m_2', 'queued', 1)]);
			await complete(store, answerOf(invited));
			const states = (await all(store, 'mails')).map(({ id, state }) => `${id} ${state}`).sort();
			expect(states).toEqual(['m_1 sent', 'm_2 cancelled']);
		});

		test('belong to the lead with the address that the letter went to, whatever was typed', async () => {
			const store = await makeStore();
			await complete(
				store,
				aSubmissionWrite({
					contact: { email: 'boris@example.com', phone: '+79990000001' },
					newLeadId: 'boris'
				}),
				aSubmissionWrite({
					contact: { email: 'anna@example.com', name: 'Anna A.' },
					newLeadId: 'anna'
				})
			);
			const invited = await anInvitation(store, {
				recipient: {
					email: 'anna@example.com',
					name: 'Of the list',
					fields: { company: 'ACME', city: 'Riga', phone: '+371 2000-0000', role: '' }
				}
			});
			const contact = { email: 'boris@example.com', phone: '+79990000001', city: 'Oslo' };
			const [written] = await complete(store, answerOf(invited, { contact }));
			expect(written?.lead).toMatchObject({
				...{ id: 'anna', email: 'anna@example.com', name: 'Anna A.', phone: null },
				...{ company: 'ACME', city: 'Oslo', role: null }
			});
			const boris = (await all(store, 'leads')).find(({ id }) => id === 'boris');
			expect(boris).toMatchObject({ email: 'boris@example.com', sequence: 1 });
		});

		test('make a lead of their own where the number that was typed is somebody’s with another address', async () => {
			const store = await makeStore();
			const phone = '+79990000001';
			const [boris] = await complete(
				store,
				aSubmissionWrite({ contact: { email: 'boris@example.com', phone } })
			);
			const invited = await anInvitation(store, {
				recipient: { email: 'anna@example.com', fields: { phone: '+37120000000' } }
			});
			const [written] = await complete(store, answerOf(invited, { contact: { phone } }));
			expect(written?.lead).toMatchObject({ email: 'anna@example.com', phone: null });
			expect(written?.lead?.id).not.toBe(boris?.lead?.id);
			const again = await anInvitation(store, {
				recipient: { email: 'clara@example.com', fields: { phone: '+371 (2000) 0002' } }
			});
			const [clara] = await complete(store, answerOf(again));
			expect(clara?.lead).toMatchObject({ email: 'clara@example.com', phone: '+37120000002' });
			const wordy = await anInvitation(store, { recipient: { fields: { phone: 'ask Boris' } } });
			const [third] = await complete(store, answerOf(wordy));
			expect(third?.lead).toMatchObject({ email: wordy.email, phone: null });
		});

		test('that are held finish nothing until they are accepted', async () => {
			const store = await makeStore();
			const invited = await anInvitation(store);
			const write = answerOf(invited, { held: 'trap', ...segment('hot') });
			await complete(store, write);
			expect(await invitationNow(store, invited.id)).toEqual(invited);
			expect(await campaignCountsNow(store, invited.campaignId)).toEqual({});
			expect(await all(store, 'leads')).toEqual([]);
			const { attempt: _, ...accepted } = {
				...write,
				held: null,
				accepts: true,
				now: write.now + 5
			};
			const [written] = await complete(store, accepted);
			expect(written?.lead?.email).toBe(invited.email);
			expect(await invitationNow(store, invited.id)).toMatchObject({
				...{ finishedAt: write.now + 5, responseId: write.responseId, leadId: written?.lead?.id }
			});
			expect(await campaignCountsNow(store, invited.campaignId)).toMatchObject({
				finished: 1,
				hot: 1
			});
		});

		test('that came in a hurry finish nothing', async () => {
			const store = await makeStore();
			const invited = await anInvitation(store);
			await store.db.insert(store.tables.attempts).values({
				...{ quizId: 'qz_1', attemptId: invited.attemptId, workspaceId: 'ws_1', version: 1 },
				...{ source: 'email', startedAt: 1_760_000_000_000 - 10, completedAt: null }
			});
			await complete(store, answerOf(invited, { leastTime: 100 }));
			expect((await invitationNow(store, invited.id)).finishedAt).toBeNull();
		});

		test('are nobody else’s: neither tests, nor another quiz, nor another workspace', async () => {
			const store = await makeStore();
			const invited = await anInvitation(store);
			await complete(
				store,
				answerOf(invited, { test: true, idempotencyKey: 'test' }),
				answerOf(invited, { quiz: 'qz_2' }),
				answerOf(invited, { workspace: 'ws_2', idempotencyKey: 'elsewhere' })
			);
			expect(await invitationNow(store, invited.id)).toEqual(invited);
			expect(await all(store, 'leads')).toEqual([]);
		});
	});
});
