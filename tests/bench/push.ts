import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { makePostgres } from '../support/postgres-server.ts';
import { serve, type Served, type ServeOptions } from '../support/served.ts';
import { arrivalsAt } from './arrivals-at.ts';
import type { Arrival } from './arrivals.ts';
import { startFloor } from './floor.ts';
import { publishedLeadQuiz } from './lead-load.ts';
import type { Line } from './line.ts';

const RATE = 50;
const SECONDS = 20;
const WARM_UP = 3;
/** What a destination that hangs takes for each request, ms. */
const HANGS = 2_000;
const ASKED_MILLISECONDS = 500;

/** From the moment a submission is due to its request at a destination: one that is well, and the same beside one that hangs. */
export async function pushLines(): Promise<Line[]> {
	const asked = process.env.BENCH_ENGINE;
	const sqlite = asked === 'postgres' ? [] : await onSqlite();
	return [...sqlite, ...(asked === 'sqlite' ? [] : await onPostgres())];
}

async function onSqlite(): Promise<Line[]> {
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-bench-'));
	try {
		return await measure('SQLite', { dataDir });
	} finally {
		await rm(dataDir, { recursive: true });
	}
}

async function onPostgres(): Promise<Line[]> {
	const postgres = await makePostgres({ fsync: true });
	try {
		const admin = new pg.Client({ connectionString: postgres.urlOf('postgres') });
		await admin.connect();
		await admin.query('CREATE DATABASE ours');
		await admin.end();
		return await measure('PostgreSQL', { env: { DATABASE_URL: postgres.urlOf('ours') } });
	} finally {
		await postgres.remove();
	}
}

async function measure(engine: string, options: ServeOptions): Promise<Line[]> {
	const server = await serve(options);
	try {
		const quiz = await publishedLeadQuiz(server);
		const well = await destination(server, 0);
		const submit = (first: number, seconds: number) =>
			arrivalsAt(server, quiz, { rate: RATE, seconds, first });
		await submit(0, WARM_UP);
		const alone = await submit(1_000, SECONDS);
		const hanging = await destination(server, HANGS);
		const beside = await submit(10_000, SECONDS);
		await wait(2 * HANGS);
		const copies = [well, hanging].flatMap(({ told }) => [...told.values()]).filter(isMore).length;
		await Promise.all([well.stop(), hanging.stop()]);
		return [
			lineOf(`${engine}, beside no other`, alone, well.told, 0),
			lineOf(`${engine}, beside one that hangs ${HANGS / 1000} s`, beside, well.told, copies)
		];
	} finally {
		await server.stop();
	}
}

const isMore = (times: readonly number[]) => times.length > 1;

/** When each lead was told of, by its email. */
async function destination(server: Served, delay: number) {
	const receiver = await startFloor('./slow-receiver.ts', String(delay));
	const told = new Map<string, number[]>();
	receiver.process.on('message', ({ email, at }: { email: string; at: number }) => {
		told.set(email, [...(told.get(email) ?? []), at]);
	});
	const crm = { name: `CRM ${delay}`, url: receiver.origin, events: ['lead.qualified'] };
	await server.api('/destinations', { method: 'POST', body: JSON.stringify(crm) });
	return { told, stop: () => receiver.stop() };
}

function lineOf(
	where: string,
	arrived: readonly Arrival[],
	told: ReadonlyMap<string, readonly number[]>,
	copies: number
): Line {
	const waits = arrived
		.map(({ email, due }) => (told.get(email)?.[0] ?? Infinity) - due)
		.toSorted((a, b) => a - b);
	const at = (share: number) => waits[Math.ceil(waits.length * share) - 1] ?? Infinity;
	return {
		what: `submission to request at a healthy destination, ${RATE} a second, ${where}`,
		floor: 'none',
		measured: `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, the last of ${waits.length} after ${at(1)} ms; ${copies} told twice`,
		asked: `p95 ${ASKED_MILLISECONDS} ms, nobody told twice`,
		kept: at(0.95) <= ASKED_MILLISECONDS && copies === 0
	};
}
