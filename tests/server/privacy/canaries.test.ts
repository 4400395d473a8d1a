import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fileMailer } from '../../../src/lib/server/delivery/email/smtp.ts';
import { erasePerson } from '../../../src/lib/server/services/privacy/erase-person.ts';
import { openStore } from '../../../src/lib/server/storage/open.ts';
import { PERSONAL } from '../../../src/lib/server/storage/personal.ts';
import { PERSONAL_TABLES } from '../../../src/lib/server/storage/queries/traces.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import {
	aPlantedPerson,
	type Canaries,
	type PlantedPerson
} from '../../support/a-planted-person.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { copyTemplate, type Engine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

/* Words are planted wherever something of a person can stand; once they are erased, none of them is found anywhere. */

const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];
const opened: { house: TestHouse; dataDir: string }[] = [];

afterEach(async () => {
	vi.restoreAllMocks();
	for (const { house, dataDir } of opened.splice(0)) {
		await house.store.close();
		await rm(dataDir, { recursive: true });
	}
});

async function aFurnishedHouse(engine: Engine, neighbours = 0) {
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-erased-'));
	const databaseUrl =
		engine === 'postgres' ? await copyTemplate() : `file:${join(dataDir, 'quizsilver.db')}`;
	const store = await openStore({ databaseUrl });
	const plain = await aHouse({ store, config: { dataDir } });
	const folder = join(dataDir, 'mail');
	const house = { ...plain, mailer: fileMailer(folder, 'us@example.com', plain.clock) };
	opened.push({ house, dataDir });
	const workspace = await aWorkspace(house);
	// Their rows stand among others', so that pages of the file are shared.
	for (let count = 0; count < neighbours; count += 1) await aPlantedPerson(store, workspace);
	const person = await aPlantedPerson(store, workspace);
	for (let count = 0; count < neighbours; count += 1) await aPlantedPerson(store, workspace);
	await beside(house, person, folder);
	return { house, workspace, person };
}

/** Files of theirs, and mails to and about them. */
async function beside(
	{ config: { dataDir }, store, mailer }: TestHouse,
	{ email, upload, delivery, canaries }: PlantedPerson,
	folder: string
) {
	const shelf = join(dataDir, 'uploads', upload.slice(4, 6));
	await mkdir(shelf, { recursive: true });
	canaries.set('upload file', 'kanarieupload');
	await writeFile(join(shelf, `${upload}.whole`), 'kanarieupload');
	const ids = [canaries.get('letters.id'), canaries.get('mails.id'), delivery, undefined];
	for (const [at, id] of ids.entries()) {
		canaries.set(`mail file ${at}`, `kanariemail${at}`);
		// What is pushed by mail goes to a colleague, and may name no address of theirs.
		const to = id === delivery ? 'sales@example.com' : email;
		await mailer.send({
			...{ to: [to], subject: 'Hello', text: `kanariemail${at} и ещё слова` },
			...(id !== undefined && { file: `${id}.eml` })
		});
	}
	expect(await readdir(folder)).toHaveLength(4);
	await mkdir(join(dataDir, 'imports'));
	canaries.set('import file', 'kanarieimport');
	await writeFile(join(dataDir, 'imports', 'imp_waits'), `email,name\n${email},kanarieimport\n`);
	const { imports } = store.tables;
	const [first] = await store.db.select().from(imports);
	if (!first) throw new Error('No import was planted.');
	await store.db.insert(imports).values({ ...first, id: 'imp_waits', state: 'waiting' });
}

/** Where the words are found: in any row or index of the database, in any file, in the log. */
async function found({ store, config, lines }: TestHouse, canaries: Canaries) {
	const places: [string, string][] = [['log', lines.join('\n')]];
	for (const path of await readdir(config.dataDir, { recursive: true })) {
		const bytes = await readFile(join(config.dataDir, path)).catch(() => Buffer.alloc(0));
		places.push([path, `${path} ${bytes.toString('latin1')}`.toLowerCase()]);
		if (path.endsWith('.eml')) places.push([path, JSON.stringify(await PostalMime.parse(bytes))]);
	}
	if (store.engine === 'postgres') places.push(['database', await allRows(store)]);
	return [...canaries].flatMap(([name, word]) =>
		places.flatMap(([place, text]) => (text.includes(word) ? [`${name} in ${place}`] : []))
	);
}

async function allRows({ databaseUrl }: Store): Promise<string> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	try {
		const { rows } = await client.query<{ name: string }>(
			"SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'"
		);
		const all = [];
		for (const { name } of rows) all.push((await client.query(`SELECT * FROM ${name}`)).rows);
		return JSON.stringify(all);
	} finally {
		await client.end();
	}
}

const asked = { by: 'usr_1', reason: 'asked' } as const;

describe.each(ENGINES)('on %s', (engine) => {
	test('nothing of somebody is left who was erased, and all of the others', async () => {
		const { house, workspace, person } = await aFurnishedHouse(engine, 4);
		const others = await house.store.db.$count(house.store.tables.leads);
		const before = await found(house, person.canaries);
		expect(person.canaries.size).toBeGreaterThan(100);
		expect(new Set(before.map((one) => one.split(' in ')[0])).size).toBe(person.canaries.size);
		valueOf(await erasePerson(house, workspace, person.lead, asked));
		expect(await found(house, person.canaries)).toEqual([]);
		expect(await house.store.db.$count(house.store.tables.leads)).toBe(others - 1);
		expect(await house.store.db.select().from(house.store.tables.erasures)).toMatchObject([
			{ workspaceId: workspace, by: 'usr_1', reason: 'asked', counts: { leads: 1, responses: 1 } }
		]);
	});
});

/** Their rows go with their parents', by a foreign key. */
const CASCADED = ['deliveryAttempts', 'listMembers', 'recipientTags', 'leadQuizzes'];

describe('a table that erasure leaves out', () => {
	const names = PERSONAL_TABLES.filter((name) => !CASCADED.includes(name));

	test.each(names)('is found out: %s', async (name) => {
		const { house, workspace, person } = await aFurnishedHouse('sqlite');
		const { table } = PERSONAL[name](house.store, NOBODY);
		vi.spyOn(PERSONAL, name).mockReturnValue({ table, where: sql`1 = 0` });
		// Where it is one that everything else hangs on, nothing is taken away at all, and that is said.
		const erased = await erasePerson(house, workspace, person.lead, asked);
		const left = await found(house, person.canaries);
		expect(left).not.toEqual([]);
		expect(erased.ok).toBe(!COUNTED.includes(name));
	});
});

/** Of these it is made sure that none came meanwhile. */
const COUNTED = ['leads', 'responses', 'recipients', 'invitations'];

const NOBODY = {
	...{ workspace: '', leads: [], responses: [], attempts: [], recipients: [], invitations: [] },
	...{ emails: [], phones: [] }
};
