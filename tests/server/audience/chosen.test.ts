import { describe, expect, test } from 'vitest';
import { audienceSchema, type Audience } from '../../../src/lib/letter/campaign.ts';
import {
	audiencePreview,
	chosenRecipients,
	enlistLeads,
	audiencePeople
} from '../../../src/lib/server/services/audience/chosen.ts';
import { createList } from '../../../src/lib/server/services/audience/lists.ts';
import {
	stopWriting,
	tagRecipient
} from '../../../src/lib/server/services/audience/recipient-by-hand.ts';
import {
	addRecipients,
	eraseRecipient,
	getRecipient
} from '../../../src/lib/server/services/audience/recipients.ts';
import type { ConsentRow, InvitationRow, LeadRow } from '../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLead } from '../../support/a-lead.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

type Given = Parameters<typeof audienceSchema.parse>[0];

const DAY = 86_400_000;
const basis = { basis: 'consent', basisAt: 0, basisNote: 'Form' };

function campaign(workspaceId: string, audience: Given) {
	return { id: 'camp_1', workspaceId, quizId: 'quiz_1', audience: audienceSchema.parse(audience) };
}

async function add(house: TestHouse, workspace: string, names: string[], lists: string[] = []) {
	const people = names.map((name) => ({ email: `${name}@example.com`, name }));
	return valueOf(await addRecipients(house, workspace, { ...basis, people, lists, by: null })).ids;
}

async function lead(house: TestHouse, workspace: string, row: Partial<LeadRow>) {
	const name = row.name ?? 'lead';
	const whole = aLead({
		...{ id: house.ids.next('lead'), workspaceId: workspace, email: `${name}@example.com` },
		...{ phone: null, shownQuizId: 'quiz_9' },
		...row
	});
	const { leads, leadQuizzes } = house.store.tables;
	await house.store.db.insert(leads).values(whole);
	await house.store.db.insert(leadQuizzes).values({
		...{ workspaceId: workspace, leadId: whole.id, quizId: whole.shownQuizId, responseId: 'r' },
		...{ segment: whole.segment, temperature: whole.temperature, heat: 2, stage: whole.stage },
		...{ stageRank: 2, total: 1, percent: 1, updatedAt: 0 }
	});
	return whole.id;
}

async function consent(
	house: TestHouse,
	workspace: string,
	leadId: string,
	row: Partial<ConsentRow> = {}
) {
	await house.store.db.insert(house.store.tables.consents).values({
		...{
			id: house.ids.next('cns'),
			workspaceId: workspace,
			leadId,
			responseId: 'r',
			consentId: 'ads'
		},
		...{
			purpose: 'advertising',
			text: 'I agree to letters.',
			textHash: 'h',
			url: null,
			locale: 'en'
		},
		...{ quizId: 'quiz_1', version: 1, mechanism: 'checkbox', givenAt: 100, withdrawnAt: null },
		...row
	});
}

