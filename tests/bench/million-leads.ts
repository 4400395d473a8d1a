import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { sampleLeads } from '../../src/commands/sample-leads.ts';
import { openStore } from '../../src/lib/server/storage/open.ts';
import { makePostgres } from '../support/postgres-server.ts';
import { serve, type ServeOptions } from '../support/served.ts';

/** Fewer for a quick look. */
export const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000);
/** A folder where both databases stay, to be measured again; what is in it is not filled anew. */
const KEPT = process.env.BENCH_KEPT;
const AT_ONCE = 10_000;

export interface MillionLeads {
	engine: 'SQLite' | 'PostgreSQL';
	/** What a server on them is started with. */
	options: ServeOptions;
	databaseUrl: string;
	/** Members who work some of them. */
	owners: string[];
	/** What most of them answered, some, and few. */
	quizzes: string[];
}

/** Lets each engine's leads be measured, made where they are not there yet. */
export async function onEachEngine<Found>(
	measure: (leads: MillionLeads) => Promise<Found[]>
): Promise<Found[]> {
	const asked = process.env.BENCH_ENGINE;
	const sqlite = asked === 'postgres' ? [] : await onSqlite(measure);
	return [...sqlite, ...(asked === 'sqlite' ? [] : await onPostgres(measure))];
}

async function onSqlite<Found>(measure: (leads: MillionLeads) => Promise<Found>): Promise<Found> {
	const dataDir = await folder('sqlite');
	try {
		const databaseUrl = `file:${join(dataDir, 'quizsilver.db')}`;
		const place = { engine: 'SQLite' as const, options: { dataDir }, databaseUrl };
		return await measure(await filled(dataDir, place, (fill) => fill()));
	} finally {
		await leave(dataDir);
	}
}

async function onPostgres<Found>(measure: (leads: MillionLeads) => Promise<Found>): Promise<Found> {
	const dataDir = await folder('postgres');
	const postgres = await makePostgres({ fsync: false, ...(KEPT && { kept: dataDir }) });
	try {
		const databaseUrl = postgres.urlOf('ours');
		if (!existsSync(stateOf(dataDir))) await createDatabase(postgres.urlOf('postgres'));
		const options = { env: { DATABASE_URL: databaseUrl } };
		const place = { engine: 'PostgreSQL' as const, options, databaseUrl };
		return await measure(await filled(dataDir, place, (fill) => withoutIndexes(databaseUrl, fill)));
	} finally {
		await postgres.remove();
		await leave(dataDir);
	}
}

async function folder(engine: string): Promise<string> {
	if (KEPT === undefined) return mkdtemp(join(tmpdir(), 'quizsilver-bench-'));
	const kept = join(KEPT, engine);
	await mkdir(kept, { recursive: true });
	return kept;
}

async function leave(dataDir: string): Promise<void> {
	if (KEPT === undefined) await rm(dataDir, { recursive: true, force: true });
}

/** Beside a database that is filled: who is in it. */
function stateOf(dataDir: string): string {
	return join(dataDir, 'leads.json');
}

async function filled(
	dataDir: string,
	place: Omit<MillionLeads, 'owners' | 'quizzes'>,
	around: (fill: () => Promise<void>) => Promise<void>
): Promise<MillionLeads> {
	const state = stateOf(dataDir);
	if (existsSync(state)) return { ...place, ...JSON.parse(await readFile(state, 'utf8')) };
	const quizzes: string[] = [];
	const first = await serve(place.options);
	for (const template of ['bant', 'nps', 'bant']) {
		const body = JSON.stringify({ template });
		quizzes.push((await (await first.api('/quizzes', { method: 'POST', body })).json()).id);
	}
	await first.stop();
	const owners = Array.from({ length: 20 }, (_, n) => `user_of_bench_${n}`);
	await around(() => fill(place.databaseUrl, quizzes, owners));
	await writeFile(state, JSON.stringify({ owners, quizzes }));
	return { ...place, owners, quizzes };
}

async function createDatabase(url: string): Promise<void> {
	const admin = new pg.Client({ connectionString: url });
	await admin.connect();
	await admin.query('CREATE DATABASE ours');
	await admin.end();
}

/** They are made anew for all rows at once, as a restore does. */
async function withoutIndexes(url: string, fill: () => Promise<void>): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query<{ name: string; made: string }>(
		`SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE tablename = 'leads' AND indexdef NOT LIKE 'CREATE UNIQUE%'`
	);
	for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
	await fill();
	for (const { made } of rows) await client.query(made);
	// What autovacuum does by itself soon after.
	await client.query('VACUUM ANALYZE');
	await client.end();
}

async function fill(databaseUrl: string, quizzes: string[], owners: string[]): Promise<void> {
	const store = await openStore({ databaseUrl });
	try {
		const { users } = store.tables;
		const [owner] = await store.db.select().from(users);
		if (!owner) throw new Error('Nobody is there.');
		const members = owners.map((id) => ({ ...owner, id, email: `${id}@example.com`, name: id }));
		await store.db.insert(users).values(members);
		const [most = '', some = '', few = ''] = quizzes;
		const sample = {
			...{ workspace: owner.workspaceId, owners, now: Date.now(), count: LEADS, moved: false },
			quizzes: [most, some, few] as const
		};
		for (let from = 0; from < LEADS; from += AT_ONCE) {
			const to = Math.min(from + AT_ONCE, LEADS);
			await store.atomically((db) => sampleLeads(store, db, sample, { from, to }));
		}
	} finally {
		await store.close();
	}
}
