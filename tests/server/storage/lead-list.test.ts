import { expect, test } from 'vitest';
import type { LeadFilter } from '../../../src/lib/server/storage/lead-filter.ts';
import { searchText } from '../../../src/lib/server/storage/lead-words.ts';
import { leadsPage } from '../../../src/lib/server/storage/queries/lead-list.ts';
import type { LeadOrder } from '../../../src/lib/server/storage/lead-order.ts';
import {
	COUNTED,
	lookAtLeads,
	type Looked
} from '../../../src/lib/server/storage/queries/lead-look.ts';
import {
	sourcesOfLeads,
	stagesOfLeads,
	tagsOfLeads
} from '../../../src/lib/server/storage/queries/lead-values.ts';
import type { LeadRow, Store } from '../../../src/lib/server/storage/store.ts';
import { aLead } from '../../support/a-lead.ts';
import { forEachEngine } from '../../support/store.ts';

const NAMES = ['Анна Ёлкина', 'boris', 'Čeněk', 'Дмитрий', null, 'anna o’neil'];
const of = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;

/** Every value beside every other. */
function leadOf(n: number): LeadRow {
	const heat = of([0, 1, 2, 2], n);
	const told = {
		name: of(NAMES, n),
		email: `person${n}@mail-${n % 4}.example`,
		phone: n % 3 === 0 ? `+7916${String(1000000 + n * 7919)}` : null,
		company: of([null, 'ООО «Ромашка»', 'Acme'], n)
	};
	return aLead({
		id: `lead_${String(1000 + n)}`,
		...told,
		search: searchText(told, null),
		temperature: of(['cold', 'warm', 'hot'] as const, heat),
		heat,
		segment: of(['low', 'tepid', 'hot', 'very'], n),
		stage: of(['lead', 'mql', 'sql'], n >> 1),
		stageRank: (n >> 1) % 3,
		ownerId: of(['usr_b', 'usr_a', null], n >> 2),
		source: of(['direct', 'ads', 'ночь'], n >> 1),
		outcome: of([null, 'won', 'junk', null, null], n),
		percent: (n * 37) % 101,
		activeAt: (n * 61) % 50,
		hotAt: heat === 2 ? n : null,
		touchedAt: n % 5 === 0 ? 9 : null,
		mergedInto: n % 11 === 0 ? 'lead_1001' : null
	});
}

const LEADS = Array.from({ length: 60 }, (_, n) => leadOf(n));
const SHOWN = LEADS.filter(({ mergedInto }) => mergedInto === null);
const has = (name: string) => (lead: LeadRow) =>
	Number(lead.id.slice(-2)) % 4 === (name === 'vip' ? 1 : 2);

const holds =
	(...words: string[]) =>
	({ search }: LeadRow) =>
		words.every((word) => ` ${search}`.includes(` ${word}`));

const FILTERS: [LeadFilter, (lead: LeadRow) => boolean][] = [
	[{}, () => true],
	[{ segment: 'hot' }, ({ heat }) => heat === 2],
	[{ segment: 'very' }, ({ segment }) => segment === 'very'],
	[{ stage: 'mql' }, ({ stage }) => stage === 'mql'],
	[{ owner: 'usr_a' }, ({ ownerId }) => ownerId === 'usr_a'],
	[{ owner: 'none' }, ({ ownerId }) => ownerId === null],
	[{ source: 'ночь' }, ({ source }) => source === 'ночь'],
	[{ outcome: 'won' }, ({ outcome }) => outcome === 'won'],
	[{ outcome: 'none' }, ({ outcome }) => outcome === null],
	[{ untouched: true }, ({ hotAt, touchedAt }) => hotAt !== null && touchedAt === null],
	[{ from: 20, to: 60 }, ({ percent }) => percent >= 20 && percent <= 60],
	[{ since: 25 }, ({ activeAt }) => activeAt >= 25],
	[{ tag: 'vip' }, has('vip')],
	[{ quiz: 'quiz_2' }, has('quiz')],
	[{ quiz: 'quiz_2', segment: 'warm', tag: 'vip' }, () => false],
	[{ q: 'анн ром' }, ({ search }) => / ?анна.*ромашка/.test(search)],
	[{ q: 'PERSON' }, () => true],
	[{ q: 'person', stage: 'sql', tag: 'vip' }, (lead) => lead.stage === 'sql' && has('vip')(lead)],
	[{ q: '8 916 10' }, ({ phone }) => phone?.startsWith('+791610') === true],
	// The last digits but four lead to those that the next four are of: ends of a number, not parts.
	[{ q: '07919' }, ({ phone }) => phone?.endsWith('07919') === true],
	[{ q: '003757' }, ({ phone }) => phone?.endsWith('003757') === true],
	[{ q: 'person1@mail-1.exam' }, holds('person1', 'mail', '1', 'exam')],
	[{ q: '12@mail', stage: 'sql' }, () => false],
	[{ q: '@' }, () => false]
];

