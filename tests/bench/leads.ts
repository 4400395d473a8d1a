import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { sampleLeads } from '../../src/commands/sample-leads.ts';
import { openStore } from '../../src/lib/server/storage/open.ts';
import { makePostgres } from '../support/postgres-server.ts';
import { serve, type Served } from '../support/served.ts';
import type { Line } from './line.ts';

const LEADS = 1_000_000;
const AT_ONCE = 10_000;
const ROUNDS = 12;
const ASKED_PAGE = 50;
const ASKED_SEARCH = 100;

const SORTS = [
	'created',
	'active',
	'name',
	'segment',
	'stage',
	'score',
	'owner',
	'source',
	'outcome'
];
/** Common words and rare ones, in both alphabets; one letter, several words, a part of a number, nothing. */
const SEARCHES = [
	'a',
	'анна',
	'АБР',
	'anna ard',
	'arden77',
	'ром',
	'8 916 012',
	'4567',
	'acme',
	'z',
	'example'
];

/** A million leads at the API: the shipped views, each filter and each order by itself, and searches. */
export async function leadLines(): Promise<Line[]> {
	return [...(await onSqlite()), ...(await onPostgres())];
}

async function onSqlite(): Promise<Line[]> {
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-bench-'));
	try {
		return await measure('SQLite', { dataDir }, `file:${join(dataDir, 'quizsilver.db')}`);
	} finally {
		await rm(dataDir, { recursive: true });
	}
}

async function onPostgres(): Promise<Line[]> {
	const postgres = await makePostgres({ fsync: false });
	try {
		const admin = new pg.Client({ connectionString: postgres.urlOf('postgres') });
		await admin.connect();
		await admin.query('CREATE DATABASE ours');
		await admin.end();
		const url = postgres.urlOf('ours');
		return await measure('PostgreSQL', { env: { DATABASE_URL: url } }, url, (fill) =>
			withoutIndexes(url, fill)
		);
	} finally {
		await postgres.remove();
	}
}

async function measure(
	engine: string,
	options: { dataDir?: string; env?: Record<string, string> },
	databaseUrl: string,
	around: (fill: () => Promise<void>) => Promise<void> = (fill) => fill()
): Promise<Line[]> {
	const first = await serve(options);
	const quizzes: string[] = [];
	for (const template of ['bant', 'nps', 'bant']) {
		const body = JSON.stringify({ template });
		quizzes.push((await (await first.api('/quizzes', { method: 'POST', body })).json()).id);
	}
	await first.stop();
	const [most = '', some = '', few = ''] = quizzes;
	const owners: string[] = [];
	await around(async () => void owners.push(...(await fill(databaseUrl, [most, some, few]))));
	const server = await serve(options);
	try {
		const pages = await waitsFor(server, filters(owners, quizzes));
		const searches = await waitsFor(
			server,
			SEARCHES.map((q) => `?${new URLSearchParams({ q })}`)
		);
		return [
			lineOf(`pages of 50 among ${LEADS.toLocaleString('en')} leads`, engine, pages, ASKED_PAGE),
			lineOf(`search among ${LEADS.toLocaleString('en')} leads`, engine, searches, ASKED_SEARCH)
		];
	} finally {
		await server.stop();
	}
}

function filters(owners: readonly string[], quizzes: readonly string[]): string[] {
	const values = {
		segment: ['hot', 'warm', 'cold', 'nothing'],
		stage: ['lead', 'sql', 'customer'],
		owner: [owners[0] ?? '', 'none'],
		source: ['direct', 'fair', 'nowhere'],
		quiz: quizzes,
		tag: ['vip', 'partner', 'event'],
		outcome: ['won', 'junk', 'none'],
		untouched: ['1'],
		from: ['10', '99'],
		to: ['3', '90'],
		since: ['2000-01-01', '2025-11-01']
	};
	return [
		'?',
		...Object.entries(values).flatMap(([name, of]) =>
			of.map((value) => `?${new URLSearchParams({ [name]: value })}`)
		),
		...SORTS.flatMap((sort) => [`?sort=${sort}`, `?sort=-${sort}`])
	];
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

/** @returns members who work some of them */
async function fill(databaseUrl: string, quizzes: [string, string, string]): Promise<string[]> {
	const store = await openStore({ databaseUrl });
	try {
		const { users } = store.tables;
		const [owner] = await store.db.select().from(users);
		if (!owner) throw new Error('Nobody is there.');
		const owners = Array.from({ length: 20 }, (_, n) => `user_of_bench_${n}`);
		const members = owners.map((id) => ({ ...owner, id, email: `${id}@example.com`, name: id }));
		await store.db.insert(users).values(members);
		const workspace = owner.workspaceId;
		const sample = { workspace, quizzes, owners, now: Date.now(), count: LEADS };
		for (let from = 0; from < LEADS; from += AT_ONCE) {
			const to = Math.min(from + AT_ONCE, LEADS);
			await store.atomically((db) => sampleLeads(store, db, sample, { from, to }));
		}
		return owners;
	} finally {
		await store.close();
	}
}

/** Milliseconds of each, its second page too, after one that warms up. */
async function waitsFor(server: Served, paths: readonly string[]): Promise<Map<string, number[]>> {
	const waits = new Map<string, number[]>(paths.map((path) => [path, []]));
	for (const [path, of] of waits) {
		for (let round = 0; round <= ROUNDS; round += 1) {
			const begun = performance.now();
			const page = await server.api(`/leads${path}`);
			const { next } = await page.json();
			if (page.status !== 200) throw new Error(`${path}: ${page.status}`);
			if (round > 0) of.push(performance.now() - begun);
			if (!next) continue;
			const again = performance.now();
			await (await server.api(`/leads${path}&cursor=${next}`)).arrayBuffer();
			if (round > 0) of.push(performance.now() - again);
		}
	}
	return waits;
}

function lineOf(
	what: string,
	engine: string,
	waits: ReadonlyMap<string, readonly number[]>,
	asked: number
): Line {
	const slowest = [...waits].toSorted(([, one], [, other]) => p95(other) - p95(one));
	const [[, worst] = ['', []]] = slowest;
	const named = slowest
		.slice(0, 3)
		.map(([path, of]) => `${decodeURIComponent(path)} ${p95(of)} ms`);
	return {
		what: `${what}, ${engine}`,
		floor: 'none',
		measured: `p95 ${p95([...waits.values()].flat())} ms over ${waits.size}; the slowest: ${named.join(', ')}`,
		asked: `${asked} ms for each`,
		kept: p95(worst) < asked
	};
}

function p95(waits: readonly number[]): number {
	return Math.round(waits.toSorted((a, b) => a - b)[Math.ceil(waits.length * 0.95) - 1] ?? 0);
}
