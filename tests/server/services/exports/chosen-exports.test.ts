import { expect, test } from 'vitest';
import {
	exportedBytes,
	type ExportFormat
} from '../../../../src/lib/server/services/exports/export-job.ts';
import type { LeadsExported } from '../../../../src/lib/server/services/exports/lead-pages.ts';
import { listedLeads } from '../../../../src/lib/server/services/exports/listed-leads.ts';
import type { ExportStep } from '../../../../src/lib/server/services/exports/table.ts';
import {
	LEAD_SORTS,
	listLeads,
	type LeadQuery
} from '../../../../src/lib/server/services/lead-list.ts';
import { createQuiz } from '../../../../src/lib/server/services/quizzes.ts';
import { addNote } from '../../../../src/lib/server/services/desk/notes.ts';
import { searchText } from '../../../../src/lib/server/storage/lead-words.ts';
import type { LeadRow } from '../../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../../support/a-house.ts';
import { aLead } from '../../../support/a-lead.ts';
import { aLiveQuiz } from '../../../support/a-live-quiz.ts';
import { aQuizFile } from '../../../support/a-quiz.ts';
import { aMember } from '../../../support/a-member.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { forEachEngine } from '../../../support/store.ts';
import { valueOf } from '../../../support/value-of.ts';

/** More than are counted, and than a page of the file holds. */
const MANY = 1300;

const of = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;

function leadOf(n: number): LeadRow {
	const heat = of([0, 1, 2, 2], n);
	const told = {
		name: of(['Анна Ёлкина', 'boris', null, 'Дмитрий'], n),
		email: `person${n}@mail-${n % 4}.example`,
		phone: null,
		company: of([null, 'Acme', 'ООО «Ромашка»'], n)
	};
	return aLead({
		...{ id: `lead_${10_000 + n}`, ...told, search: searchText(told, null) },
		...{ temperature: of(['cold', 'warm', 'hot'] as const, heat), heat },
		segment: of(['low', 'tepid', 'hot', 'very'], n),
		...{ stage: of(['lead', 'mql', 'sql'], n >> 1), stageRank: (n >> 1) % 3 },
		source: of(['direct', 'ads', 'ночь'], n >> 1),
		outcome: of([null, 'won', 'junk', null, null], n),
		...{ percent: (n * 37) % 101, activeAt: (n * 61) % 50, hotAt: heat === 2 ? n : null },
		touchedAt: n % 5 === 0 ? 9 : null,
		mergedInto: n % 11 === 0 ? 'lead_10001' : null,
		test: n % 13 === 0
	});
}

async function open(house: TestHouse) {
	const workspace = await aWorkspace(house);
	const owner = await aMember(house, workspace, { name: 'Olga' });
	const { quizId, slug } = await aLiveQuiz(house, workspace);
	const leads = Array.from({ length: MANY }, (_, n) => ({
		...{ ...leadOf(n), workspaceId: workspace, ownerId: n % 3 === 0 ? owner.id : null }
	}));
	const { db, tables } = house.store;
	for (let at = 0; at < MANY; at += 100) {
		await db.insert(tables.leads).values(leads.slice(at, at + 100));
	}
	const some = leads.filter((_, n) => n % 4 === 1);
	await db
		.insert(tables.leadTags)
		.values(some.map(({ id }) => ({ workspaceId: workspace, tag: 'vip', leadId: id })));
	await db.insert(tables.leadQuizzes).values(
		some.map(({ id, stage, stageRank }) => ({
			...{ workspaceId: workspace, leadId: id, quizId, responseId: 'rsp', segment: 'low' },
			...{ temperature: 'cold' as const, heat: 0, stage, stageRank, total: 1, percent: 1 },
			updatedAt: 0
		}))
	);
	return { workspace, owner, quizId, slug };
}

const FILTERS = (owner: string, slug: string): LeadQuery[] => [
	{ segment: 'hot' },
	{ segment: 'very', sort: 'name' },
	{ stage: 'mql', sort: '-active' },
	{ owner },
	{ owner: 'none', sort: 'outcome' },
	{ source: 'ночь', sort: '-stage' },
	{ outcome: 'won' },
	{ outcome: 'none', sort: 'score' },
	{ untouched: true, sort: 'owner' },
	{ from: 20, to: 60 },
	{ since: 25 },
	{ tag: 'vip', sort: '-score' },
	{ quiz: slug },
	{ quiz: slug, segment: 'cold', sort: 'source' },
	{ q: 'PERSON' },
	{ q: 'анн ром', sort: '-name' },
	{ q: 'acme', stage: 'sql', tag: 'vip' },
	{ quiz: 'nowhere' },
	{ q: '@' }
];

