import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergeLeads, undoMerge } from '../../../../src/lib/server/services/desk/merging.ts';
import { listNotes } from '../../../../src/lib/server/services/desk/notes.ts';
import { leadTimeline } from '../../../../src/lib/server/services/desk/timeline.ts';
import { listLeads } from '../../../../src/lib/server/services/lead-list.ts';
import { getLead } from '../../../../src/lib/server/services/leads.ts';
import { erasePerson } from '../../../../src/lib/server/services/privacy/erase-person.ts';
import { exportPerson } from '../../../../src/lib/server/services/privacy/export-person.ts';
import { completeSubmission } from '../../../../src/lib/server/services/submissions.ts';
import { writeLeadImport } from '../../../../src/lib/server/storage/queries/lead-imports.ts';
import { BegunAnew, type Store } from '../../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../../support/a-house.ts';
import { aLead } from '../../../support/a-lead.ts';
import { aLiveQuiz } from '../../../support/a-live-quiz.ts';
import { aSubmission } from '../../../support/a-submission.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { anExport } from '../../../support/an-export.ts';
import { faultsOfImport, importedLeads } from '../../../support/an-import.ts';
import { forEachEngine } from '../../../support/store.ts';
import { valueOf } from '../../../support/value-of.ts';

/* What becomes of leads that came by a file. */

let dataDir = '';
beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-imported-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

