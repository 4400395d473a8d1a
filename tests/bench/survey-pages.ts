import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { PEOPLE } from '../../src/lib/letter/figures.ts';
import { makePostgres } from '../support/postgres-server.ts';
import { OWNER, serve, type Served } from '../support/served.ts';
import type { Line } from './line.ts';
import { INVITED, inviteMillion } from './million-invited.ts';

const ASKED_MILLISECONDS = 200;
const ROUNDS = 8;
/** Addresses that begin so are a twentieth of all, one in 20,000, and none; the last is a part of some names. */
const SEARCHES = ['a', 'b0012', 'nobody', '777'];
/** 50,000 addresses begin so, and none of them is of these kinds, each of more than 10,000 people. */
const SHARED = { q: 'z', kinds: ['opened_human', 'opened_unsure', 'tapped', 'finished', 'warm'] };

/** The pages of a survey with a million people: its figures, and the people behind each of them, with and without a search. */
export async function surveyPageLines(): Promise<Line[]> {
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
		return await measure('PostgreSQL', { env: { DATABASE_URL: url } }, url);
	} finally {
		await postgres.remove();
	}
}

async function measure(
	engine: string,
	options: { dataDir?: string; env?: Record<string, string> },
	databaseUrl: string
): Promise<Line[]> {
	const first = await serve(options);
	const body = JSON.stringify({ template: 'nps' });
	const { id: quiz } = await (await first.api('/quizzes', { method: 'POST', body })).json();
	await first.stop();
	const survey = await inviteMillion(databaseUrl, quiz);
	const server = await serve(options);
	try {
		const people = INVITED.toLocaleString('en');
		return [
			lineOf(
				`pages of a survey with ${people} people`,
				engine,
				await waitsFor(server, pathsOf(survey))
			),
			lineOf(
				`search among ${people} by what 50,000 addresses of others begin with`,
				engine,
				await waitsFor(server, pathsOfShared(survey))
			)
		];
	} finally {
		await server.stop();
	}
}

function lineOf(what: string, engine: string, waits: ReadonlyMap<string, readonly number[]>): Line {
	const all = [...waits.values()].flat();
	const [slowest = '', of = []] =
		[...waits].toSorted(([, one], [, other]) => p95(other) - p95(one))[0] ?? [];
	return {
		what: `${what}, ${engine}`,
		floor: 'none',
		measured: `p95 ${p95(all)} ms over ${waits.size} pages; the slowest, ${slowest.split('/').at(-1)}, ${p95(of)} ms`,
		asked: `${ASKED_MILLISECONDS} ms for each page`,
		kept: p95(of) < ASKED_MILLISECONDS
	};
}

function pathsOfShared(survey: string): string[] {
	const { kinds, q } = SHARED;
	return kinds.map((which) => `/surveys/${survey}/people?${new URLSearchParams({ which, q })}`);
}

function pathsOf(survey: string): string[] {
	const at = `/surveys/${survey}`;
	const kinds = [...PEOPLE, 'segment:hot'];
	return [
		'/surveys',
		at,
		...kinds.flatMap((kind) =>
			['', ...SEARCHES].map((q) => `${at}/people?${new URLSearchParams({ which: kind, q })}`)
		),
		`${at}/people?which=finished&variant=b`
	];
}

/** Milliseconds of each, after one that warms up. */
async function waitsFor(server: Served, paths: readonly string[]): Promise<Map<string, number[]>> {
	const cookie = await session(server);
	const waits = new Map<string, number[]>(paths.map((path) => [path, []]));
	for (let round = 0; round <= ROUNDS; round += 1) {
		for (const path of paths) {
			const begun = performance.now();
			const page = await fetch(server.origin + path, { headers: { cookie } });
			await page.arrayBuffer();
			if (page.status !== 200) throw new Error(`${path}: ${page.status}`);
			if (round > 0) waits.get(path)?.push(performance.now() - begun);
		}
	}
	return waits;
}

async function session({ origin }: Served): Promise<string> {
	const answer = await fetch(`${origin}/sign-in`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin },
		body: new URLSearchParams(OWNER)
	});
	return answer.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');
}

function p95(waits: readonly number[]): number {
	return Math.round(waits.toSorted((a, b) => a - b)[Math.ceil(waits.length * 0.95) - 1] ?? 0);
}
