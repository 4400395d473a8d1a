import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listLeads } from '../../../../src/lib/server/services/lead-list.ts';
import { proposedMerges } from '../../../../src/lib/server/services/desk/proposals.ts';
import { getLead } from '../../../../src/lib/server/services/leads.ts';
import type { LeadRow } from '../../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../../support/a-house.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { faultsOfImport, importedLeads } from '../../../support/an-import.ts';
import { forEachEngine } from '../../../support/store.ts';
import { valueOf } from '../../../support/value-of.ts';

let dataDir = '';
beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-leads-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

async function leadsBy(house: TestHouse, workspace: string): Promise<Map<string, LeadRow>> {
	const { items } = await listLeads(house, workspace, { limit: 100 });
	return new Map(items.map((lead) => [lead.email ?? lead.phone ?? '', lead]));
}

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore(), config: { dataDir } });
		return { house, workspace: await aWorkspace(house) };
	};

	describe('an import of leads', () => {
		test('makes leads with all that their rows say, cold and unanswered', async () => {
			const { house, workspace } = await open();
			const file =
				'E-mail;Телефон;Имя;Фамилия;Компания;Должность;Город;Метки;Этап;Источник;Заметка;Дата создания\n' +
				'ANNA@example.com;8 916 123-45-67;Анна;Петрова;"ООО ""Ромашка; и"" К";Директор;Омск;vip, опт;MQL;выставка;Просила перезвонить;31.01.2024\n' +
				';+7 916 000-00-01;Борис;;;;;;;;;\n';
			const done = await importedLeads(house, workspace, file);
			expect(done).toMatchObject({ state: 'done', rows: 2, added: 2, updated: 0, broken: 0 });
			const leads = await leadsBy(house, workspace);
			expect(leads.get('anna@example.com')).toMatchObject({
				...{ phone: '+79161234567', name: 'Анна Петрова', company: 'ООО "Ромашка; и" К' },
				...{ role: 'Директор', city: 'Омск', stage: 'mql', source: 'выставка' },
				...{ segment: 'cold', temperature: 'cold', shownQuizId: '', sequence: 0 },
				...{ createdAt: Date.UTC(2024, 0, 31, 12), importId: done.id, hotAt: null }
			});
			expect(leads.get('+79160000001')).toMatchObject({ name: 'Борис', stage: 'lead' });
		});

		test('a number that is another’s stays with them, and a merge is proposed', async () => {
			const { house, workspace } = await open();
			const file =
				'email,phone,name\nanna@example.com,+79161234567,Anna\nboris@example.com,+79160000001,Boris\n';
			await importedLeads(house, workspace, file);
			const crossed =
				'email,phone,name\nanna@example.com,+79160000001,Anna\nclara@example.com,+79161234567,Clara\n';
			const done = await importedLeads(house, workspace, crossed);
			expect(done).toMatchObject({ rows: 2, added: 1, updated: 0, kept: 1, broken: 0 });
			expect(await faultsOfImport(house, workspace, done.id)).toEqual([
				'2 phone_of_another',
				'3 phone_of_another'
			]);
			const leads = await leadsBy(house, workspace);
			const [anna, boris, clara] = ['anna', 'boris', 'clara'].map((one) =>
				leads.get(`${one}@example.com`)
			);
			expect(anna?.phone).toBe('+79161234567');
			expect(clara?.phone).toBe(null);
			const proposed = await proposedMerges(house, workspace, anna?.id ?? '');
			expect(new Set(proposed.map(({ lead }) => lead.id))).toEqual(new Set([boris?.id, clara?.id]));
			const found = valueOf(await getLead(house, workspace, clara?.id ?? ''));
			expect(found.history.map(({ kind, toValue }) => `${kind} ${toValue}`)).toEqual([
				`import ${done.id}`
			]);
		});
	});
});
