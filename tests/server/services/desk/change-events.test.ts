import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { leadEvent } from '../../../../src/lib/server/public/api/schemas/events.ts';
import {
	createDestination,
	type DestinationSettings
} from '../../../../src/lib/server/services/destinations.ts';
import {
	addTag,
	removeTag,
	setOwner,
	setStage,
	setTags
} from '../../../../src/lib/server/services/desk/changes.ts';
import { handOverLeads } from '../../../../src/lib/server/services/desk/hand-over.ts';
import { addNote } from '../../../../src/lib/server/services/desk/notes.ts';
import { sayOutcome } from '../../../../src/lib/server/services/desk/outcomes.ts';
import { previewPayload } from '../../../../src/lib/server/services/pushes/sample-event.ts';
import { sendTestLead } from '../../../../src/lib/server/services/pushes/test-lead.ts';
import { aMember } from '../../../support/a-member.ts';
import { aDesk } from '../../../support/a-merging-desk.ts';
import { forEachEngine } from '../../../support/store.ts';
import { valueOf } from '../../../support/value-of.ts';

const BY = 'usr_1';
const TOKEN = 'token:tok_1';
const anna = { name: 'Anna', email: 'anna@example.com' };
const boris = { name: 'Boris', email: 'boris@example.com' };

interface Told {
	sequence: number;
	lead: Record<string, unknown>;
	response: { id: string };
}

