import { expect, test, vi } from 'vitest';
import { createWorker } from '../../../src/lib/server/delivery/worker.ts';
import { addRecipients } from '../../../src/lib/server/services/audience/recipients.ts';
import { listLeads } from '../../../src/lib/server/services/lead-list.ts';
import {
	liftSuppressed,
	listSuppressed
} from '../../../src/lib/server/services/leaving/suppressed.ts';
import { erasePerson, whatGoes } from '../../../src/lib/server/services/privacy/erase-person.ts';
import { scrubAgain } from '../../../src/lib/server/services/privacy/scrub.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { insertDestination } from '../../../src/lib/server/storage/queries/destinations.ts';
import type { DestinationRow } from '../../../src/lib/server/storage/store.ts';
import { aWebhookDestination } from '../../support/a-delivery.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLead } from '../../support/a-lead.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const asked = { by: 'usr_1', reason: 'asked' } as const;
const basis = { basis: 'other', basisAt: 1, basisNote: 'A list' };

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const store = await makeStore('disk');
		let meanwhile: (() => Promise<unknown>) | undefined;
		const meddled: typeof store = {
			...store,
			async atomically(build, expected) {
				const act = meanwhile;
				meanwhile = undefined;
				await act?.();
				return store.atomically(build, expected);
			}
		};
		const house = await aHouse({ store: meddled });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace);
		const destined = (given: Partial<DestinationRow>) =>
			insertDestination(store, aWebhookDestination({ workspaceId: workspace, ...given }), []);
		const send = async (email: string) => {
			house.clock.advance(1000);
			const answers = { ...aSubmission().answers, email };
			const sent = await completeSubmission(house, live, aSubmission({ answers }));
			return valueOf(sent).response;
		};
		const leadOf = async (email: string) => {
			const { items } = await listLeads(house, workspace, {});
			return items.find((lead) => lead.email === email)?.id ?? '';
		};
		const rows = <Name extends keyof typeof store.tables>(name: Name) =>
			store.db.select().from(store.tables[name]);
		const before = (act: () => Promise<unknown>) => void (meanwhile = act);
		return { house, store, workspace, live, destined, send, leadOf, rows, before };
	};

	test('whoever was told is told that they are erased, and nobody else', async () => {
		const { house, workspace, destined, send, leadOf, rows } = await open();
		await destined({
			id: 'dst_knows',
			kind: 'email',
			recipients: ['sales@example.com'],
			url: null
		});
		await destined({ id: 'dst_paused', state: 'disabled', events: ['lead.qualified'] });
		await send('anna@example.com');
		await destined({ id: 'dst_later' });
		const worker = createWorker(house);
		await worker.runUntilIdle();
		expect(house.mails).toHaveLength(1);
		const lead = await leadOf('anna@example.com');
		const toll = valueOf(await whatGoes(house, workspace, lead));
		expect(toll).toEqual({
			counts: expect.objectContaining({ leads: 1, responses: 1, deliveries: 2 }),
			told: ['CRM']
		});
		expect(valueOf(await erasePerson(house, workspace, lead, asked))).toEqual(toll.counts);
		const [told, ...more] = await rows('deliveries');
		expect(more).toEqual([]);
		expect(told).toMatchObject({ destinationId: 'dst_knows', event: 'lead.erased', leadId: null });
		expect(JSON.parse(told?.payload ?? '')).toMatchObject({
			type: 'lead.erased',
			data: { sequence: 2, lead: { id: lead }, merged: [] }
		});
		await worker.runUntilIdle();
		expect(house.mails.at(-1)?.text).toContain(lead);
		expect(house.mails.at(-1)?.text).not.toContain('anna');
		expect(codeOf(await erasePerson(house, workspace, lead, asked))).toBe('not_found');
		expect(codeOf(await whatGoes(house, workspace, lead))).toBe('not_found');
		expect(house.lines.join()).not.toContain('anna');
	});

	test('what was merged into them goes with them, whichever of the two is named', async () => {
		const { house, store, workspace, rows } = await open();
		const row = { workspaceId: workspace, phone: null };
		await store.db
			.insert(store.tables.leads)
			.values([
				aLead({ ...row, id: 'lead_stays', email: 'stays@example.com' }),
				aLead({ ...row, id: 'lead_merged', email: 'merged@example.com', mergedInto: 'lead_stays' }),
				aLead({ ...row, id: 'lead_other', email: 'other@example.com' })
			]);
		const counts = valueOf(await erasePerson(house, workspace, 'lead_merged', asked));
		expect(counts).toEqual({ leads: 2 });
		expect((await rows('leads')).map(({ id }) => id)).toEqual(['lead_other']);
	});

	test('an answer that comes meanwhile goes whole, one that comes after stands whole', async () => {
		const { house, workspace, send, leadOf, rows, before } = await open();
		await send('anna@example.com');
		await send('boris@example.com');
		before(() => send('anna@example.com'));
		const lead = await leadOf('anna@example.com');
		const counts = valueOf(await erasePerson(house, workspace, lead, asked));
		expect(counts).toMatchObject({ leads: 1, responses: 2 });
		expect(await rows('leads')).toMatchObject([{ email: 'boris@example.com' }]);
		expect(await rows('responses')).toHaveLength(1);
		await send('anna@example.com');
		expect(await leadOf('anna@example.com')).not.toBe(lead);
		expect(await rows('leadQuizzes')).toHaveLength(2);
	});

	test('answers side by side with erasure leave no part of anything', async () => {
		const { house, workspace, send, leadOf, rows } = await open();
		await send('anna@example.com');
		const lead = await leadOf('anna@example.com');
		const [erased] = await Promise.all([
			erasePerson(house, workspace, lead, asked),
			...Array.from({ length: 12 }, () => send('anna@example.com'))
		]);
		expect(erased.ok).toBe(true);
		const leads = (await rows('leads')).map(({ id }) => id);
		expect(leads).not.toContain(lead);
		for (const { leadId } of await rows('responses')) expect(leads).toContain(leadId);
		for (const { leadId } of await rows('leadHistory')) expect(leads).toContain(leadId);
	});

	test('a letter and a push that are under way are nobody’s when they end', async () => {
		const { house, workspace, destined, send, leadOf, rows } = await open();
		await destined({ kind: 'email', recipients: ['sales@example.com'], url: null });
		await send('anna@example.com');
		const lead = await leadOf('anna@example.com');
		const now = house.clock.now();
		await house.store.db.insert(house.store.tables.letters).values({
			...{ id: 'let_1', workspaceId: workspace, quizId: 'q', kind: 'finished', attemptId: 'a' },
			...{ responseId: null, leadId: lead, recipient: 'anna@example.com', locale: 'en' },
			...{ subject: 'Hello', text: 'Hello', html: '', state: 'queued', attempts: 0, error: null },
			...{ nextAttemptAt: now, leaseOwner: null, leaseUntil: null, createdAt: now },
			finishedAt: null
		});
		let mailed = 0;
		const erased = Promise.withResolvers<undefined>();
		const worker = createWorker({
			...house,
			mailer: {
				close: () => undefined,
				async send() {
					mailed += 1;
					if (mailed === 1) await erased.promise;
					if (mailed !== 2) return;
					// Both are under way by now.
					await erasePerson(house, workspace, lead, asked);
					erased.resolve(undefined);
				}
			}
		});
		await worker.runUntilIdle();
		expect(mailed).toBe(3);
		expect(await rows('letters')).toEqual([]);
		expect(await rows('deliveries')).toMatchObject([{ event: 'lead.erased', state: 'delivered' }]);
		expect(house.lines.join()).not.toContain('"level":"error"');
	});

	test('no list brings back whoever was erased to be written to, until they ask for it', async () => {
		const { house, workspace, send, leadOf, rows } = await open();
		await send('anna@example.com');
		const listed = (email: string) =>
			addRecipients(house, workspace, { people: [{ email }], lists: [], ...basis, by: null });
		await listed('anna@example.com');
		valueOf(await erasePerson(house, workspace, await leadOf('anna@example.com'), asked));
		expect(await rows('recipients')).toEqual([]);
		expect(await rows('suppressions')).toEqual([]);
		expect(JSON.stringify(await rows('erasedAddresses'))).not.toContain('anna');
		valueOf(await listed('boris@example.com'));
		expect((await listSuppressed(house, workspace)).items).toEqual([]);
		valueOf(await listed('Anna@example.com'));
		const { items } = await listSuppressed(house, workspace);
		expect(items).toMatchObject([{ email: 'anna@example.com', reason: 'unsubscribed' }]);
		valueOf(await liftSuppressed(house, workspace, 'anna@example.com', { asked: true, by: null }));
		valueOf(await listed('anna@example.com'));
		expect((await listSuppressed(house, workspace)).items).toEqual([]);
	});

	test('nothing of another workspace can be named', async () => {
		const { house, send, leadOf, rows } = await open();
		await send('anna@example.com');
		const stranger = await aWorkspace(house);
		const lead = await leadOf('anna@example.com');
		expect(codeOf(await erasePerson(house, stranger, lead, asked))).toBe('not_found');
		expect(await rows('leads')).toHaveLength(1);
	});
});

test('a log that somebody reads is emptied later', async () => {
	const scrub = vi.fn<() => Promise<boolean>>().mockResolvedValue(false);
	const house = await aHouse();
	const app = { store: { ...house.store, scrub } };
	await scrubAgain(app);
	await scrubAgain(app);
	scrub.mockResolvedValue(true);
	await scrubAgain(app);
	await scrubAgain(app);
	expect(scrub).toHaveBeenCalledTimes(3);
	await house.store.close();
});
