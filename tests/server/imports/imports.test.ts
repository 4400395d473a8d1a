import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	getImport,
	importFaults,
	listImports,
	repeatImport,
	startImport,
	sweepImports,
	type ImportStart
} from '../../../src/lib/server/services/imports/imports.ts';
import { createList, listsWithCounts } from '../../../src/lib/server/services/audience/lists.ts';
import { stopWriting } from '../../../src/lib/server/services/audience/recipient-by-hand.ts';
import {
	addRecipients,
	getRecipient,
	listRecipients
} from '../../../src/lib/server/services/audience/recipients.ts';
import {
	announceImport,
	lookAtImport,
	receiveImport
} from '../../../src/lib/server/services/imports/receive-import.ts';
import {
	isRunningHere,
	runImport,
	stopImports
} from '../../../src/lib/server/services/imports/run-import.ts';
import { changeImport, importById } from '../../../src/lib/server/storage/queries/imports.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aRecipientFile } from '../../support/a-recipient-file.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

let dataDir = '';
beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-imports-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

async function* inParts(bytes: Uint8Array) {
	for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
}

async function uploaded(house: TestHouse, workspace: string, content: string | Uint8Array) {
	const bytes = Buffer.from(content);
	const who = { workspace, user: 'usr_1', kind: 'recipients' as const };
	const { id } = valueOf(
		await announceImport(house, who, { name: 'люди.csv', size: bytes.length })
	);
	const half = Math.floor(bytes.length / 2);
	valueOf(await receiveImport(house, workspace, id, 0, inParts(bytes.subarray(0, half))));
	valueOf(await receiveImport(house, workspace, id, half, inParts(bytes.subarray(half))));
	return id;
}

async function begun(
	house: TestHouse,
	workspace: string,
	content: string | Uint8Array,
	start: Partial<ImportStart> = {}
) {
	const id = await uploaded(house, workspace, content);
	const { format, mapping } = valueOf(await lookAtImport(house, workspace, id));
	const basis = { basis: 'consent', basisAt: house.clock.now(), basisNote: 'Форма на сайте' };
	const asked = { format, mapping, ...basis, ...start };
	const started = await startImport(house, workspace, id, asked, 'usr_1');
	return { id, started };
}

async function ended(house: TestHouse, workspace: string, id: string) {
	await expect
		.poll(async () => valueOf(await getImport(house, workspace, id)).state, { timeout: 20_000 })
		.not.toBe('running');
	// The row says so a moment before its file is gone and this process has let go of it.
	await stopImports(house);
	return valueOf(await getImport(house, workspace, id));
}