const HEADINGS = 'email,phone,name,company,stage,tags,note';

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore('disk'), config: { dataDir } });
		return { house, workspace: await aWorkspace(house) };
	};
	const bring = (house: TestHouse, workspace: string, ...rows: string[]) =>
		importedLeads(house, workspace, [HEADINGS, ...rows, ''].join('\n'));
	const idOf = async (house: TestHouse, workspace: string, q: string) => {
		const { items } = await listLeads(house, workspace, { q });
		return items[0]?.id ?? '';
	};

	test('a workbook is read as a CSV is: numbers, empty cells and broken rows too', async () => {
		const { house, workspace } = await open();
		const rows = [
			['Почта', 'Телефон', 'Имя', 'Сумма', 'Итог', 'Дата создания'],
			['anna@example.com', 79161234567, 'Анна', 1200.5, 'Выигран', '31.01.2024'],
			['no address', null, 'Борис', null, null, null],
			[null, '8 916 000-00-01', 'Вера', 700, null, null],
			['anna@example.com', null, 'Анна опять', null, null, null]
		];
		const bytes = await writeXlsx({ sheets: [{ name: 'Лиды', rows }] });
		const done = await importedLeads(house, workspace, bytes);
		expect(done).toMatchObject({ state: 'done', rows: 4, added: 2, repeated: 1, broken: 1 });
		expect(await faultsOfImport(house, workspace, done.id)).toEqual([
			...['3 spaces', '4 value_alone', '5 repeated']
		]);
		const { items } = await listLeads(house, workspace, { sort: 'name' });
		expect(items).toMatchObject([
			{ name: 'Анна', email: 'anna@example.com', phone: '+79161234567', value: 1200.5 },
			{ name: 'Вера', email: null, phone: '+79160000001' }
		]);
		expect(items[0]?.createdAt).toBe(Date.UTC(2024, 0, 31, 12));
	});

	test('a number that is overwritten stays in the history, with who and when, and is told of', async () => {
		const { house, workspace } = await open();
		await bring(house, workspace, 'anna@example.com,+79161234567,Anna,,,,');
		const id = await idOf(house, workspace, 'anna');
		const again = `${HEADINGS}\nanna@example.com,+79160000001,,,,,\n`;
		await importedLeads(house, workspace, again, { mode: 'fill' });
		expect(valueOf(await getLead(house, workspace, id)).lead.phone).toBe('+79161234567');
		house.clock.advance(1000);
		await importedLeads(house, workspace, again, { mode: 'overwrite' });
		const { lead, history } = valueOf(await getLead(house, workspace, id));
		expect(lead).toMatchObject({ phone: '+79160000001', aliases: null });
		expect(history.filter(({ kind }) => kind === 'phone')).toMatchObject([
			{
				...{ fromValue: '+79161234567', toValue: '+79160000001' },
				...{ by: 'usr_1', at: house.clock.now() }
			}
		]);
		const { items } = await leadTimeline(house, workspace, id, { limit: 10 });
		const deeds = items.flatMap((one) => (one.kind === 'deed' ? [one.deed.kind] : []));
		expect(deeds).toContain('phone');
		// The number is free: whoever comes by it is somebody else.
		await bring(house, workspace, ',+79161234567,Boris,,,,');
		expect(await idOf(house, workspace, 'boris')).not.toBe(id);
		valueOf(await erasePerson(house, workspace, id, { by: 'usr_1', reason: 'asked' }));
		const { leadHistory } = house.store.tables;
		const left = await house.store.db.select().from(leadHistory);
		expect(left.map(({ fromValue }) => fromValue)).not.toContain('+79161234567');
		expect((await listLeads(house, workspace, {})).items).toMatchObject([{ name: 'Boris' }]);
	});

	test('one is merged with one who has answered, and taken apart again, with all that the file said', async () => {
		const { house, workspace } = await open();
		const live = await aLiveQuiz(house, workspace);
		const answers = { ...aSubmission().answers, email: 'anna@work.example' };
		const sent = await completeSubmission(house, live, aSubmission({ answers }));
		const answered = valueOf(sent).response.lead ?? '';
		await bring(house, workspace, 'anna@home.example,+79161234567,Anna,Acme,customer,vip,Called');
		const imported = await idOf(house, workspace, 'acme');
		const before = valueOf(await getLead(house, workspace, imported));
		const { id } = valueOf(await mergeLeads(house, workspace, 'usr_1', answered, imported));
		const merged = valueOf(await getLead(house, workspace, answered));
		expect(merged.lead).toMatchObject({
			...{ email: 'anna@work.example', phone: '+79161234567', company: 'Acme' },
			...{ aliases: ['anna@home.example'], stage: 'customer', temperature: 'hot' }
		});
		expect(merged.history.map(({ kind }) => kind)).toContain('import');
		expect(await idOf(house, workspace, 'anna@home')).toBe(answered);
		// A file that names either finds the one that stayed.
		const again = await bring(house, workspace, 'anna@home.example,,,,,fair,');
		expect(again).toMatchObject({ state: 'done', added: 0, updated: 1 });
		valueOf(await undoMerge(house, workspace, 'usr_1', id));
		const apart = valueOf(await getLead(house, workspace, imported));
		const plain = ({ lead }: typeof before) => ({ ...lead, updatedAt: 0, sequence: 0 });
		expect(plain(apart)).toEqual(plain(before));
		const notes = valueOf(await listNotes(house, workspace, imported));
		expect(notes.map(({ text }) => text)).toEqual(['Called']);
	});

	test('one that somebody changes while the file is written has both changes', async () => {
		const { house, workspace } = await open();
		await bring(house, workspace, 'anna@example.com,,Anna,,,,');
		const id = await idOf(house, workspace, 'anna');
		let writes = 0;
		const { leads } = house.store.tables;
		const atomically: Store['atomically'] = async (build, expected) => {
			writes += 1;
			// The first begins the import, the second writes its rows.
			if (writes === 2) {
				const taken = { ownerId: 'usr_2', updatedAt: house.clock.now() + 1 };
				await house.store.db.update(leads).set(taken).where(eq(leads.id, id));
			}
			return house.store.atomically(build, expected);
		};
		const slow = { ...house, store: { ...house.store, atomically } };
		const done = await bring(slow, workspace, 'anna@example.com,+79161234567,,Acme,,,');
		expect(done).toMatchObject({ state: 'done', updated: 1, rows: 1 });
		expect(valueOf(await getLead(house, workspace, id)).lead).toMatchObject({
			...{ ownerId: 'usr_2', phone: '+79161234567', company: 'Acme', name: 'Anna' }
		});
		expect(writes).toBe(3);
	});

	test('rows of a beginning that another has followed are written by nobody', async () => {
		const { house, workspace } = await open();
		const { id } = await bring(house, workspace, 'anna@example.com,,Anna,,,,');
		const { imports, leads } = house.store.tables;
		await house.store.db.update(imports).set({ state: 'running', runs: 2 });
		const write = {
			workspace,
			inserted: [aLead({ workspaceId: workspace, email: 'late@example.com' })],
			...{ updated: [], history: [], notes: [], tags: [], outcomes: [], proposals: [] },
			counts: { added: 1, updated: 0, kept: 0 }
		};
		const of = { id, workspaceId: workspace, runs: 1, createdAt: 0 };
		const read = { rows: 1, repeated: 0, broken: 0, bytesRead: 1, faults: [] };
		await expect(writeLeadImport(house.store, write, { of, ...read }, 1)).rejects.toThrow(
			BegunAnew
		);
		expect(await house.store.db.$count(leads)).toBe(1);
		const latest = { ...of, runs: 2 };
		await writeLeadImport(house.store, write, { of: latest, ...read }, 1);
		expect(await house.store.db.$count(leads)).toBe(2);
	});

	test('one is exported as a person and in a file of leads, with no answers', async () => {
		const { house, workspace } = await open();
		const { id: importId } = await bring(
			...([house, workspace] as const),
			'anna@example.com,+79161234567,=Anna,Acme,customer,vip,Called'
		);
		const id = await idOf(house, workspace, 'acme');
		const person = valueOf(await exportPerson(house, workspace, 'usr_1', id));
		const told = JSON.stringify(person);
		for (const word of ['anna@example.com', '+79161234567', '=Anna', 'Acme', 'vip', 'Called'])
			expect(told).toContain(word);
		expect(told).toContain(importId);
		const csv = (await Array.fromAsync(anExport('leads', 'csv')(house, workspace))).join('');
		const [head = '', row = '', ...rest] = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
		expect(rest).toEqual([]);
		const cells = new Map(head.split(',').map((name, at) => [name, row.split(',')[at]]));
		const cellsOf = (...names: string[]) => names.map((name) => cells.get(name));
		expect(cellsOf('email', 'name', 'company', 'lead_tags', 'notes')).toEqual([
			...['anna@example.com', "'=Anna", 'Acme', 'vip', '1']
		]);
		expect(cellsOf('quiz', 'quiz_title', 'score', 'first_source', 'stage_name')).toEqual([
			...['', '', '', '', 'Customer']
		]);
	});

	test('one is erased with what the file said, and the file that names them takes them back as nobody who is written to', async () => {
		const { house, workspace } = await open();
		const basis = { basis: 'consent', basisAt: 0, basisNote: 'Form of the fair' } as const;
		const row = 'anna@example.com,+79161234567,Anna,Acme,customer,vip,Called';
		const file = `${HEADINGS}\n${row}\nboris@example.com,,Boris,,,,\n`;
		const first = await importedLeads(house, workspace, file, { basis });
		expect(first).toMatchObject({ added: 2 });
		const id = await idOf(house, workspace, 'acme');
		const counts = valueOf(
			await erasePerson(house, workspace, id, { by: 'usr_1', reason: 'asked' })
		);
		expect(counts).toMatchObject({ leads: 1, leadTags: 1, leadNotes: 1, recipients: 1 });
		const { tables, db } = house.store;
		const left = JSON.stringify(
			await Promise.all(
				(['leads', 'leadTags', 'leadNotes', 'leadHistory', 'recipients'] as const).map((name) =>
					db.select().from(tables[name])
				)
			)
		);
		for (const word of ['anna', 'Acme', 'Called', '9161234567']) expect(left).not.toContain(word);
		expect(left).toContain('boris@example.com');
		await importedLeads(house, workspace, file, { basis });
		expect(await db.select().from(tables.suppressions)).toMatchObject([
			{ email: 'anna@example.com', reason: 'unsubscribed' }
		]);
	});
});