async function fileOf(
	house: TestHouse,
	workspace: string,
	exported: LeadsExported,
	format: ExportFormat = 'ndjson'
) {
	const steps: ExportStep[] = [];
	const job = { workspace, exported, format };
	const bytes = await Array.fromAsync(exportedBytes(house, job, (step) => void steps.push(step)));
	return { steps, text: Buffer.concat(bytes).toString() };
}

function idsIn(text: string): string[] {
	return text
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line).id);
}

async function idsListed(house: TestHouse, workspace: string, query: LeadQuery) {
	const ids: string[] = [];
	for (let cursor: string | undefined; ;) {
		const { items, next } = await listLeads(house, workspace, { ...query, cursor, limit: 200 });
		ids.push(...items.map(({ id }) => id));
		if (next === null) return ids;
		cursor = next;
	}
}

forEachEngine((_engine, makeStore) => {
	let opened: Promise<Awaited<ReturnType<typeof open>> & { house: TestHouse }> | undefined;
	const desk = () =>
		(opened ??= (async () => {
			const house = await aHouse({ store: await makeStore() });
			return { house, ...(await open(house)) };
		})());

	test('a file holds who is in the list, in its order, however it is narrowed and sorted', async () => {
		const { house, workspace, owner, slug } = await desk();
		const sorted = LEAD_SORTS.map((sort) => ({ sort }));
		for (const query of [{}, ...sorted, ...FILTERS(owner.id, slug)]) {
			const exported = await listedLeads(house, workspace, query, { columns: ['id', 'test'] });
			const { text, steps } = await fileOf(house, workspace, exported);
			const ids = await idsListed(house, workspace, query);
			expect({ query, ids: idsIn(text) }).toEqual({ query, ids });
			expect(steps[0]).toEqual({ rows: 0, total: ids.length });
			expect(steps.at(-1)).toEqual({ rows: ids.length, total: ids.length });
		}
	}, 60_000);

	test('tests are in it with the column that marks them, and not without', async () => {
		const { house, workspace } = await desk();
		const asked = (columns?: LeadsExported['columns']): LeadsExported => ({
			...{ of: 'leads', filter: { segment: 'hot' }, columns }
		});
		const marked = await fileOf(house, workspace, asked(['id', 'test']));
		expect(marked.text).toContain('"test":true');
		for (const without of [asked(), asked(['id'])]) {
			const { text, steps } = await fileOf(house, workspace, without);
			const tests = idsIn(marked.text).filter((id) => !idsIn(text).includes(id));
			expect(tests.length).toBeGreaterThan(10);
			expect(tests.filter((id) => (Number(id.slice(5)) - 10_000) % 13 !== 0)).toEqual([]);
			expect(steps.at(-1)?.rows).toBe(idsIn(text).length);
			expect(steps[0]?.total).toBe(idsIn(text).length);
		}
	});

	test('those that were chosen are in it alone, if they are the workspace’s own', async () => {
		const { house, workspace } = await desk();
		const ids = ['lead_10007', 'lead_10002', 'lead_10000', 'lead_nobody'];
		const exported: LeadsExported = { of: 'leads', filter: { stage: 'gone' }, ids };
		const { text, steps } = await fileOf(house, workspace, exported);
		// One is merged into another, and one is nobody.
		expect(idsIn(text)).toEqual(['lead_10007', 'lead_10002']);
		expect(steps.at(-1)).toEqual({ rows: 2, total: 2 });
		const stranger = await aWorkspace(house);
		expect((await fileOf(house, stranger, exported)).text).toBe('');
	});

	test('words head the columns of a table where they are given; lines keep the names', async () => {
		const { house, workspace } = await desk();
		const asked: LeadsExported = {
			...{ of: 'leads', filter: {}, ids: ['lead_10007'], columns: ['id', 'email'] },
			headings: ['Номер', 'Почта']
		};
		const told = async (format: ExportFormat, exported: LeadsExported) =>
			(await fileOf(house, workspace, exported, format)).text.split(/\r?\n/)[0];
		expect(await told('csv', asked)).toBe('\uFEFFНомер,Почта');
		expect(await told('csv', { ...asked, headings: undefined })).toBe('\uFEFFid,email');
		expect(await told('ndjson', asked)).toContain('"email":');
	});

	test('columns come in the order that they were asked in, with what the desk knows', async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const owner = await aMember(house, workspace, { name: '=Olga' });
		const { db, tables } = house.store;
		const lead = aLead({
			...{ workspaceId: workspace, ownerId: owner.id, outcome: 'won', outcomeAt: 86_400_000 },
			...{ value: 1200.5, currency: 'EUR', hotAt: 1000, touchedAt: 2000, activeAt: 3000 }
		});
		await db.insert(tables.leads).values(lead);
		const tags = ['vip', 'fair'].map((tag) => ({ workspaceId: workspace, tag, leadId: lead.id }));
		await db.insert(tables.leadTags).values(tags);
		valueOf(await addNote(house, workspace, owner.id, lead.id, 'Called'));
		const columns = [
			...(['owner_name', 'value', 'currency', 'outcome', 'outcome_at', 'hot_at'] as const),
			...(['touched_at', 'active_at', 'lead_tags', 'notes', 'email'] as const)
		];
		const exported: LeadsExported = { of: 'leads', filter: {}, columns };
		const { text } = await fileOf(house, workspace, exported, 'csv');
		expect(text.replace('\uFEFF', '').split('\r\n')).toEqual([
			columns.join(','),
			`'=Olga,1200.5,EUR,won,1970-01-02T00:00:00.000Z,1970-01-01T00:00:01.000Z,1970-01-01T00:00:02.000Z,1970-01-01T00:00:03.000Z,"fair, vip",1,anna@example.com`,
			''
		]);
		const line = await fileOf(house, workspace, exported);
		expect(JSON.parse(line.text)).toMatchObject({
			...{ owner_name: '=Olga', value: 1200.5, notes: 1, lead_tags: 'fair, vip' }
		});
		expect(Object.keys(JSON.parse(line.text))).toEqual(columns);
	});

	test('segments and stages are told in words too, in the language of who asks', async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const russian = aQuizFile({
			...{ title: 'Ремонт', locales: ['ru'], dimensions: [] },
			steps: [{ id: 'email', kind: 'email', title: 'Почта' }],
			stages: [{ id: 'deal', title: 'Сделка' }],
			segments: [{ id: 'hot', title: 'Готов', temperature: 'hot', stage: 'deal', result: 'call' }]
		});
		const { db, tables } = house.store;
		const [{ quizId }, { id: drafted }] = [
			await aLiveQuiz(house, workspace),
			valueOf(await createQuiz(house, workspace, { definition: russian }, null))
		];
		const leads: Partial<LeadRow>[] = [
			{ id: 'lead_1', shownQuizId: quizId, segment: 'warm', stage: 'customer' },
			{ id: 'lead_2', shownQuizId: drafted, segment: 'hot', stage: 'deal' },
			// Imported: has answered none.
			{ id: 'lead_3', shownQuizId: '', segment: 'cold', stage: 'lost' },
			{ id: 'lead_4', shownQuizId: 'quiz_gone', segment: 'once', stage: 'once' }
		];
		await db.insert(tables.leads).values(
			leads.map((lead) => {
				const contact = { phone: null, email: `${lead.id}@example.com` };
				return aLead({ ...lead, ...contact, workspaceId: workspace });
			})
		);
		const columns = ['segment', 'segment_title', 'stage', 'stage_name'] as const;
		const told = async (locale?: 'en' | 'ru') => {
			const asked: LeadsExported = { of: 'leads', filter: {}, columns, locale };
			const { text } = await fileOf(house, workspace, asked, 'csv');
			return text.replace('\uFEFF', '').trimEnd().split('\r\n').slice(1);
		};
		expect(await told('ru')).toEqual([
			'warm,Тёплый,customer,Клиент',
			'hot,Готов,deal,Сделка',
			'cold,Холодный,lost,Потерян',
			'once,once,once,once'
		]);
		const english = [
			'warm,Warm,customer,Customer',
			'hot,Готов,deal,Сделка',
			'cold,Cold,lost,Lost',
			'once,once,once,once'
		];
		expect(await told('en')).toEqual(english);
		expect(await told()).toEqual(english);
		const whole = await fileOf(house, workspace, { of: 'leads', filter: {}, locale: 'ru' });
		expect(JSON.parse(whole.text.split('\n')[0] ?? '')).toMatchObject({
			...{ segment: 'warm', segmentTitle: 'Тёплый', stage: 'customer', stageName: 'Клиент' }
		});
	});

	test('who has been erased since it began is not in it', async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const { db, tables } = house.store;
		const rows = Array.from({ length: 600 }, (_, n) => ({
			...leadOf(n),
			...{ workspaceId: workspace, mergedInto: null, test: false }
		}));
		await db.insert(tables.leads).values(rows);
		const job = { workspace, format: 'ndjson', exported: { of: 'leads', filter: {} } } as const;
		let text = '';
		for await (const bytes of exportedBytes(house, job)) {
			if (text === '') await db.delete(tables.leads);
			text += Buffer.from(bytes).toString();
		}
		expect(idsIn(text)).toEqual(rows.slice(0, 500).map(({ id }) => id));
	});
});