const newest = (a: LeadRow, b: LeadRow) => compare(b.id, a.id);
const compare = <T extends string | number>(a: T, b: T) =>
	typeof a === 'string' && typeof b === 'string'
		? Buffer.compare(Buffer.from(a), Buffer.from(b))
		: Number(a) - Number(b);
const along = (key: (lead: LeadRow) => string | number, sign: 1 | -1) => (a: LeadRow, b: LeadRow) =>
	sign * (compare(key(a), key(b)) || compare(a.id, b.id));
const inTurn =
	(values: string[], key: (lead: LeadRow) => string | null) => (a: LeadRow, b: LeadRow) =>
		values.indexOf(key(a) ?? 'none') - values.indexOf(key(b) ?? 'none') || newest(a, b);

const KEYS = {
	created: ({ id }: LeadRow) => id,
	active: ({ activeAt }: LeadRow) => activeAt,
	name: ({ search }: LeadRow) => search.slice(0, 64),
	segment: ({ heat }: LeadRow) => heat,
	score: ({ percent }: LeadRow) => percent,
	source: ({ source }: LeadRow) => source
} as const;

const ORDERS: [LeadOrder, (a: LeadRow, b: LeadRow) => number][] = [
	...(Object.keys(KEYS) as (keyof typeof KEYS)[]).flatMap(
		(by): [LeadOrder, (a: LeadRow, b: LeadRow) => number][] => [
			[{ by, descending: true }, along(KEYS[by], -1)],
			[{ by, descending: false }, along(KEYS[by], 1)]
		]
	),
	[
		{ by: 'stage', values: ['sql', 'mql', 'lead'] },
		inTurn(['sql', 'mql', 'lead'], (one) => one.stage)
	],
	[
		{ by: 'owner', values: ['usr_a', 'usr_b', 'none'] },
		inTurn(['usr_a', 'usr_b', 'none'], (one) => one.ownerId)
	],
	[
		{ by: 'outcome', values: ['none', 'won', 'lost', 'junk'] },
		inTurn(['none', 'won', 'lost', 'junk'], (one) => one.outcome)
	]
];

const count = async (store: Store, filter: LeadFilter) =>
	(await lookAtLeads(store, 'ws_1', filter)).count;