async function invitation(
	house: TestHouse,
	workspace: string,
	recipientId: string,
	row: Partial<InvitationRow>
) {
	const id = house.ids.next('inv');
	await house.store.db.insert(house.store.tables.invitations).values({
		...{ id, workspaceId: workspace, campaignId: 'camp_0', quizId: 'quiz_0', recipientId },
		...{ email: 'x@example.com', name: null, locale: 'en', variant: 'a', attemptId: id },
		...{ mailState: 'sent', reminders: 0, createdAt: 0 },
		...row
	});
}

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const news = valueOf(await createList(house, workspace, 'News', false, null)).id;
		const vip = valueOf(await createList(house, workspace, 'VIP', false, null)).id;
		const chosen = async (audience: Given) => {
			const page = { after: null, limit: 100 };
			const { recipients } = await chosenRecipients(house, campaign(workspace, audience), page);
			return recipients.map(({ name }) => name);
		};
		const preview = (audience: Given) => audiencePreview(house, campaign(workspace, audience));
		const left = async (audience: Given, reason: Parameters<typeof audiencePeople>[2]) =>
			(await audiencePeople(house, campaign(workspace, audience), reason, undefined)).people.map(
				({ name }) => name
			);
		return { house, workspace, news, vip, chosen, preview, left };
	};

	describe('who gets a survey', () => {
		test('whoever is on a list or bears a tag, once, page by page; a stranger does not', async () => {
			const { house, workspace, news, vip, chosen } = await open();
			await add(house, workspace, ['a', 'b'], [news, vip]);
			const [c = ''] = await add(house, workspace, ['c', 'd']);
			valueOf(await tagRecipient(house, workspace, c, 'Москва', null));
			await add(house, await aWorkspace(house), ['stranger'], []);
			expect(await chosen({ lists: [news, vip], tags: ['Москва'] })).toEqual(['a', 'b', 'c']);
			expect(await chosen({ everyone: true })).toEqual(['a', 'b', 'c', 'd']);
			expect(await chosen({})).toEqual([]);
			expect(await chosen({ lists: ['lst_none'] })).toEqual([]);
			const all = campaign(workspace, { everyone: true });
			const first = await chosenRecipients(house, all, { after: null, limit: 3 });
			expect(first.next).toBe(first.recipients[2]?.id);
			const second = await chosenRecipients(house, all, { after: first.next, limit: 3 });
			expect(second).toMatchObject({ recipients: [{ name: 'd' }], next: null });
		});

		test('counts those who get it by their languages, leads that are to come too', async () => {
			const { house, workspace, news, vip, preview, left } = await open();
			const inRussian = { people: [{ email: 'r@example.com', locale: 'ru' }], lists: [news] };
			valueOf(await addRecipients(house, workspace, { ...basis, ...inRussian, by: null }));
			await add(house, workspace, ['a', 'b', 'stopped'], [news]);
			await add(house, workspace, ['excluded'], [news, vip]);
			await consent(house, workspace, await lead(house, workspace, { name: 'l', locale: 'ru' }));
			const leads = { segments: [], stages: [], quizzes: [] };
			const audience = { lists: [news], leads, excluding: { lists: [vip] } };
			const found = await preview(audience);
			expect(found.get).toBe(5);
			// They open, every one of them.
			expect(await left(audience, null)).toEqual([null, 'a', 'b', 'stopped', 'l']);
			expect(new Map(found.locales.map(({ locale, count }) => [locale, count]))).toEqual(
				new Map([
					['ru', 2],
					[null, 3]
				])
			);
		});

		test('each reason why somebody does not is counted once, and opens its people', async () => {
			const { house, workspace, news, vip, chosen, preview, left } = await open();
			const names = [
				'gets',
				'stopped',
				'gone',
				'vip',
				'tagged',
				'answered',
				'asLead',
				'written',
				'old'
			];
			const ids = await add(house, workspace, names, [news]);
			const idOf = (name: string) => ids[names.indexOf(name)] ?? '';
			valueOf(await stopWriting(house, workspace, idOf('stopped'), '', null));
			const { listMembers, suppressions } = house.store.tables;
			await house.store.db.insert(suppressions).values({
				...{ workspaceId: workspace, email: 'vip@example.com', reason: 'bounced' },
				...{ campaignId: null, detail: '550', at: 0 }
			});
			await add(house, workspace, ['onVip'], [news, vip]);
			await house.store.db.insert(listMembers).values({
				...{
					listId: vip,
					recipientId: idOf('vip'),
					workspaceId: workspace,
					addedAt: 0,
					leftAt: null
				}
			});
			const [gone = ''] = await add(house, workspace, ['gone2']);
			await house.store.db.insert(listMembers).values({
				...{ listId: news, recipientId: gone, workspaceId: workspace, addedAt: 0, leftAt: 7 }
			});
			valueOf(await tagRecipient(house, workspace, idOf('tagged'), 'staff', null));
			const now = house.clock.now();
			await invitation(house, workspace, idOf('answered'), { quizId: 'quiz_1', finishedAt: 1 });
			await lead(house, workspace, {
				name: 'asLead',
				email: 'aslead@example.com',
				shownQuizId: 'quiz_1'
			});
			await invitation(house, workspace, idOf('written'), { sentAt: now - 2 * DAY });
			await invitation(house, workspace, idOf('old'), { sentAt: now - 4 * DAY });
			await invitation(house, workspace, idOf('gets'), { campaignId: 'camp_1', sentAt: now });
			const audience: Given = {
				lists: [news],
				excluding: { lists: [vip], tags: ['staff'], answered: true, writtenWithin: 3 }
			};
			expect(await chosen(audience)).toEqual(['gets', 'gone', 'old']);
			const seen = await preview(audience);
			expect(seen.get).toBe(3);
			expect(seen.sample.map(({ name }) => name)).toEqual(['gets', 'gone', 'old']);
			expect(seen.leftOut).toEqual([
				{ reason: 'bounced', count: 1 },
				{ reason: 'by_hand', count: 1 },
				{ reason: 'left_list', count: 1 },
				{ reason: 'excluded_list', count: 1 },
				{ reason: 'excluded_tag', count: 1 },
				{ reason: 'answered', count: 2 },
				{ reason: 'written_lately', count: 1 }
			]);
			expect(await left(audience, 'bounced')).toEqual(['vip']);
			expect(await left(audience, 'left_list')).toEqual(['gone2']);
			expect(await left(audience, 'excluded_list')).toEqual(['onVip']);
			expect(await left(audience, 'answered')).toEqual(['answered', 'asLead']);
			expect(await left(audience, 'written_lately')).toEqual(['written']);
		});

		test('leads become recipients with the consent that they gave, and only those whose consent is in force', async () => {
			const { house, workspace, chosen, preview, left } = await open();
			const agreed = await lead(house, workspace, { name: 'agreed', company: 'ООО', city: null });
			await consent(house, workspace, agreed);
			const never = await lead(house, workspace, { name: 'never' });
			await consent(house, workspace, never, { purpose: 'processing' });
			const withdrawn = await lead(house, workspace, { name: 'withdrawn' });
			await consent(house, workspace, withdrawn, { withdrawnAt: 200 });
			await consent(house, workspace, withdrawn, { givenAt: 50 });
			const again = await lead(house, workspace, { name: 'again' });
			await consent(house, workspace, again, { withdrawnAt: 200 });
			await consent(house, workspace, again, { givenAt: 300 });
			const cold = await lead(house, workspace, {
				name: 'cold',
				temperature: 'cold',
				segment: 'c'
			});
			await consent(house, workspace, cold);
			const phone = await lead(house, workspace, {
				name: 'phone',
				email: null,
				phone: '+79990000000'
			});
			await consent(house, workspace, phone);
			const odd = await lead(house, workspace, { name: 'odd', email: 'анна@example.com' });
			await consent(house, workspace, odd);
			const [known = ''] = await add(house, workspace, ['again']);
			const audience: Given = { leads: { segments: ['hot'] } };
			const expected = {
				get: 2,
				leftOut: [
					{ reason: 'no_consent', count: 2 },
					{ reason: 'no_address', count: 1 },
					{ reason: 'bad_address', count: 1 }
				]
			};
			expect(await preview(audience)).toMatchObject(expected);
			expect(await left(audience, 'no_consent')).toEqual(['never', 'withdrawn']);
			expect(await left(audience, 'bad_address')).toEqual(['odd']);
			expect(await left(audience, 'no_address')).toEqual(['phone']);
			const parsed: Audience = audienceSchema.parse(audience);
			expect(await enlistLeads(house, workspace, parsed)).toBe(2);
			expect(await enlistLeads(house, workspace, parsed)).toBe(0);
			expect((await chosen(audience)).toSorted()).toEqual(['again', 'agreed']);
			expect(await preview(audience)).toMatchObject(expected);
			expect(valueOf(await getRecipient(house, workspace, 'agreed@example.com'))).toMatchObject({
				...{ leadId: agreed, basis: 'consent', basisAt: 100, basisNote: 'I agree to letters.' },
				...{ locale: 'ru', fields: { company: 'ООО' } }
			});
			expect(valueOf(await getRecipient(house, workspace, known))).toMatchObject({ leadId: again });
		});

		test('a lead who has taken the consent back since gets nothing any more, by whatever list', async () => {
			const { house, workspace, chosen, preview } = await open();
			const id = await lead(house, workspace, { name: 'anna' });
			await consent(house, workspace, id);
			const parsed = audienceSchema.parse({ leads: {} });
			await enlistLeads(house, workspace, parsed);
			expect(await chosen({ everyone: true })).toEqual(['anna']);
			await house.store.db.update(house.store.tables.consents).set({ withdrawnAt: 500 });
			expect(await chosen({ everyone: true })).toEqual([]);
			expect((await preview({ everyone: true })).leftOut).toEqual([
				{ reason: 'no_consent', count: 1 }
			]);
		});

		test('leads are named by quiz and stage too', async () => {
			const { house, workspace, chosen } = await open();
			for (const [name, row] of [
				['one', { shownQuizId: 'quiz_7', stage: 'sql' }],
				['two', { shownQuizId: 'quiz_8', stage: 'mql' }]
			] as const) {
				await consent(house, workspace, await lead(house, workspace, { name, ...row }));
			}
			await enlistLeads(house, workspace, audienceSchema.parse({ leads: {} }));
			expect(await chosen({ leads: { quizzes: ['quiz_7'] } })).toEqual(['one']);
			expect(await chosen({ leads: { quizzes: ['quiz_7'], segments: ['warm'] } })).toEqual([]);
			expect(await chosen({ leads: { stages: ['mql'] } })).toEqual(['two']);
			expect(await chosen({ leads: {} })).toEqual(['one', 'two']);
		});
	});

	describe('somebody who is erased', () => {
		test('is gone with their letters; what was to be sent is counted as cancelled; who left stays left', async () => {
			const { house, workspace, news, chosen } = await open();
			const [id = ''] = await add(house, workspace, ['anna'], [news]);
			valueOf(await tagRecipient(house, workspace, id, 'x', null));
			valueOf(await stopWriting(house, workspace, id, '', null));
			await invitation(house, workspace, id, { campaignId: 'camp_1', mailState: 'queued' });
			await invitation(house, workspace, id, { campaignId: 'camp_2', mailState: 'sent' });
			const stranger = await aWorkspace(house);
			expect(codeOf(await eraseRecipient(house, stranger, id, null))).toBe('not_found');
			valueOf(await eraseRecipient(house, workspace, 'anna@example.com', null));
			expect(codeOf(await getRecipient(house, workspace, id))).toBe('not_found');
			const { invitations, listMembers, recipientTags, campaignCounts } = house.store.tables;
			const { db } = house.store;
			expect(await db.select().from(invitations)).toEqual([]);
			expect(await db.select().from(listMembers)).toEqual([]);
			expect(await db.select().from(recipientTags)).toEqual([]);
			expect(await db.select().from(campaignCounts)).toMatchObject([
				{ campaignId: 'camp_1', name: 'cancelled', count: 1 }
			]);
			await add(house, workspace, ['anna']);
			expect(await chosen({ everyone: true })).toEqual([]);
		});
	});

	describe('people who are added', () => {
		test('are all taken, or none where one is at fault, who is named', async () => {
			const { house, workspace } = await open();
			const people = [
				{ email: 'a@example.com' },
				{ email: 'a b@example.com' },
				{ email: 'c@example.com', fields: { Company: 'x' } }
			];
			const refused = await addRecipients(house, workspace, {
				...basis,
				people,
				lists: ['lst_0'],
				by: null
			});
			const paths = refused.ok ? [] : refused.problem.errors?.map(({ path }) => path);
			expect(paths).toEqual(['recipients[1].email', 'recipients[2].fields', 'lists[0]']);
			expect(codeOf(await getRecipient(house, workspace, 'a@example.com'))).toBe('not_found');
			const twice = [{ email: 'a@example.com' }, { email: 'A@example.com', name: 'A' }];
			const added = valueOf(
				await addRecipients(house, workspace, { ...basis, people: twice, lists: [], by: null })
			);
			expect(added.added).toBe(1);
			expect(new Set(added.ids).size).toBe(1);
		});
	});
});
