import { describe, expect, test } from 'vitest';
import { mailTimeline } from '../../../src/lib/server/services/mail-timeline.ts';
import type { MailMoment } from '../../../src/lib/server/services/mail-timeline.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import { aSurvey } from '../../support/a-planted-survey.ts';
import { forEachEngine } from '../../support/store.ts';

async function annaIn(store: Store) {
	const anna = { email: 'anna@example.com', lead: 'lead_1' };
	const first = await aSurvey(store, 'ws_1', {
		quiz: 'quiz_1',
		name: 'Spring',
		now: 1000,
		people: [
			{ ...anna, openedBy: 'scanner', finished: 'hot', response: 'resp_1', left: true },
			{ email: 'boris@example.com', openedBy: 'human' }
		]
	});
	await aSurvey(store, 'ws_1', {
		quiz: 'quiz_1',
		name: 'Autumn',
		now: 9000,
		people: [
			{
				...anna,
				mail: 'failed',
				said: { code: 550, error: 'no such user' },
				bounced: '5.1.1 no such user'
			}
		]
	});
	return first;
}

const told = ({ kind, survey, at }: MailMoment) => `${survey} ${kind} ${at}`;

forEachEngine((_engine, makeStore) => {
	describe('what happened to somebody by mail', () => {
		test('is told newest first, over all surveys, for a lead and for a recipient', async () => {
			const store = await makeStore();
			const { recipients } = await annaIn(store);
			const ofLead = await mailTimeline({ store }, 'ws_1', { lead: 'lead_1' });
			expect(ofLead.items.map(told)).toEqual([
				'Autumn bounce 9001',
				'Autumn mail 9000',
				'Spring left 1005',
				'Spring finished 1004',
				'Spring tapped 1003',
				'Spring open 1002',
				'Spring mail 1000'
			]);
			expect(ofLead.next).toBeNull();
			expect(ofLead.items).toMatchObject([
				{ detail: '5.1.1 no such user' },
				{ state: 'failed', code: 550, detail: 'no such user' },
				{},
				{ response: 'resp_1', temperature: 'hot' },
				{},
				{ by: 'scanner' },
				{ state: 'sent', letter: 'first' }
			]);
			const recipient = recipients[0]?.id ?? '';
			const ofRecipient = await mailTimeline({ store }, 'ws_1', { recipient });
			expect(ofRecipient.items.map(told)).toEqual(ofLead.items.slice(2).map(told));
		});

		test('comes page by page, nothing twice and nothing left out', async () => {
			const store = await makeStore();
			await annaIn(store);
			const whole = await mailTimeline({ store }, 'ws_1', { lead: 'lead_1' });
			const { mailEvents } = store.tables;
			// All at the same moment: then their ids order them.
			await store.db.update(mailEvents).set({ at: 1004 });
			for (const limit of [1, 2, 3]) {
				const seen: string[] = [];
				let cursor: string | undefined;
				do {
					const page = await mailTimeline({ store }, 'ws_1', { lead: 'lead_1' }, { cursor, limit });
					seen.push(...page.items.map(({ id }) => id));
					cursor = page.next ?? undefined;
				} while (cursor);
				expect(seen.toSorted()).toEqual(whole.items.map(({ id }) => id).toSorted());
			}
		});

		test('tells of a letter that may have arrived, though nobody knows when', async () => {
			const store = await makeStore();
			const { campaign } = await aSurvey(store, 'ws_1', {
				quiz: 'quiz_1',
				now: 5000,
				people: [{ email: 'fay@example.com', lead: 'lead_2', mail: 'unknown' }]
			});
			const { items } = await mailTimeline({ store }, 'ws_1', { lead: 'lead_2' });
			expect(items).toMatchObject([
				{ kind: 'mail', state: 'unknown', at: 5000, campaign: campaign.id }
			]);
		});

		test('is nothing to another workspace', async () => {
			const store = await makeStore();
			const { recipients } = await annaIn(store);
			const recipient = recipients[0]?.id ?? '';
			for (const person of [{ lead: 'lead_1' }, { recipient }]) {
				expect((await mailTimeline({ store }, 'ws_2', person)).items).toEqual([]);
			}
		});

		test('begins anew where a cursor is none', async () => {
			const store = await makeStore();
			await annaIn(store);
			const page = await mailTimeline({ store }, 'ws_1', { lead: 'lead_1' }, { cursor: "x'; --" });
			expect(page.items).toHaveLength(7);
		});
	});
});
