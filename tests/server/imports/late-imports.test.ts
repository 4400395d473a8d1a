import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getImport, sweepImports } from '../../../src/lib/server/services/imports/imports.ts';
import {
	announceImport,
	receiveImport
} from '../../../src/lib/server/services/imports/receive-import.ts';
import { runImport } from '../../../src/lib/server/services/imports/run-import.ts';
import {
	beginImport,
	changeImport,
	importById
} from '../../../src/lib/server/storage/queries/imports.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

let dataDir = '';
beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-late-imports-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

forEachEngine((_engine, makeStore) => {
	/** An import that a process has begun, and that nobody is at. */
	async function left(content: string) {
		const house: TestHouse = await aHouse({ store: await makeStore(), config: { dataDir } });
		const workspace = await aWorkspace(house);
		const bytes = Buffer.from(content);
		const who = { workspace, user: 'usr_1', kind: 'recipients' as const };
		const announced = await announceImport(house, who, { name: 'x.csv', size: bytes.length });
		const row = valueOf(announced);
		async function* whole() {
			yield bytes;
		}
		valueOf(await receiveImport(house, workspace, row.id, 0, whole()));
		await beginImport(house.store, row, { mapping: { 0: 'email' }, beatAt: house.clock.now() }, []);
		const now = async () => {
			const found = await importById(house.store, workspace, row.id);
			if (!found) throw new Error('gone');
			return found;
		};
		const shown = async () => valueOf(await getImport(house, workspace, row.id)).state;
		const hasFile = async () => (await readdir(join(dataDir, 'imports'))).includes(row.id);
		return { house, now, shown, hasFile };
	}

	test.each(['email\na@example.com\n', 'email\n'])(
		'one that comes back once another has begun anew writes nothing, and leaves it the file: %j',
		async (content) => {
			const { house, now, hasFile } = await left(content);
			const late = await now();
			await changeImport(house.store, late, ['running'], { runs: late.runs + 1 });
			const before = await now();
			await runImport(house, late);
			expect(await now()).toEqual(before);
			expect(await house.store.db.select().from(house.store.tables.recipients)).toEqual([]);
			expect(await hasFile()).toBe(true);
			expect(house.lines.join()).not.toContain('import_failed');
		}
	);

	test('another process may still be at one that was heard of lately', async () => {
		const { house, shown } = await left('email\n');
		house.clock.advance(60_000);
		expect(await shown()).toBe(house.store.exclusive ? 'interrupted' : 'running');
		house.clock.advance(1);
		expect(await shown()).toBe('interrupted');
	});

	test('one that nobody goes on with is given up after a week, and its file removed', async () => {
		const { house, now, hasFile } = await left('email\n');
		house.clock.advance(7 * 86_400_000);
		await sweepImports(house);
		expect([(await now()).state, await hasFile()]).toEqual(['running', true]);
		house.clock.advance(1);
		await sweepImports(house);
		expect(await now()).toMatchObject({ state: 'failed', error: 'interrupted' });
		expect(await hasFile()).toBe(false);
	});
});
