import { expect, test } from 'vitest';
import { createDestination } from '../../../../src/lib/server/services/destinations.ts';
import { mergeLeads, undoMerge } from '../../../../src/lib/server/services/desk/merging.ts';
import { aDesk } from '../../../support/a-merging-desk.ts';
import { forEachEngine } from '../../../support/store.ts';
import { valueOf } from '../../../support/value-of.ts';

const anna = { name: 'Anna', email: 'anna@example.com' };
const boris = { phone: '+79161234567', company: 'Romashka' };

forEachEngine((_, makeStore) => {
	const open = async (events: string[], segments?: string[]) => {
		const desk = await aDesk(await makeStore());
		const { house, workspace } = desk;
		const crm = { name: 'CRM', url: 'https://crm.example.com/hook', events };
		valueOf(
			await createDestination(house, workspace, { ...crm, ...(segments && { segments }) }, null)
		);
		const { deliveries } = house.store.tables;
		const rows = async () => house.store.db.select().from(deliveries).orderBy(deliveries.id);
		let known = 0;
		return {
			...desk,
			/** What has been queued since it was last asked. */
			async told() {
				const fresh = (await rows()).slice(known);
				known += fresh.length;
				return fresh.map(({ event, leadId, sequence, payload, state }) => {
					const body: { data: { sequence: number; lead: object; response: object } } =
						JSON.parse(payload);
					return { event, leadId, sequence, state, data: body.data };
				});
			},
			merge: async (one: string, other: string) =>
				valueOf(await mergeLeads(house, workspace, 'usr_1', one, other)).id,
			undo: async (id: string) => valueOf(await undoMerge(house, workspace, 'usr_1', id))
		};
	};

	test('a merge tells of the lead that stays, with all it has now; its undo tells of both', async () => {
		const { answer, told, merge, undo } = await open(['lead.updated']);
		const [one, other] = [await answer(anna), await answer(boris, 'much', 1)];
		expect(await told()).toEqual([]);
		const id = await merge(one, other);
		expect(await told()).toMatchObject([
			{
				...{ event: 'lead.updated', leadId: one, sequence: 2, state: 'queued' },
				data: {
					sequence: 2,
					lead: { id: one, ...anna, ...boris, temperature: 'hot', merged: [other] },
					response: { answers: [{ answer: 'Much' }] }
				}
			}
		]);
		await undo(id);
		const apart = await told();
		expect(apart).toMatchObject([
			{
				...{ event: 'lead.updated', leadId: one, sequence: 3 },
				data: { lead: { ...anna, phone: null, temperature: 'warm' } }
			},
			{
				...{ event: 'lead.updated', leadId: other, sequence: 2 },
				data: { lead: { id: other, email: null, ...boris, temperature: 'hot' } }
			}
		]);
		for (const { data } of apart) expect(data.lead).not.toHaveProperty('merged');
	});

	test('whoever asked for a segment is told where a merge shows it, and of no response again', async () => {
		const all = ['response.completed', 'lead.qualified', 'lead.updated'];
		const { answer, told, merge } = await open(all, ['hot']);
		const [one, other] = [await answer(anna, 'none'), await answer(boris, 'much', 1)];
		const third = await answer({ email: 'third@example.com' }, 'none');
		await told();
		await merge(third, one);
		expect(await told()).toEqual([]);
		await merge(third, other);
		expect(await told()).toMatchObject([
			{ event: 'lead.qualified', leadId: third },
			{ event: 'lead.updated', leadId: third, data: { lead: { merged: [other] } } }
		]);
	});

	test('of the same merge at once, one is told', async () => {
		const { house, workspace, answer, told } = await open(['lead.updated']);
		const [one, other] = [await answer(anna), await answer(boris)];
		const merges = Array.from({ length: 5 }, () =>
			mergeLeads(house, workspace, 'usr_1', one, other)
		);
		expect((await Promise.all(merges)).filter(({ ok }) => ok)).toHaveLength(1);
		expect(await told()).toHaveLength(1);
	});
});
