import { describe, expect, test } from 'vitest';
import type { CampaignState } from '../../../../src/lib/letter/campaign.ts';
import { PEOPLE, countOf, type People } from '../../../../src/lib/letter/figures.ts';
import {
	LOOKED_AT_ONCE,
	MOST_LOOKED_THROUGH,
	listPeople
} from '../../../../src/lib/server/services/campaigns/people.ts';
import {
	campaignFigures,
	subjectVerdict
} from '../../../../src/lib/server/services/campaigns/results.ts';
import { peopleAmong } from '../../../../src/lib/server/storage/queries/campaign-people.ts';
import type { Store } from '../../../../src/lib/server/storage/store.ts';
import { aSurvey, type PlantedPerson } from '../../../support/a-planted-survey.ts';
import { forEachEngine } from '../../../support/store.ts';

/** Each of the kinds of people that a survey knows, two where their order shows. */
const ALL: PlantedPerson[] = [
	{ email: 'anna@example.com', name: 'Анна Иванова', finished: 'hot', openedBy: 'human' },
	{
		email: 'boris@example.com',
		finished: 'warm',
		segment: 'passive',
		openedBy: 'human',
		variant: 'b'
	},
	{ email: 'carl@example.com', finished: 'cold', openedBy: 'unsure' },
	{ email: 'dora@example.com', tapped: true, openedBy: 'human', variant: 'b', reminders: 1 },
	{ email: 'emil@example.com', openedBy: 'scanner' },
	{ email: 'fay@example.com', mail: 'unknown', said: { code: 0, error: 'timeout after DATA' } },
	{
		email: 'gus@example.com',
		mail: 'failed',
		said: { code: 550, error: '5.1.1 no such user' },
		bounced: '5.1.1'
	},
	{ email: 'hal@example.com', mail: 'queued', variant: 'b' },
	{ email: 'ida@example.com', mail: 'sending' },
	{ email: 'jan@example.com', mail: 'cancelled', variant: 'b' },
	{ email: 'kay@example.com', mail: 'written' },
	{ email: 'lea@example.com', left: true, variant: 'b' },
	{ email: 'max@example.com', complained: true },
	{ email: 'ned@example.com', notMe: true }
];

const EXPECTED: Record<string, string[]> = {
	invited: ALL.map(({ email }) => email.split('@')[0] ?? '').toReversed(),
	waiting: ['ida', 'hal'],
	sent: ['ned', 'max', 'lea', 'kay', 'emil', 'dora', 'carl', 'boris', 'anna'],
	written: ['kay'],
	failed: ['gus'],
	unknown: ['fay'],
	cancelled: ['jan'],
	opened_human: ['dora', 'boris', 'anna'],
	opened_unsure: ['carl'],
	opened_scanner: ['emil'],
	tapped: ['dora', 'carl', 'boris', 'anna'],
	finished: ['carl', 'boris', 'anna'],
	cold: ['carl'],
	warm: ['boris'],
	hot: ['anna'],
	unsubscribed: ['lea'],
	bounced: ['gus'],
	complained: ['max'],
	not_me: ['ned'],
	reminded: ['dora'],
	'segment:passive': ['boris']
};

const names = (page: { items: { email: string }[] }) =>
	page.items.map(({ email }) => email.split('@')[0]);

async function planted(store: Store, people: readonly PlantedPerson[] = ALL) {
	const { campaign } = await aSurvey(store, 'ws_1', { quiz: 'quiz_1', people });
	return campaign;
}

