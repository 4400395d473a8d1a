import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueIn } from '../../../../src/lib/i18n/catalogues.ts';
import { i18nFor } from '../../../../src/lib/i18n/i18n.ts';
import type { UiLocale } from '../../../../src/lib/i18n/locale.ts';
import {
	exportedBytes,
	type ExportFormat
} from '../../../../src/lib/server/services/exports/export-job.ts';
import { forPeople } from '../../../../src/lib/server/services/exports/leads-in-words.ts';
import {
	LEAD_COLUMN_NAMES,
	type LeadColumnName
} from '../../../../src/lib/server/services/lead-export-columns.ts';
import type { LeadRow } from '../../../../src/lib/server/storage/store.ts';
import { leadsInWords } from '../../../../src/routes/(app)/exports/in-words.ts';
import { eq } from 'drizzle-orm';
import { aHouse, type TestHouse } from '../../../support/a-house.ts';
import { aLead } from '../../../support/a-lead.ts';
import { aLiveQuiz } from '../../../support/a-live-quiz.ts';
import { aQuizFile } from '../../../support/a-quiz.ts';
import { aMember } from '../../../support/a-member.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { faultsOfImport, importedLeads } from '../../../support/an-import.ts';
import { forEachEngine } from '../../../support/store.ts';

/* A file of leads in words: what stands in it, and that it is read again as it was meant. */

let dataDir = '';
beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-words-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

test('people have every column that programs have, ids last', () => {
	expect(forPeople(LEAD_COLUMN_NAMES).toSorted()).toEqual(LEAD_COLUMN_NAMES.toSorted());
	expect(forPeople(['id', 'outcome', 'name', 'stage'])).toEqual(['name', 'outcome', 'id', 'stage']);
});

const CAME = Date.UTC(2025, 10, 29, 17, 6, 13);

const LEADS: Partial<LeadRow>[] = [
	{ outcome: 'won', stage: 'customer', temperature: 'hot', value: 1200.5, currency: 'EUR' },
	{ outcome: 'lost', stage: 'lost', temperature: 'warm' },
	{ outcome: 'junk', stage: 'lost', temperature: 'cold' },
	{ outcome: 'unreached', stage: 'sql', temperature: 'hot' },
	{ outcome: null, stage: 'mql', temperature: 'warm', locale: 'de' },
	{ outcome: null, stage: 'lead', temperature: 'cold', locale: 'en' }
];

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore('disk'), config: { dataDir } });
		const workspace = await aWorkspace(house);
		const owner = await aMember(house, workspace, { name: 'Olga' });
		const { quizId } = await aLiveQuiz(
			house,
			workspace,
			aQuizFile({
				...{ title: 'Fit', locales: ['en', 'ru'] },
				segments: [{ id: 'hot', title: 'Ready to buy', temperature: 'hot', result: 'call' }]
			})
		);
		await house.store.db.insert(house.store.tables.leads).values(
			LEADS.map((lead, n) =>
				aLead({
					...{ id: `lead_${n}`, workspaceId: workspace, shownQuizId: quizId, ownerId: owner.id },
					...{ email: `person${n}@example.com`, phone: null, locale: 'ru', outcomeAt: CAME },
					...{ segment: lead.temperature ?? '', createdAt: CAME + n * 1000, activeAt: CAME },
					...lead
				})
			)
		);
		return { house, workspace };
	};
	const fileOf = async (
		house: TestHouse,
		workspace: string,
		locale: UiLocale,
		{
			format = 'csv',
			names = LEAD_COLUMN_NAMES
		}: { format?: ExportFormat; names?: LeadColumnName[] }
	) => {
		const i18n = i18nFor(locale, await catalogueIn(locale), 'Europe/Moscow');
		const exported = {
			...({ of: 'leads', filter: {}, locale } as const),
			...leadsInWords(i18n, names)
		};
		const parts = await Array.fromAsync(exportedBytes(house, { workspace, exported, format }));
		return Buffer.concat(parts);
	};

	test('says outcomes, temperatures, languages and marks as the pages do, and times in UTC', async () => {
		const { house, workspace } = await open();
		const names: LeadColumnName[] = [
			...(['test', 'locale', 'created_at', 'outcome', 'temperature', 'segment_title'] as const)
		];
		const told = async (locale: UiLocale) =>
			(await fileOf(house, workspace, locale, { names })).toString().trimEnd().split('\r\n');
		const english = await told('en');
		expect(english[0]).toBe(
			'\uFEFFSegment,Temperature,Outcome,"First seen, UTC",Language,Test mark'
		);
		expect(english[1]).toBe('Ready to buy,Hot,Won,2025-11-29 17:06:13,Russian,No');
		expect(english.slice(2, 6).map((line) => line.split(',')[2])).toEqual([
			...['Lost', 'Junk', 'Not reached', '']
		]);
		const russian = await told('ru');
		expect(russian[0]).toBe('\uFEFFСегмент,Температура,Итог,"Появился, UTC",Язык,Отметка теста');
		expect(russian[1]).toBe('Ready to buy,Горячий,Сделка,2025-11-29 17:06:13,русский,Нет');
		expect(russian.slice(2, 6).map((line) => line.split(',')[2])).toEqual([
			...['Отказ', 'Нецелевой', 'Не дозвонились', '']
		]);
	});

	describe.each(['en', 'ru'] as const)('in words of %s', (locale) => {
		test.each(['csv', 'xlsx'] as const)('is read again from %s', async (format) => {
			const { house, workspace } = await open();
			const bytes = await fileOf(house, workspace, locale, { format });
			const other = await aWorkspace(house);
			const done = await importedLeads(house, other, bytes);
			// Its owner is a stranger there.
			const faults = await faultsOfImport(house, other, done.id);
			expect(faults.map((line) => line.replace(/^\d+ /, ''))).toEqual(
				LEADS.map(() => 'without_owner')
			);
			const { leads } = house.store.tables;
			const rows = await house.store.db.select().from(leads).where(eq(leads.workspaceId, other));
			const read = new Map(rows.map((row) => [row.email, row]));
			for (const [n, lead] of LEADS.entries()) {
				expect(read.get(`person${n}@example.com`)).toMatchObject({
					...{ value: null, currency: null, locale: 'ru', segment: lead.temperature },
					...{ createdAt: CAME + n * 1000 },
					...lead
				});
			}
		});
	});
});
