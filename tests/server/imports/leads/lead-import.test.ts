import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listRecipients } from '../../../../src/lib/server/services/audience/recipients.ts';
import { listNotes } from '../../../../src/lib/server/services/desk/notes.ts';
import { getImport, repeatImport } from '../../../../src/lib/server/services/imports/imports.ts';
import { stopImports } from '../../../../src/lib/server/services/imports/run-import.ts';
import { listLeads, tagsOfLeadsShown } from '../../../../src/lib/server/services/lead-list.ts';
import { proposedMerges } from '../../../../src/lib/server/services/desk/proposals.ts';
import { getLead } from '../../../../src/lib/server/services/leads.ts';
import type { LeadRow, Store } from '../../../../src/lib/server/storage/store.ts';
import { aLeadFile } from '../../../support/a-lead-file.ts';
import { aHouse, type TestHouse } from '../../../support/a-house.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { endedImport, faultsOfImport, importedLeads } from '../../../support/an-import.ts';
import { forEachEngine } from '../../../support/store.ts';
import { codeOf, valueOf } from '../../../support/value-of.ts';

let dataDir = '';
beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-leads-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

async function leadsBy(house: TestHouse, workspace: string): Promise<Map<string, LeadRow>> {
	const { items } = await listLeads(house, workspace, { limit: 100 });
	return new Map(items.map((lead) => [lead.email ?? lead.phone ?? '', lead]));
}

async function tagsOf(house: TestHouse, workspace: string, lead: string): Promise<string[]> {
	const tags = await tagsOfLeadsShown(house, workspace, [lead]);
	return (tags.get(lead) ?? []).toSorted();
}