forEachEngine((_, makeStore) => {
	const open = async (settings: Partial<DestinationSettings> = {}) => {
		const desk = await aDesk(await makeStore());
		const { house, workspace } = desk;
		const crm = { name: 'CRM', url: 'https://crm.example.com/hook', events: ['lead.updated'] };
		const { id } = valueOf(await createDestination(house, workspace, { ...crm, ...settings }, BY));
		const { deliveries } = house.store.tables;
		let known = 0;
		return {
			...desk,
			destination: id,
			/** What has been queued since it was last asked. */
			async told() {
				const rows = await house.store.db.select().from(deliveries).orderBy(deliveries.id);
				const fresh = rows.slice(known);
				known = rows.length;
				return fresh.map(({ event, leadId, sequence, payload }) => {
					if (!settings.fields) leadEvent.parse(JSON.parse(payload));
					const { data }: { data: Told } = JSON.parse(payload);
					expect(data.sequence).toBe(sequence);
					return { event, leadId, sequence, lead: data.lead, data };
				});
			}
		};
	};

	describe('a CRM that asked for changes is told', () => {
		test('of owner, stage, outcome and tags, each once, in rising order', async () => {
			const { house, workspace, answer, told } = await open();
			const lead = await answer(anna);
			const member = await aMember(house, workspace);
			await setOwner(house, workspace, BY, [lead], member.id);
			await setStage(house, workspace, TOKEN, [lead], 'sql');
			const won = { outcome: 'won', value: 1200.5, currency: 'eur' } as const;
			await sayOutcome(house, workspace, BY, lead, won, 'desk');
			await addTag(house, workspace, BY, [lead], 'vip');
			await setTags(house, workspace, TOKEN, lead, ['fair', 'b2b']);
			await removeTag(house, workspace, BY, [lead], 'fair');
			await setOwner(house, workspace, BY, [lead], null);
			const owner = { id: member.id, name: member.name || member.email, email: member.email };
			const at = new Date(house.clock.now()).toISOString();
			const outcome = { outcome: 'won', value: 1200.5, currency: 'EUR', at };
			expect(await told()).toMatchObject([
				{
					event: 'lead.updated',
					leadId: lead,
					sequence: 2,
					lead: { owner, outcome: null, tags: [] }
				},
				{ sequence: 3, lead: { owner, stage: 'sql' } },
				{ sequence: 4, lead: { owner, stage: 'customer', outcome } },
				{ sequence: 5, lead: { tags: ['vip'], outcome } },
				{ sequence: 6, lead: { tags: ['b2b', 'fair'] } },
				{ sequence: 7, lead: { tags: ['b2b'], owner } },
				{ sequence: 8, lead: { tags: ['b2b'], owner: null, ...anna } }
			]);
		});

		test('and of nothing where the same is said again, as by a CRM that writes back what it was told', async () => {
			const { house, workspace, answer, told, lead: read } = await open();
			const lead = await answer(anna);
			const { id } = await aMember(house, workspace);
			const say = async () => {
				await setOwner(house, workspace, TOKEN, [lead], id);
				await setStage(house, workspace, TOKEN, [lead], 'sql');
				await setTags(house, workspace, TOKEN, lead, ['vip', ' vip ']);
				const lost = { outcome: 'unreached' } as const;
				await sayOutcome(house, workspace, TOKEN, lead, lost, 'api');
			};
			await say();
			expect(await told()).toHaveLength(4);
			await say();
			await addNote(house, workspace, BY, lead, 'Called');
			expect(await told()).toEqual([]);
			expect((await read(lead)).lead.sequence).toBe(5);
		});

		test('once of each lead of many, and of none that was so already', async () => {
			const { house, workspace, answer, told } = await open();
			const [one, other] = [await answer(anna), await answer(boris)];
			const third = await answer({ email: 'third@example.com' });
			await setStage(house, workspace, BY, [one], 'sql');
			await told();
			expect(valueOf(await setStage(house, workspace, BY, [one, other, third], 'sql'))).toEqual({
				changed: 2
			});
			const both = await told();
			expect(both.map(({ leadId }) => leadId).toSorted()).toEqual([other, third].toSorted());
			expect(both.map(({ sequence }) => sequence)).toEqual([2, 2]);
		});

		test('with the numbers of no two changes alike, though they come at once', async () => {
			const { house, workspace, answer, told } = await open();
			const lead = await answer(anna);
			await Promise.all([
				setStage(house, workspace, BY, [lead], 'customer'),
				addTag(house, workspace, BY, [lead], 'vip'),
				answer(anna, 'much')
			]);
			const all = await told();
			expect(all.map(({ sequence }) => sequence).toSorted()).toEqual([2, 3, 4]);
			const last = all.find(({ sequence }) => sequence === 4);
			expect(last?.lead).toMatchObject({ stage: 'customer', tags: ['vip'] });
		});

		test('whose a hot lead is that was handed over', async () => {
			const { house, workspace, answer, told } = await open();
			const { id } = await aMember(house, workspace, { takesLeads: true });
			const lead = await answer(anna, 'much');
			await handOverLeads(house);
			expect(await told()).toMatchObject([
				{ event: 'lead.updated', leadId: lead, sequence: 2, lead: { owner: { id } } }
			]);
			await handOverLeads(house);
			expect(await told()).toEqual([]);
		});

		test('with the owner, the outcome and the tags where the lead answers again', async () => {
			const { house, workspace, answer, told } = await open();
			const lead = await answer(anna);
			const { id } = await aMember(house, workspace);
			await setOwner(house, workspace, BY, [lead], id);
			await setTags(house, workspace, BY, lead, ['vip', 'b2b']);
			await sayOutcome(house, workspace, BY, lead, { outcome: 'unreached' }, 'desk');
			await told();
			await answer(anna, 'much');
			expect(await told()).toMatchObject([
				{
					sequence: 5,
					lead: { owner: { id }, tags: ['b2b', 'vip'], outcome: { outcome: 'unreached' } }
				}
			]);
		});
	});

	test('whoever asked for something else hears nothing; so of another segment, and of a test', async () => {
		const { house, workspace, answer, told } = await open({ segments: ['hot'] });
		const other = { name: 'Other', url: 'https://other.example.com', events: ['lead.qualified'] };
		const { id } = valueOf(await createDestination(house, workspace, other, BY));
		const lead = await answer(anna);
		const test = valueOf(await sendTestLead(house, workspace, { id, by: BY }));
		await told();
		await setStage(house, workspace, BY, [lead, test.lead], 'sql');
		expect(await told()).toEqual([]);
	});

	test('of a lead that has answered nothing there is nothing to tell', async () => {
		const { house, workspace, answer, told } = await open();
		const lead = await answer(anna);
		const { leadQuizzes } = house.store.tables;
		await house.store.db.delete(leadQuizzes).where(eq(leadQuizzes.leadId, lead));
		expect(valueOf(await setStage(house, workspace, BY, [lead], 'sql'))).toEqual({ changed: 1 });
		expect(await told()).toEqual([]);
	});

	test('the fields can be chosen, and are shown before', async () => {
		const fields = [
			{ from: 'lead.owner.email', to: 'manager' },
			{ from: 'lead.outcome', to: 'deal' },
			{ from: 'lead.tags', to: 'labels' }
		];
		const { house, workspace, answer, told, destination } = await open({ fields });
		const lead = await answer(anna);
		const { id, email } = await aMember(house, workspace);
		await setOwner(house, workspace, BY, [lead], id);
		const sent = { sequence: 2, manager: email, deal: null, labels: [] };
		expect((await told()).map(({ data }) => data)).toEqual([sent]);
		const shown = valueOf(await previewPayload(house, workspace, destination, { locale: 'en' }));
		expect(shown.payload).toMatchObject({ data: sent });
	});
});
