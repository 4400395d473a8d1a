import { expect, test } from 'vitest';
import { sayOutcome, setStage } from '../../../../src/lib/server/services/desk/changes.ts';
import { mergeLeads } from '../../../../src/lib/server/services/desk/merging.ts';
import { addNote, editNote, removeNote } from '../../../../src/lib/server/services/desk/notes.ts';
import { leadTimeline } from '../../../../src/lib/server/services/desk/timeline.ts';
import type { DestinationRow } from '../../../../src/lib/server/storage/store.ts';
import { aDelivery, aWebhookDestination } from '../../../support/a-delivery.ts';
import { aDesk } from '../../../support/a-merging-desk.ts';
import { anId } from '../../../support/a-submission-write.ts';
import { forEachEngine } from '../../../support/store.ts';
import { codeOf, valueOf } from '../../../support/value-of.ts';

const BY = 'usr_1';

forEachEngine((_engine, makeStore) => {
	test('tells of answers with what came of them, of deeds, notes, pushes and withdrawals, newest first', async () => {
		const { house, workspace, answer } = await aDesk(await makeStore());
		const { tables, db } = house.store;
		const lead = await answer({ email: 'anna@example.com' }, 'some');
		await answer({ email: 'anna@example.com' }, 'much');
		const [response] = await db.select().from(tables.responses);
		const of = { workspaceId: workspace, leadId: lead };
		const consent = {
			...{ ...of, consentId: 'news', purpose: 'advertising', text: 'Yes', textHash: 'hash' },
			...{ url: null, locale: 'en', quizId: 'qz_1', version: 1, mechanism: 'step:who' },
			...{ responseId: response?.id ?? '', givenAt: 1 }
		};
		house.clock.advance(1000);
		const left = { ...consent, id: anId('cns'), withdrawnAt: house.clock.now() };
		await db.insert(tables.consents).values(left);
		house.clock.advance(1000);
		const at = { createdAt: house.clock.now() };
		await db.insert(tables.destinations).values(aWebhookDestination({ workspaceId: workspace }));
		const alone = { ...of, ...at, id: 'msg_alone', responseId: null };
		await db.insert(tables.deliveries).values(aDelivery(alone));
		const { id: responseId, createdAt } = response ?? { id: '', createdAt: 0 };
		const led = { ...of, id: 'msg_led', responseId, createdAt };
		await db.insert(tables.deliveries).values(aDelivery(led));
		house.clock.advance(1000);
		valueOf(await addNote(house, workspace, BY, lead, 'Called.'));
		house.clock.advance(1000);
		valueOf(await setStage(house, workspace, BY, [lead], 'customer'));
		const told = await leadTimeline(house, workspace, lead, { limit: 50 });
		expect(told.next).toBeNull();
		expect(told.items.map(({ kind }) => kind)).toEqual([
			...['deed', 'note', 'push', 'withdrawal', 'response', 'response']
		]);
		const [first, second] = told.items.filter((one) => one.kind === 'response');
		const pushes = [first, second].flatMap((one) => one?.pushes ?? []);
		expect(pushes.map(({ id }) => id)).toEqual(['msg_led']);
		expect(first?.changes.map(({ kind, toValue }) => `${kind} ${toValue}`).sort()).toEqual([
			'segment hot',
			'stage sql'
		]);
	});

	test('what an answer told destinations stands with it, what a deed told them beside that', async () => {
		const { house, workspace, answer } = await aDesk(await makeStore());
		const { tables, db } = house.store;
		const events: DestinationRow['events'] = ['response.completed', 'lead.updated'];
		const crm = aWebhookDestination({ workspaceId: workspace, events, segments: null });
		await db.insert(tables.destinations).values(crm);
		const lead = await answer({ email: 'anna@example.com' });
		house.clock.advance(1000);
		valueOf(await setStage(house, workspace, BY, [lead], 'customer'));
		const { items } = await leadTimeline(house, workspace, lead, { limit: 50 });
		expect(items.map(({ kind }) => kind).toSorted()).toEqual(['deed', 'push', 'response']);
		const pushed = items.flatMap((one) => (one.kind === 'push' ? [one.push] : []));
		expect(pushed).toMatchObject([{ event: 'lead.updated', createdAt: house.clock.now() }]);
		const led = items.flatMap((one) => (one.kind === 'response' ? one.pushes : []));
		expect(led.map(({ event }) => event)).toEqual(['response.completed']);
	});

	test('page by page tells each thing once, whatever happened at the same moment', async () => {
		const { house, workspace, answer } = await aDesk(await makeStore());
		const lead = await answer({ email: 'anna@example.com' });
		const other = await answer({ email: 'bob@example.com' });
		for (const text of ['a', 'b', 'c', 'd']) {
			valueOf(await addNote(house, workspace, BY, lead, text));
		}
		valueOf(await mergeLeads(house, workspace, BY, lead, other));
		const all = await leadTimeline(house, workspace, lead, { limit: 50 });
		const seen: string[] = [];
		let cursor: string | undefined;
		do {
			const page = await leadTimeline(house, workspace, lead, { cursor, limit: 2 });
			seen.push(...page.items.map(({ id }) => id));
			cursor = page.next ?? undefined;
		} while (cursor !== undefined);
		expect(seen).toEqual(all.items.map(({ id }) => id));
		expect(new Set(seen).size).toBe(7);
	});

	test('of an outcome it tells what that was worth, and before where only that has changed', async () => {
		const { house, workspace, answer } = await aDesk(await makeStore());
		const lead = await answer({ email: 'anna@example.com' });
		const say = async (outcome: 'won' | 'lost', value?: number) => {
			house.clock.advance(1000);
			const said = { outcome, value, currency: 'EUR' };
			valueOf(await sayOutcome(house, workspace, BY, lead, said, 'desk'));
		};
		await say('lost');
		await say('won', 100);
		await say('won', 250);
		await say('won');
		const { items } = await leadTimeline(house, workspace, lead, { limit: 50 });
		const sums = items.flatMap((one) =>
			one.kind === 'deed' && one.deed.kind === 'outcome' ? [one.sums] : []
		);
		const euros = (value: number) => ({ value, currency: 'EUR' });
		expect(sums).toEqual([
			{ was: euros(250), is: null },
			{ was: euros(100), is: euros(250) },
			{ is: euros(100) },
			{ is: null }
		]);
	});

	test('another workspace is told nothing', async () => {
		const { house, workspace, answer } = await aDesk(await makeStore());
		const lead = await answer({ email: 'anna@example.com' });
		valueOf(await addNote(house, workspace, BY, lead, 'Called.'));
		expect((await leadTimeline(house, 'ws_other', lead, { limit: 9 })).items).toEqual([]);
	});

	test('a note ends the wait of a hot lead; only its author changes or deletes it', async () => {
		const { house, workspace, answer, lead: read } = await aDesk(await makeStore());
		const lead = await answer({ email: 'anna@example.com' }, 'much');
		expect((await read(lead)).lead.touchedAt).toBeNull();
		const note = valueOf(await addNote(house, workspace, BY, lead, 'Called.'));
		expect((await read(lead)).lead.touchedAt).toBe(house.clock.now());
		expect(codeOf(await editNote(house, workspace, 'usr_2', note.id, 'No.'))).toBe(
			'note_of_another'
		);
		expect(codeOf(await removeNote(house, workspace, 'usr_2', note.id))).toBe('note_of_another');
		expect(codeOf(await editNote(house, 'ws_other', BY, note.id, 'No.'))).toBe('not_found');
		house.clock.advance(5);
		const edited = valueOf(await editNote(house, workspace, BY, note.id, 'Sold.'));
		expect(edited).toMatchObject({ text: 'Sold.', editedAt: house.clock.now() });
		valueOf(await removeNote(house, workspace, BY, note.id));
		expect(codeOf(await removeNote(house, workspace, BY, note.id))).toBe('not_found');
	});
});