forEachEngine((_engine, makeStore) => {
	describe('the people of a survey', () => {
		test('are told apart, and are as many as was counted', async () => {
			const store = await makeStore();
			const campaign = await planted(store);
			const figures = (await campaignFigures({ store }, 'ws_1', [campaign.id])).get(campaign.id);
			expect(Object.keys(EXPECTED)).toEqual(expect.arrayContaining([...PEOPLE]));
			for (const [people, expected] of Object.entries(EXPECTED) as [People, string[]][]) {
				const page = await listPeople({ store }, campaign, { people });
				expect(names(page), people).toEqual(expected);
				const count = countOf(people, figures?.all ?? {});
				expect(count, people).toBe(expected.length);
			}
		});

		test('stay where their first letter put them, whatever became of a reminder', async () => {
			const store = await makeStore();
			const campaign = await planted(store, [
				{ email: 'anna@example.com', reminders: 1 },
				{ email: 'boris@example.com', mail: 'queued' }
			]);
			const { invitations } = store.tables;
			for (const mailState of ['queued', 'failed', 'unknown', 'cancelled'] as const) {
				await store.db.update(invitations).set({ mailState });
				const people = mailState === 'queued' ? 'waiting' : mailState;
				expect(names(await listPeople({ store }, campaign, { people }))).toEqual(['boris']);
				expect(names(await listPeople({ store }, campaign, { people: 'sent' }))).toEqual(['anna']);
			}
		});

		test('come with what the mail server said of their letters', async () => {
			const store = await makeStore();
			const campaign = await planted(store);
			const { items } = await listPeople({ store }, campaign, { people: 'failed' });
			expect(items[0]?.mails).toMatchObject([
				{ state: 'failed', code: 550, error: '5.1.1 no such user' }
			]);
		});

		test('are of one subject where it is asked for', async () => {
			const store = await makeStore();
			const campaign = await planted(store);
			const of = async (people: People) =>
				names(await listPeople({ store }, campaign, { people, variant: 'b' }));
			expect(await of('finished')).toEqual(['boris']);
			expect(await of('waiting')).toEqual(['hal']);
			expect(await of('sent')).toEqual(['lea', 'dora', 'boris']);
		});

		test.each(['invited', 'waiting'] as const)('are listed page by page: %s', async (people) => {
			const store = await makeStore();
			const campaign = await planted(store);
			const seen: (string | undefined)[] = [];
			let cursor: string | undefined;
			do {
				const page = await listPeople({ store }, campaign, { people, limit: 1, cursor });
				seen.push(...names(page));
				cursor = page.next ?? undefined;
			} while (cursor);
			expect(seen).toEqual(EXPECTED[people]);
		});

		test('are found by a part of their name or address, whatever its case', async () => {
			const store = await makeStore();
			const campaign = await planted(store);
			const find = async (people: People, q: string) =>
				names(await listPeople({ store }, campaign, { people, q }));
			expect(await find('invited', 'ИВАНОВА')).toEqual(['anna']);
			expect(await find('finished', 'AR')).toEqual(['carl']);
			expect(await find('tapped', '%')).toEqual([]);
			expect(await find('unknown', 'anna')).toEqual([]);
		});

		test('are found by the beginning of their address where they are many', async () => {
			const store = await makeStore();
			const campaign = await planted(store, [
				...ALL,
				{ email: 'anton@example.com' },
				{ email: 'andy@example.com', finished: 'hot' }
			]);
			const { campaignCounts } = store.tables;
			await store.db.update(campaignCounts).set({ count: MOST_LOOKED_THROUGH + 1 });
			const find = async (people: People, q: string, cursor?: string) =>
				listPeople({ store }, campaign, { people, q, cursor, limit: 2 });
			const first = await find('sent', 'AN');
			expect(names(first)).toEqual(['andy', 'anna']);
			expect(first.byAddress).toBe(true);
			expect(names(await find('sent', 'an', first.next ?? ''))).toEqual(['anton']);
			expect(names(await find('finished', 'an'))).toEqual(['andy', 'anna']);
			expect(names(await find('sent', 'nna'))).toEqual([]);
		});

		test('are looked for a thousand addresses at a time where very many begin alike', async () => {
			const store = await makeStore();
			const others = Array.from({ length: LOOKED_AT_ONCE + 1 }, (_, at) => ({
				email: `same${String(at).padStart(5, '0')}@example.com`
			}));
			const last = { email: 'same99999@example.com', finished: 'hot' } as const;
			const campaign = await planted(store, [...others, last]);
			const { campaignCounts } = store.tables;
			await store.db.update(campaignCounts).set({ count: MOST_LOOKED_THROUGH + 1 });
			const find = async (cursor?: string) =>
				listPeople({ store }, campaign, { people: 'hot', q: 'same', cursor });
			const first = await find();
			expect(names(first)).toEqual([]);
			const second = await find(first.next ?? 'none');
			expect(names(second)).toEqual(['same99999']);
			expect(second.next).toBe(null);
		});

		test.each([
			['have these words in them', { q: 'z', variant: undefined }],
			['got this subject', { q: '', variant: 'b' }]
		] as const)('are looked at so many at a time who %s', async (_, sought) => {
			const store = await makeStore();
			const { id } = await planted(store, [
				{ email: 'zoe@example.com', mail: 'queued', variant: 'b' },
				{ email: 'zed@example.com', mail: 'sending', variant: 'b' },
				...['ann', 'bob', 'cid'].map((name) => ({
					email: `${name}@example.com`,
					mail: 'queued' as const
				})),
				{ email: 'zac@example.com', mail: 'queued', variant: 'b' }
			]);
			const pages: (string | undefined)[][] = [];
			let before: string | undefined;
			do {
				const asked = { workspace: 'ws_1', campaign: id, people: 'waiting' } as const;
				const page = await peopleAmong(
					store,
					{ ...asked, variant: sought.variant },
					{ q: sought.q, before, among: 2, limit: 1 }
				);
				pages.push(names({ items: page.rows }));
				before = page.next ?? undefined;
			} while (before);
			expect(pages).toEqual([['zac'], [], ['zed'], ['zoe']]);
		});

		test('of another workspace are nobody', async () => {
			const store = await makeStore();
			const campaign = await planted(store);
			const foreign = { ...campaign, workspaceId: 'ws_2' };
			for (const people of Object.keys(EXPECTED) as People[]) {
				expect((await listPeople({ store }, foreign, { people })).items, people).toEqual([]);
				expect((await listPeople({ store }, foreign, { people, q: 'a' })).items).toEqual([]);
			}
			const figures = await campaignFigures({ store }, 'ws_2', [campaign.id]);
			expect(figures.get(campaign.id)?.all).toEqual({});
		});

		test('of another survey are not among them', async () => {
			const store = await makeStore();
			await planted(store);
			const other = await planted(store, [{ email: 'zoe@example.com', finished: 'hot' }]);
			for (const people of ['invited', 'sent', 'finished', 'hot'] as const) {
				expect(names(await listPeople({ store }, other, { people }))).toEqual(['zoe']);
			}
		});
	});

	test('two subjects are judged once letters are no longer being sent', async () => {
		const store = await makeStore();
		const side = (variant: 'a' | 'b', finished: number) =>
			Array.from({ length: 60 }, (_, at): PlantedPerson => ({
				email: `${variant}${at}@example.com`,
				variant,
				...(at < finished && { finished: 'cold' })
			}));
		const campaign = await planted(store, [...side('a', 6), ...side('b', 30)]);
		const figures = (await campaignFigures({ store }, 'ws_1', [campaign.id])).get(campaign.id);
		if (!figures) throw new Error('no figures');
		const DAY = 86_400_000;
		const judged = (state: CampaignState, finishedAt: number | null) =>
			subjectVerdict({ clock: { now: () => DAY } }, { state, finishedAt }, figures);
		expect(judged('sent', 0)).toMatchObject({ verdict: 'variant', early: null });
		expect(judged('sent', 1)).toMatchObject({ verdict: 'early', early: 'fresh' });
		expect(judged('sending', null)).toMatchObject({ verdict: 'early', early: 'sending' });
		expect(judged('paused', null)).toMatchObject({ verdict: 'early', early: 'paused' });
		expect(judged('paused', 0)).toMatchObject({ verdict: 'variant', early: null });
	});
});