async function notesOf(house: TestHouse, workspace: string, lead: string): Promise<string[]> {
	return valueOf(await listNotes(house, workspace, lead)).map(({ text }) => text);
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

		const THERE =
			'email,phone,name,city,stage,tags,note\nanna@example.com,,Anna,,mql,old,First\n,+79160000001,Boris,Omsk,,,\n';
		const AGAIN =
			'email,phone,name,city,stage,tags,note\nanna@example.com,+79161234567,Other,Omsk,lead,"new, old",First\nboris@example.com,+79160000001,,Tula,sql,,Second\n';

		test('fills what is empty in those who are there, raises their stage and adds tags and notes', async () => {
			const { house, workspace } = await open();
			await importedLeads(house, workspace, THERE);
			expect(await importedLeads(house, workspace, AGAIN)).toMatchObject({ added: 0, updated: 2 });
			const leads = await leadsBy(house, workspace);
			const anna = leads.get('anna@example.com');
			expect(anna).toMatchObject({
				...{ phone: '+79161234567', name: 'Anna', city: 'Omsk', stage: 'mql' }
			});
			expect(leads.get('boris@example.com')).toMatchObject({ city: 'Omsk', stage: 'sql' });
			expect(await tagsOf(house, workspace, anna?.id ?? '')).toEqual(['new', 'old']);
			expect(await notesOf(house, workspace, anna?.id ?? '')).toEqual(['First']);
			// Once more there is nothing to add.
			expect(await importedLeads(house, workspace, AGAIN)).toMatchObject({ updated: 0, kept: 2 });
			expect((await listLeads(house, workspace, { q: '9161234567' })).items).toHaveLength(1);
		});

		test('overwrites them where it is told so, with a history; or leaves them as they are', async () => {
			const { house, workspace } = await open();
			await importedLeads(house, workspace, THERE);
			const left = await importedLeads(house, workspace, AGAIN, { mode: 'leave' });
			expect(left).toMatchObject({ added: 0, updated: 0, kept: 2 });
			const before = (await leadsBy(house, workspace)).get('anna@example.com');
			expect(before).toMatchObject({ name: 'Anna', phone: null });
			await importedLeads(house, workspace, AGAIN, { mode: 'overwrite' });
			const anna = (await leadsBy(house, workspace)).get('anna@example.com');
			expect(anna).toMatchObject({ name: 'Other', city: 'Omsk', stage: 'lead' });
			const { history } = valueOf(await getLead(house, workspace, anna?.id ?? ''));
			expect(history.map(({ kind }) => kind).sort()).toEqual(['import', 'import', 'stage']);
		});

		test('puts them in the audience only by a stated right, and pushes nobody anywhere', async () => {
			const { house, workspace } = await open();
			const file = 'email,segment\nanna@example.com,hot\n';
			await importedLeads(house, workspace, file);
			expect((await listRecipients(house, workspace, {})).items).toEqual([]);
			const lead = (await leadsBy(house, workspace)).get('anna@example.com');
			expect(lead).toMatchObject({ temperature: 'hot', handOverDue: null });
			expect(lead?.hotAt).not.toBe(null);
			const { deliveries } = house.store.tables;
			expect(await house.store.db.select().from(deliveries)).toEqual([]);
			const basis = { basis: 'consent', basisAt: 0, basisNote: 'Form of the fair' };
			await importedLeads(house, workspace, 'email\nboris@example.com\n', { basis });
			expect((await listRecipients(house, workspace, {})).items).toMatchObject([
				{ email: 'boris@example.com', basis: 'consent', basisNote: 'Form of the fair' }
			]);
		});

		test('is told in the audit log, and is nobody’s in another workspace', async () => {
			const { house, workspace } = await open();
			const done = await importedLeads(house, workspace, THERE);
			const { auditLog } = house.store.tables;
			const lines = await house.store.db.select().from(auditLog);
			expect(lines.map(({ action, subject }) => [action, subject])).toContainEqual([
				...['leads.imported', done.id]
			]);
			const stranger = await aWorkspace(house);
			expect(codeOf(await getImport(house, stranger, done.id))).toBe('not_found');
			expect(await importedLeads(house, stranger, AGAIN)).toMatchObject({ added: 2, updated: 0 });
			expect((await leadsBy(house, workspace)).get('anna@example.com')?.name).toBe('Anna');
		});

		test.each(['utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1251'] as const)(
			'in %s loses nothing: each line is a lead or told',
			async (encoding) => {
				const { house, workspace } = await open();
				const { bytes, broken, repeated, shared } = aLeadFile(1000, { encoding, separator: ';' });
				const done = await importedLeads(house, workspace, bytes);
				const added = 1000 - broken.length - repeated;
				expect(done).toMatchObject({ state: 'done', rows: 1000, added, repeated });
				expect(done.broken).toBe(broken.length);
				const faults = await faultsOfImport(house, workspace, done.id);
				expect(faults).toHaveLength(broken.length + repeated + shared);
				const { items } = await listLeads(house, workspace, { q: 'lead257@example.com' });
				expect(items).toMatchObject([
					{ name: 'Анна Петрова', company: 'ООО "Ромашка; и 257"', phone: '+79161000257' }
				]);
			}
		);

		test('that is killed is repeated without doubling anything', async () => {
			const store = await makeStore();
			let writes = 0;
			const stopping: Store = {
				...store,
				async atomically(build, expected) {
					const counts = await store.atomically(build, expected);
					writes += 1;
					if (writes === 4) void stopImports(house);
					return counts;
				}
			};
			const house = await aHouse({ store: stopping, config: { dataDir } });
			const workspace = await aWorkspace(house);
			const { bytes, broken, repeated, shared } = aLeadFile(6000, {
				...{ encoding: 'utf-8', separator: ',' }
			});
			const stopped = await importedLeads(house, workspace, bytes);
			expect(stopped.state).toBe('interrupted');
			expect(stopped.added).toBeGreaterThan(0);
			expect(stopped.rows).toBeLessThan(6000);
			valueOf(await repeatImport(house, workspace, stopped.id, null));
			const done = await endedImport(house, workspace, stopped.id);
			const added = 6000 - broken.length - repeated;
			expect(done).toMatchObject({ state: 'done', rows: 6000, added, updated: 0, kept: 0 });
			const { leads, leadNotes, leadHistory, mergeProposals } = store.tables;
			expect(await store.db.$count(leads)).toBe(added);
			expect(await store.db.$count(leadHistory)).toBe(added);
			expect(await store.db.$count(mergeProposals)).toBe(shared);
			const noted = await store.db.select({ id: leadNotes.leadId }).from(leadNotes);
			expect(new Set(noted.map(({ id }) => id)).size).toBe(noted.length);
		});
	});
});
