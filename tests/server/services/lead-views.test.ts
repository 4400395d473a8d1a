import { expect, test } from 'vitest';
import {
	listLeads,
	neighbours,
	type LeadSort
} from '../../../src/lib/server/services/lead-list.ts';
import {
	chooseLeadColumns,
	deleteView,
	leadColumns,
	savedViews,
	saveView
} from '../../../src/lib/server/services/lead-views.ts';
import type { Role } from '../../../src/lib/server/storage/store.ts';
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
		const member = async (role: Role = 'sales') => ({
			...{ id: (await aMember(house, workspace, { role })).id, workspace, role }
		});
		const [one, other, viewer] = [await member(), await member(), await member('viewer')];
		return { house, workspace, one, other, viewer };
	};

	test('a view is its member’s own, or everybody’s', async () => {
		const { house, one, other } = await open();
		const view = { query: '?segment=hot&cols=score', shared: false };
		valueOf(await saveView(house, one, { ...view, name: '  Mine  alone ' }));
		const shared = valueOf(await saveView(house, one, { ...view, name: 'Ours', shared: true }));
		const names = async (who: typeof one) => (await savedViews(house, who)).map(({ name }) => name);
		expect(await names(one)).toEqual(['Mine alone', 'Ours']);
		expect(await names(other)).toEqual(['Ours']);
		expect(await names({ ...other, workspace: 'ws_strange' })).toEqual([]);
		const [own] = await savedViews(house, one);
		expect(codeOf(await deleteView(house, other, own?.id ?? ''))).toBe('not_found');
		valueOf(await deleteView(house, other, shared.id));
		expect(await names(one)).toEqual(['Mine alone']);
	});

	test('whoever only looks keeps views for themselves, and touches nobody else’s', async () => {
		const { house, one, viewer } = await open();
		const view = { name: 'Hot', query: '?segment=hot' };
		expect(codeOf(await saveView(house, viewer, { ...view, shared: true }))).toBe('invalid');
		const own = valueOf(await saveView(house, viewer, { ...view, shared: false }));
		const ours = valueOf(await saveView(house, one, { ...view, shared: true }));
		expect(codeOf(await deleteView(house, viewer, ours.id))).toBe('not_found');
		expect(await savedViews(house, viewer)).toEqual([own, ours]);
		valueOf(await deleteView(house, viewer, own.id));
		expect(await savedViews(house, viewer)).toEqual([{ ...ours }]);
	});

	test('a view needs a name, and an address that is not endless', async () => {
		const { house, one } = await open();
		const save = (name: string, query = '') => saveView(house, one, { name, query, shared: false });
		expect(codeOf(await save('  '))).toBe('invalid');
		expect(codeOf(await save('x'.repeat(61)))).toBe('invalid');
		expect(codeOf(await save('Long', `?q=${'x'.repeat(2000)}`))).toBe('invalid');
		expect(await savedViews(house, one)).toEqual([]);
	});

	test('columns are remembered for who chose them', async () => {
		const { house, one, other } = await open();
		expect(await leadColumns(house, one)).toBeNull();
		await chooseLeadColumns(house, one, ['score', 'owner']);
		expect(await leadColumns(house, one)).toEqual(['score', 'owner']);
		expect(await leadColumns(house, other)).toBeNull();
	});

	test('the leads beside one are those of the list that it was opened from', async () => {
		const { house, workspace } = await open();
		const rows = Array.from({ length: 6 }, (_, n) =>
			aLead({
				...{ id: `lead_${n}`, workspaceId: workspace, email: `p${n}@example.com`, phone: null },
				...{ percent: (n * 5) % 7, heat: n % 2, stage: n < 3 ? 'lead' : 'sql' }
			})
		);
		await house.store.db.insert(house.store.tables.leads).values(rows);
		const sorts: LeadSort[] = ['-created', 'created', 'score', '-stage', 'owner'];
		for (const sort of sorts) {
			for (const filter of [{}, { segment: 'warm' }]) {
				const query = { ...filter, sort };
				const { items } = await listLeads(house, workspace, query);
				const ids = items.map(({ id }) => id);
				for (const [at, id] of ids.entries()) {
					const beside = { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null };
					expect([sort, id, await neighbours(house, workspace, query, id)]).toEqual([
						...[sort, id, beside]
					]);
				}
			}
		}
		expect(await neighbours(house, 'ws_strange', {}, 'lead_1')).toEqual({
			...{ previous: null, next: null }
		});
	});
});
