import { expect, test } from 'vitest';
import {
	changeMatching,
	changeSome,
	countMatching,
	type Matching
} from '../../../../src/lib/server/services/desk/change-matching.ts';
import type { LeadFilter } from '../../../../src/lib/server/services/lead-list.ts';
import type { LeadRow } from '../../../../src/lib/server/storage/store.ts';
import { aDesk } from '../../../support/a-desk.ts';
import { aLead } from '../../../support/a-lead.ts';
import { aMember } from '../../../support/a-member.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { forEachEngine } from '../../../support/store.ts';
import { codeOf, valueOf } from '../../../support/value-of.ts';

forEachEngine((_, makeStore) => {
	const open = async (count: number, overrides: Partial<LeadRow> = {}) => {
		const desk = await aDesk(await makeStore());
		const { house, workspace } = desk;
		const vera = await aMember(house, workspace);
		const boris = await aMember(house, workspace);
		const rows = Array.from({ length: count }, (_, n) =>
			aLead({
				...{ id: `led_${String(n).padStart(26, '0')}`, workspaceId: workspace },
				...{ email: `p${n}@example.com`, phone: null, ...overrides }
			})
		);
		for (let at = 0; at < rows.length; at += 200) {
			await house.store.db.insert(house.store.tables.leads).values(rows.slice(at, at + 200));
		}
		const seen = async (filter: LeadFilter) =>
			valueOf(await countMatching(house, workspace, filter));
		const give = (filter: LeadFilter, matching: Matching) =>
			changeMatching(
				house,
				workspace,
				{ by: boris.id, filter, seen: matching },
				{ change: 'owner', to: vera.id }
			);
		const owned = async (by: string | null) => {
			const { db, tables } = house.store;
			const all = await db.select({ owner: tables.leads.ownerId }).from(tables.leads);
			return all.filter(({ owner }) => owner === by).length;
		};
		return { ...desk, vera, boris, seen, give, owned };
	};

	test('all that match are changed, some hundreds in a transaction, each with its line in the log', async () => {
		const { seen, give, owned, lead, house, vera, audited } = await open(1203);
		await lead({ id: 'led_a_cold_one', temperature: 'cold', heat: 0 });
		await lead({ id: 'led_of_others', workspaceId: await aWorkspace(house) });
		const matching = await seen({ segment: 'hot' });
		expect(matching).toMatchObject({ count: 1203 });
		expect(valueOf(await give({ segment: 'hot' }, matching))).toEqual({
			changed: 1203,
			same: 0,
			left: 0
		});
		expect([await owned(vera.id), await owned(null)]).toEqual([1203, 2]);
		expect((await audited()).map(({ action, detail }) => [action, detail])).toEqual(
			[500, 500, 203].map((leads) => ['leads.owner_set', { owner: vera.id, leads }])
		);
	});

	test('those that came later are left alone, and where others match nothing is changed', async () => {
		const { seen, give, owned, lead, house, vera, workspace, boris, audited, read } =
			await open(30);
		const matching = await seen({});
		const late = await lead({ id: 'led_z_later' });
		expect(valueOf(await give({}, matching))).toEqual({ changed: 30, same: 0, left: 0 });
		expect(await read(late.id)).toMatchObject({ ownerId: null });

		const nobodys = await seen({ owner: 'none' });
		expect(nobodys).toEqual({ count: 1, upTo: late.id });
		expect(valueOf(await give({ owner: 'none' }, nobodys))).toEqual({
			changed: 1,
			same: 0,
			left: 0
		});
		const before = await audited();
		expect(codeOf(await give({ owner: 'none' }, nobodys))).toBe('others_match');
		expect(await audited()).toEqual(before);
		expect(await owned(vera.id)).toBe(31);

		const chosen = { by: boris.id, filter: {}, seen: await seen({}) };
		const tagged = await changeMatching(house, workspace, chosen, { change: 'tag', to: 'fair' });
		expect(valueOf(tagged)).toEqual({ changed: 31, same: 0, left: 0 });
		expect(await seen({ tag: 'fair' })).toMatchObject({ count: 31 });
		const untagged = await changeMatching(house, workspace, chosen, {
			change: 'untag',
			to: 'fair'
		});
		expect(valueOf(untagged)).toEqual({ changed: 31, same: 0, left: 0 });
		expect(await seen({ tag: 'fair' })).toEqual({ count: 0, upTo: '' });
		const lost = await changeMatching(house, workspace, chosen, { change: 'stage', to: 'lost' });
		expect(valueOf(lost)).toEqual({ changed: 31, same: 0, left: 0 });
		expect(await read(late.id)).toMatchObject({ stage: 'lost' });
	});

	test('those that were so already are counted apart, and those that are gone in neither', async () => {
		const { seen, give, house, lead, workspace, vera, boris } = await open(600);
		await lead({ id: 'led_a_hers', ownerId: vera.id });
		const matching = await seen({});
		expect(valueOf(await give({}, matching))).toEqual({ changed: 600, same: 1, left: 0 });
		expect(valueOf(await give({}, matching))).toEqual({ changed: 0, same: 601, left: 0 });

		const one = await lead({ id: 'led_b_nobodys' });
		const named = { by: boris.id, ids: [one.id, 'led_a_hers', 'led_gone'] };
		const become = { change: 'owner', to: vera.id } as const;
		const done = await changeSome(house, workspace, named, become);
		expect(valueOf(done)).toEqual({ changed: 1, same: 1, left: 0 });
	});

	test('what may not be done is refused before anything is', async () => {
		const { seen, house, workspace, boris, audited } = await open(3);
		const chosen = { by: boris.id, filter: {}, seen: await seen({}) };
		for (const become of [
			{ change: 'owner', to: 'nobody' },
			{ change: 'stage', to: 'nowhere' },
			{ change: 'tag', to: ' ' }
		] as const) {
			expect(codeOf(await changeMatching(house, workspace, chosen, become))).toBe('invalid');
		}
		expect(await seen({ quiz: 'no-such-quiz' })).toEqual({ count: 0, upTo: '' });
		expect(await audited()).toEqual([]);
	});

	test('more than ten thousand are not changed at once', async () => {
		const { seen, give, owned, house, workspace, vera } = await open(10_001);
		expect(codeOf(await countMatching(house, workspace, {}))).toBe('too_many_match');
		expect(codeOf(await give({}, { count: 10_001, upTo: 'z' }))).toBe('too_many_match');
		expect(await owned(vera.id)).toBe(0);
		expect(await seen({ q: 'p10000@example.com' })).toMatchObject({ count: 0 });
	});
});
