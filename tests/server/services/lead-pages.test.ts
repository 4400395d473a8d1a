import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { waitingFor, type WaitingQuery } from '../../../src/lib/server/services/desk/waiting.ts';
import {
	LEAD_SORTS,
	listLeads,
	type LeadQuery
} from '../../../src/lib/server/services/lead-list.ts';
import type { PageBothWays, PageInputBothWays } from '../../../src/lib/server/services/pages.ts';
import type { LeadRow } from '../../../src/lib/server/storage/store.ts';
import { aDesk } from '../../support/a-desk.ts';
import { forEachEngine } from '../../support/store.ts';

const of = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;

/** Many alike in each column, so that ids decide between them. */
function valuesOf(n: number): Partial<LeadRow> {
	const heat = of([0, 1, 2, 2], n);
	return {
		name: of(['Анна', 'Boris', null], n),
		search: of(['анна', 'boris', ''], n),
		temperature: of(['cold', 'warm', 'hot'] as const, heat),
		heat,
		stage: of(['lead', 'mql', 'sql'], n >> 1),
		source: of(['direct', 'ads'], n >> 1),
		outcome: of([null, 'won', 'junk', null], n),
		percent: (n * 37) % 7,
		activeAt: (n * 61) % 5,
		hotAt: heat === 2 ? n >> 2 : null,
		touchedAt: n % 7 === 0 ? 99 : null
	};
}

type Turn = (place: PageInputBothWays) => Promise<PageBothWays<LeadRow>>;

const idsOf = ({ items }: PageBothWays<LeadRow>) => items.map(({ id }) => id);

/** Pages from the first to the last, and those that were shown on the way back. */
async function walk(turn: Turn) {
	const forth: string[][] = [];
	let page = await turn({});
	expect(page.previous).toBeNull();
	for (;;) {
		forth.push(idsOf(page));
		if (page.next === null) break;
		page = await turn({ cursor: page.next });
	}
	const back: string[][] = [idsOf(page)];
	while (page.previous !== null) {
		page = await turn({ before: page.previous });
		back.unshift(idsOf(page));
	}
	return { forth, back };
}

forEachEngine((_, makeStore) => {
	const open = async (count: number) => {
		const desk = await aDesk(await makeStore());
		for (let n = 0; n < count; n += 1) await desk.lead(valuesOf(n));
		return desk;
	};

	test('pages are the same forwards and backwards, in each order and of each length', async () => {
		const { house, workspace } = await open(17);
		const queries: LeadQuery[] = [
			...LEAD_SORTS.map((sort) => ({ sort })),
			...LEAD_SORTS.map((sort) => ({ sort, segment: 'hot' })),
			...[{ from: 2 }, { since: 2 }, { q: 'бор' }, { q: 'bor', sort: '-score' as const }]
		];
		for (const query of queries) {
			for (const limit of [3, 17]) {
				const { forth, back } = await walk((place) =>
					listLeads(house, workspace, { ...query, limit, ...place })
				);
				expect({ query, limit, pages: back }).toEqual({ query, limit, pages: forth });
				const all = await listLeads(house, workspace, { ...query, limit: 200 });
				expect({ query, ids: forth.flat() }).toEqual({ query, ids: idsOf(all) });
			}
		}
	});

	test('where less than a page is before, the first page is whole', async () => {
		const { house, workspace } = await open(9);
		const all = idsOf(await listLeads(house, workspace, {}));
		const first = await listLeads(house, workspace, { limit: 4, before: all[2] });
		expect(first).toMatchObject({ previous: null, next: all[3], lost: false });
		expect(idsOf(first)).toEqual(all.slice(0, 4));
		const whole = await listLeads(house, workspace, { limit: 4, before: all[4] });
		expect([idsOf(whole), whole.previous]).toEqual([all.slice(0, 4), null]);
		const gone = await listLeads(house, workspace, { limit: 4, before: 'lead_gone' });
		expect([idsOf(gone), gone.lost]).toEqual([all.slice(0, 4), true]);
	});

	test('those that wait are gone through both ways, the longest first or the newest', async () => {
		const { house, workspace, lead } = await open(40);
		await lead({ hotAt: null });
		const ids: string[][] = [];
		for (const newest of [false, true]) {
			const ask = (query: WaitingQuery) =>
				waitingFor(house, workspace, 'everybody', { newest, ...query });
			const { forth, back } = await walk((place) => ask({ limit: 3, ...place }));
			expect(back).toEqual(forth);
			expect(forth.flat()).toEqual(idsOf(await ask({ limit: 200 })));
			expect(forth.flat()).toHaveLength((await ask({})).count);
			ids.push(forth.flat());
		}
		expect(ids[1]).toEqual(ids[0]?.toReversed());
		expect(ids[0]?.length).toBeGreaterThan(15);
	});

	test('a page of those that wait goes on from one that was touched meanwhile', async () => {
		const { house, workspace } = await open(40);
		const ask = (query: WaitingQuery) => waitingFor(house, workspace, 'everybody', query);
		const first = await ask({ limit: 3 });
		const second = await ask({ limit: 3, cursor: first.next ?? '' });
		const { leads } = house.store.tables;
		await house.store.db
			.update(leads)
			.set({ touchedAt: 99 })
			.where(eq(leads.id, first.next ?? ''));
		expect(idsOf(await ask({ limit: 3, cursor: first.next ?? '' }))).toEqual(idsOf(second));
		const lost = await ask({ limit: 3, cursor: 'lead_gone' });
		expect([lost.lost, lost.previous]).toEqual([true, null]);
	});
});