forEachEngine((engine, makeStore) => {
	const furnished = async () => {
		const store = await makeStore();
		const { db, tables } = store;
		await db.insert(tables.leads).values(LEADS);
		await db
			.insert(tables.leads)
			.values([
				{ ...leadOf(2), id: 'lead_of_others', workspaceId: 'ws_2', email: 'person@other.example' }
			]);
		const tagged = LEADS.filter(has('vip'));
		await db
			.insert(tables.leadTags)
			.values(tagged.map(({ id }) => ({ workspaceId: 'ws_1', tag: 'vip', leadId: id })));
		await db.insert(tables.leadQuizzes).values(
			LEADS.filter(has('quiz')).map(({ id, workspaceId, stage, stageRank }) => ({
				...{ workspaceId, leadId: id, quizId: 'quiz_2', responseId: 'rsp', segment: 'low' },
				...{ temperature: 'cold' as const, heat: 0, stage, stageRank, total: 1, percent: 1 },
				updatedAt: 0
			}))
		);
		return store;
	};

	/** Page by page. */
	async function listed(store: Store, filter: LeadFilter, order: LeadOrder, looked: Looked) {
		const ids: string[] = [];
		for (let after: LeadRow | undefined; ;) {
			const rows = await leadsPage(store, 'ws_1', filter, { order, after, limit: 25, looked });
			ids.push(...rows.slice(0, 25).map(({ id }) => id));
			if (rows.length <= 25) return ids;
			after = rows[24];
		}
	}

	let store: Promise<Store> | undefined;

	test.each(FILTERS)('in each order, whichever way, shows once: %j', async (filter, matches) => {
		const opened = await (store ??= furnished());
		const matching = SHOWN.filter(matches);
		const looked = await lookAtLeads(opened, 'ws_1', filter);
		expect(looked.count).toBe(matching.length);
		const many = { ...looked, count: COUNTED + 1, few: false };
		const isByWords = looked.way.by === 'words';
		const ways: Looked[] = [
			looked,
			many,
			...(isByWords ? [{ ...many, way: { ...looked.way, by: 'beginnings' as const } }] : []),
			...(filter.q?.includes('@') && isByWords
				? [looked, many].map((one) => ({ ...one, way: { ...looked.way, only: [0] } }))
				: []),
			...(filter.q === undefined ? [{ ...many, way: { by: 'list' as const } }] : [])
		];
		for (const [order, sorted] of ORDERS) {
			const ids = matching.toSorted(sorted).map(({ id }) => id);
			const after = LEADS.find(({ id }) => id === ids[Math.min(9, ids.length - 1)]);
			const nearest = ids.slice(0, after && ids.indexOf(after.id)).reverse();
			for (const way of ways) {
				const said = { order, way };
				expect({ ...said, ids: await listed(opened, filter, order, way) }).toEqual({
					...said,
					ids
				});
				if (!after) continue;
				const page = { order, after, backwards: true, limit: 2, looked: way };
				const before = (await leadsPage(opened, 'ws_1', filter, page)).map(({ id }) => id);
				expect({ ...said, before }).toEqual({ ...said, before: nearest.slice(0, 3) });
			}
		}
	});

	test('what can be chosen is told, of leads that are shown', async () => {
		const store = await furnished();
		await store.db.insert(store.tables.leads).values([
			aLead({
				id: 'lead_gone',
				email: 'gone@x',
				phone: null,
				stage: 'gone',
				source: 'gone',
				mergedInto: 'lead_1001'
			})
		]);
		expect(await stagesOfLeads(store, 'ws_1')).toEqual(['lead', 'mql', 'sql']);
		expect(await sourcesOfLeads(store, 'ws_1')).toEqual(['ads', 'direct', 'ночь']);
		expect(await tagsOfLeads(store, 'ws_1')).toEqual(['vip']);
	});

	test('what is not exact is said to be more than a thousand', async () => {
		const store = await makeStore();
		const many = Array.from({ length: COUNTED + 5 }, (_, n) =>
			aLead({
				id: `lead_${10000 + n}`,
				email: `p${n}@example.com`,
				phone: null,
				search: `p${n} example com`
			})
		);
		for (let at = 0; at < many.length; at += 100) {
			await store.db.insert(store.tables.leads).values(many.slice(at, at + 100));
		}
		expect(await count(store, {})).toBe(COUNTED + 1);
		expect(await lookAtLeads(store, 'ws_1', { q: 'exam' })).toMatchObject({ count: COUNTED + 1 });
		expect((await lookAtLeads(store, 'ws_1', { q: 'exam' })).way.by).toBe(
			engine === 'sqlite' ? 'beginnings' : 'any'
		);
		expect(await count(store, { q: 'p1000' })).toBe(1);
		// So many have the domain that it is not looked up, but looked at.
		const one = await lookAtLeads(store, 'ws_1', { q: 'p1000@example.com' });
		expect(one).toEqual({ way: { by: 'words', only: [0] }, few: true, count: 1 });
		const other = await lookAtLeads(store, 'ws_1', { q: 'p1000@example.org' });
		expect(other).toEqual({ way: { by: 'words', only: [0, 2] }, few: true, count: 0 });
		expect(await lookAtLeads(store, 'ws_1', { q: 'com p1000' })).toEqual({
			...one,
			way: { by: 'words', only: [1] }
		});
	});

	test('of several common words enough are counted as they are written out, else as they begin', async () => {
		const store = await makeStore();
		const many = Array.from({ length: 17_000 }, (_, n) => {
			const name =
				n % 16 === 0 ? 'anna' : n % 16 === 1 ? (n % 64 === 1 ? 'mary' : 'maryam') : 'john';
			return aLead({
				id: `lead_${100_000 + n}`,
				email: null,
				phone: null,
				search: `${name} ${n % 4 < 2 ? 'ard' : 'bel'}${n}`
			});
		});
		for (let at = 0; at < many.length; at += 500) {
			await store.db.insert(store.tables.leads).values(many.slice(at, at + 500));
		}
		for (const q of ['anna ard', 'ann ard', 'mary ard', 'mar ard'])
			expect([q, await count(store, { q })]).toEqual([q, COUNTED + 1]);
		// Not all that begin so were counted.
		const { few } = await lookAtLeads(store, 'ws_1', { q: 'anna ard' });
		expect(few).toBe(false);
		expect(await count(store, { q: 'maryam ard' })).toBe(797);
		expect(await count(store, { q: 'anna mary' })).toBe(0);
	});

	test('who writes е finds ё, and the other way round', async () => {
		const store = await makeStore();
		const search = searchText(
			{ name: 'Пётр Ёлкин', email: null, phone: null, company: 'Семен' },
			null
		);
		await store.db.insert(store.tables.leads).values(aLead({ search }));
		const found = (q: string) => count(store, { q });
		expect(await Promise.all(['петр', 'Пётр', 'елк', 'Ёлк', 'семён'].map(found))).toEqual(
			Array.from({ length: 5 }, () => 1)
		);
	});

	test('words follow what a lead is called by, until it is erased', async () => {
		const store = await makeStore();
		const { db, tables } = store;
		const found = (q: string) => count(store, { q });
		await db.insert(tables.leads).values(aLead({ search: 'анна' }));
		expect(await found('ан')).toBe(1);
		await db.update(tables.leads).set({ search: 'мария' });
		expect([await found('ан'), await found('мар')]).toEqual([0, 1]);
		await db.delete(tables.leads);
		expect(await found('мар')).toBe(0);
	});
});
