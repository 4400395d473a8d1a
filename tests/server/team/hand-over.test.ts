import { expect, test } from 'vitest';
import { listChanges } from '../../../src/lib/server/services/team/audit-log.ts';
import { handOver, leadTakers } from '../../../src/lib/server/services/team/hand-over.ts';
import { getMember } from '../../../src/lib/server/services/team/members.ts';
import { createToken } from '../../../src/lib/server/services/tokens.ts';
import { noteRead } from '../../../src/lib/server/services/audit.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLead } from '../../support/a-lead.ts';
import { aMember } from '../../support/a-member.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const owner = await aMember(house, workspace, { role: 'owner', name: 'Olga' });
		const going = await aMember(house, workspace, { name: 'Sam' });
		const staying = await aMember(house, workspace, { name: 'Sue' });
		const leads = Array.from({ length: 3 }, (_, place) =>
			aLead({
				...{ id: `lead_${place}`, workspaceId: workspace, ownerId: going.id },
				...{ email: `${place}@example.com`, phone: null }
			})
		);
		await house.store.db.insert(house.store.tables.leads).values(leads);
		return { house, workspace, change: { workspace, by: owner.id, id: going.id }, staying };
	};

	test('all leads of a member go to another, with a line of history each and one of the log', async () => {
		const { house, workspace, change, staying } = await open();
		expect((await getMember(house, workspace, change.id))?.leads).toBe(3);
		expect(valueOf(await handOver(house, change, staying.id))).toEqual({ changed: 3 });
		expect((await getMember(house, workspace, change.id))?.leads).toBe(0);
		expect((await getMember(house, workspace, staying.id))?.leads).toBe(3);
		const history = await house.store.db.select().from(house.store.tables.leadHistory);
		expect(history.map(({ kind, toValue, by }) => [kind, toValue, by])).toEqual(
			Array.from({ length: 3 }, () => ['owner', staying.id, change.by])
		);
		const { items } = await listChanges(house, workspace, {});
		const [last] = items;
		expect(items).toHaveLength(1);
		expect([last?.action, last?.detail['leads'], last?.actor.name]).toEqual([
			'member.handed_over',
			3,
			'Olga'
		]);
		expect(valueOf(await handOver(house, change, null))).toEqual({ changed: 0 });
	});

	test('leads go to nobody who may not work them or is somewhere else', async () => {
		const { house, workspace, change, staying } = await open();
		const viewer = await aMember(house, workspace, { role: 'viewer' });
		const gone = await aMember(house, workspace, { deactivatedAt: 1 });
		const stranger = await aMember(house, await aWorkspace(house));
		const takers = await leadTakers(house, workspace, change.id);
		expect(takers.map(({ id }) => id)).toEqual([change.by, staying.id]);
		for (const { id } of [gone, stranger, viewer]) {
			expect(codeOf(await handOver(house, change, id))).toBe('invalid');
		}
		expect((await getMember(house, workspace, change.id))?.leads).toBe(3);
	});

	test('the log of changes is narrowed by who and what, and pages follow each other', async () => {
		const { house, workspace, change } = await open();
		const { id } = valueOf(
			await createToken(house, workspace, { name: 'CRM', scopes: ['write'] }, null)
		);
		const elsewhere = await aWorkspace(house);
		await noteRead(house, elsewhere, { by: change.by, action: 'quiz.closed' });
		await noteRead(house, workspace, { by: `token:${id}`, action: 'quiz.published', subject: 'q' });
		await noteRead(house, workspace, { by: `link:${change.id}`, action: 'lead.outcome_said' });
		await noteRead(house, workspace, { by: 'user_gone', action: 'leads.exported' });
		const asked = async (filter: Parameters<typeof listChanges>[2]) =>
			(await listChanges(house, workspace, filter)).items.map(({ action, actor }) => [
				action,
				actor.kind,
				actor.name
			]);
		const all = [
			['leads.exported', 'member', null],
			['lead.outcome_said', 'link', 'Sam'],
			['quiz.published', 'token', 'CRM']
		];
		expect(await asked({})).toEqual(all);
		expect(await asked({ by: change.id })).toEqual([all[1]]);
		expect(await asked({ by: `token:${id}` })).toEqual([all[2]]);
		expect(await asked({ about: ['lead', 'leads'] })).toEqual(all.slice(0, 2));
		const first = await listChanges(house, workspace, { limit: 2 });
		expect(await asked({ limit: 2, cursor: first.next ?? '' })).toEqual([all[2]]);
		expect(await asked({ since: house.clock.now() + 1 })).toEqual([]);
	});
});