async function faultsOf(house: TestHouse, workspace: string, id: string) {
	const all = [];
	for await (const rows of importFaults(house, workspace, id)) all.push(...rows);
	return all.map(({ line, code }) => `${line} ${code}`);
}

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore(), config: { dataDir } });
		return { house, workspace: await aWorkspace(house) };
	};

	describe('an import', () => {
		test('gives its language to those of whom none is known', async () => {
			const { house, workspace } = await open();
			const first = await begun(house, workspace, 'email,lang\nknown@example.com,en');
			await ended(house, workspace, first.id);
			const file = 'email,lang\nknown@example.com,\nnew@example.com,\nsaid@example.com,de';
			const id = await uploaded(house, workspace, file);
			const { format, mapping } = valueOf(await lookAtImport(house, workspace, id));
			const basis = { basis: 'customer', basisAt: house.clock.now(), basisNote: 'Shop' };
			const inRussian = { ...format, locale: 'ru' };
			valueOf(
				await startImport(house, workspace, id, { format: inRussian, mapping, ...basis }, null)
			);
			await ended(house, workspace, id);
			const of = async (name: string) =>
				valueOf(await getRecipient(house, workspace, `${name}@example.com`)).locale;
			expect(await of('known')).toBe('en');
			expect(await of('new')).toBe('ru');
			expect(await of('said')).toBe('de');
		});

		test('adds people with their basis, puts them on a new list and tells each line that it refused', async () => {
			const { house, workspace } = await open();
			const { bytes, broken, repeated } = aRecipientFile(1200, {
				encoding: 'windows-1251',
				separator: ';'
			});
			const { id, started } = await begun(house, workspace, bytes, { newList: 'Клиенты' });
			expect(valueOf(started).state).toBe('running');
			const done = await ended(house, workspace, id);
			const added = 1200 - broken.length - repeated;
			expect(done).toMatchObject({
				...{ state: 'done', rows: 1200, added, updated: 0, repeated, broken: broken.length },
				...{ bytes: bytes.length, bytesRead: bytes.length, error: null }
			});
			expect(await listsWithCounts(house, workspace)).toMatchObject([
				{ name: 'Клиенты', members: added, offered: false }
			]);
			const faults = await faultsOf(house, workspace, id);
			expect(faults).toHaveLength(broken.length + repeated);
			expect(faults[0]).toBe(`${broken[0]} many_at`);
			expect(valueOf(await getRecipient(house, workspace, 'person1@example.com'))).toMatchObject({
				...{ name: 'Анна 1', locale: 'ru', basis: 'consent', basisNote: 'Форма на сайте' },
				...{ importId: id, tags: ['клиенты', 'москва'], suppression: null }
			});
			expect(
				(await listImports(house, workspace, 'recipients')).items.map((one) => one.id)
			).toEqual([id]);
			await expect.poll(() => readdir(join(dataDir, 'imports'))).not.toContain(id);
		});

		test('brings those who are known up to date; who has left, or is suppressed, stays so', async () => {
			const { house, workspace } = await open();
			const list = valueOf(await createList(house, workspace, 'News', false, null)).id;
			const basis = { basis: 'customer', basisAt: 0, basisNote: 'Order 7' };
			const people = ['a', 'b', 'c'].map((name) => ({
				email: `${name}@example.com`,
				name: name.toUpperCase(),
				fields: { city: 'Omsk', company: 'Old' }
			}));
			const { ids } = valueOf(
				await addRecipients(house, workspace, { ...basis, people, lists: [list], by: null })
			);
			const [left = '', stopped = ''] = ids;
			await house.store.db.update(house.store.tables.listMembers).set({ leftAt: 5 });
			valueOf(await stopWriting(house, workspace, stopped, 'Asked by phone', null));
			const file = 'email,name,company\nA@example.com,,New\nb@example.com,Bea,\nd@example.com,D,\n';
			const { id } = await begun(house, workspace, file, { list });
			const done = await ended(house, workspace, id);
			expect(done).toMatchObject({ rows: 3, added: 1, updated: 2 });
			expect(valueOf(await getRecipient(house, workspace, left))).toMatchObject({
				...{ name: 'A', fields: { city: 'Omsk', company: 'New' }, lists: [{ leftAt: 5 }] },
				// Consent is the better right.
				...{ basis: 'consent', importId: id }
			});
			expect(valueOf(await getRecipient(house, workspace, stopped))).toMatchObject({
				...{ name: 'Bea', suppression: { reason: 'by_hand', detail: 'Asked by phone' } }
			});
			expect(valueOf(await getRecipient(house, workspace, 'c@example.com'))).toMatchObject({
				...{ basis: 'customer', importId: null }
			});
			const open_ = await listRecipients(house, workspace, { list });
			expect(open_.items.map(({ email }) => email)).toEqual(['d@example.com']);
		});

		test('is begun once, whether it is under way or done', async () => {
			const { house, workspace } = await open();
			const { id, started } = await begun(house, workspace, 'email\na@example.com');
			const { format, mapping } = valueOf(started);
			const basis = { basis: 'consent', basisAt: house.clock.now(), basisNote: 'Shop' };
			const again = async () =>
				codeOf(await startImport(house, workspace, id, { format, mapping, ...basis }, null));
			expect(await again()).toBe('import_running');
			expect(await ended(house, workspace, id)).toMatchObject({ state: 'done', runs: 1 });
			expect(await again()).toBe('import_running');
		});

		test('that is killed is told as interrupted, and is repeated without harm', async () => {
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
			const { bytes, broken, repeated } = aRecipientFile(6000, {
				encoding: 'utf-8',
				separator: ','
			});
			const { id } = await begun(house, workspace, bytes);
			const stopped = await ended(house, workspace, id);
			expect(stopped.state).toBe('interrupted');
			expect(stopped.rows).toBeGreaterThan(0);
			expect(stopped.rows).toBeLessThan(6000);
			expect(valueOf(await repeatImport(house, workspace, id, 'usr_2')).state).toBe('running');
			const added = 6000 - broken.length - repeated;
			expect(await ended(house, workspace, id)).toMatchObject({
				...{ state: 'done', rows: 6000, added, updated: 0, repeated, broken: broken.length }
			});
			const { auditLog } = store.tables;
			const lines = await store.db.select().from(auditLog).orderBy(auditLog.id);
			expect(lines).toMatchObject([
				{ action: 'recipients.imported', by: 'usr_1', subject: id },
				{ action: 'recipients.imported', by: 'usr_2', subject: id }
			]);
			expect(codeOf(await repeatImport(house, workspace, id, null))).toBe('import_running');
		});

		test('whose process is gone is interrupted; one that comes back late writes nothing more', async () => {
			const { house, workspace } = await open();
			const { id } = await begun(house, workspace, 'email\na@example.com');
			await ended(house, workspace, id);
			const row = await importById(house.store, workspace, id);
			if (!row) throw new Error('gone');
			// What it has written is seen before it has put away its file.
			await expect.poll(() => isRunningHere(house, id)).toBe(false);
			// As a killed process leaves it.
			await changeImport(house.store, row, ['done'], { state: 'running' });
			house.clock.advance(61_000);
			expect(valueOf(await getImport(house, workspace, id)).state).toBe('interrupted');
			expect(codeOf(await repeatImport(house, workspace, id, null))).toBe('import_gone');
			await changeImport(house.store, row, ['running'], { runs: row.runs + 1, rows: 0 });
			await runImport(house, { ...row, mapping: { 0: 'email' } });
			expect(await importById(house.store, workspace, id)).toMatchObject({ rows: 0 });
		});

		test('wants a column of addresses, a basis, its day and how it was given', async () => {
			const { house, workspace } = await open();
			const { started } = await begun(house, workspace, 'email\na@example.com', {
				...{ mapping: { 0: 'name' }, basis: 'none', basisNote: ' ' },
				basisAt: house.clock.now() + 3 * 86_400_000
			});
			const paths = started.ok ? [] : started.problem.errors?.map(({ path }) => path);
			expect(paths).toEqual(['mapping', 'basis', 'basisAt', 'basisNote']);
			const again = await begun(house, workspace, 'email\na@example.com', { list: 'lst_none' });
			expect(codeOf(again.started)).toBe('invalid');
		});

		test('of a workbook that is none is refused; bytes that do not follow are too', async () => {
			const { house, workspace } = await open();
			const id = await uploaded(house, workspace, Buffer.from('504b030400000000', 'hex'));
			expect(codeOf(await lookAtImport(house, workspace, id))).toBe('unreadable_file');
			for (const head of [
				'%PDF-1.7\n1 0 obj',
				'\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
				'a,b\x01\x02\n1,2'
			]) {
				const other = await uploaded(house, workspace, Buffer.from(head, 'latin1'));
				expect(codeOf(await lookAtImport(house, workspace, other))).toBe('unreadable_file');
			}
			const blank = await uploaded(house, workspace, '\r\n \r\n');
			expect(codeOf(await lookAtImport(house, workspace, blank))).toBe('empty_file');
			const late = await receiveImport(house, workspace, id, 3, inParts(Buffer.from('x')));
			expect(codeOf(late)).toBe('upload_offset');
			const more = await receiveImport(house, workspace, id, 8, inParts(Buffer.from('x')));
			expect(codeOf(more)).toBe('too_large');
			const stranger = await aWorkspace(house);
			expect(codeOf(await lookAtImport(house, stranger, id))).toBe('not_found');
			const size = 300_000_000;
			const who = { workspace, user: 'usr_1', kind: 'recipients' as const };
			expect(codeOf(await announceImport(house, who, { name: 'x', size }))).toBe('too_large');
			const none = await announceImport(house, who, { name: 'x', size: 0 });
			expect(codeOf(none)).toBe('empty_file');
		});

		test('that nobody begins is removed after a day', async () => {
			const { house, workspace } = await open();
			const id = await uploaded(house, workspace, 'email\na@example.com');
			await sweepImports(house);
			expect(codeOf(await getImport(house, workspace, id))).toBe('ok');
			house.clock.advance(86_400_001);
			await sweepImports(house);
			expect(codeOf(await getImport(house, workspace, id))).toBe('not_found');
			expect(await readdir(join(dataDir, 'imports'))).not.toContain(id);
		});
	});
});
