import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { availableParallelism } from 'node:os';
import pg from 'pg';
import { serve, type Served } from '../support/served.ts';
import { leadDatabase } from './lead-database.ts';
import { submissionRate } from './lead-load.ts';
import type { Line } from './line.ts';
import { processorSeconds } from './processor-time.ts';
import { interleaved, summarise } from './rounds.ts';

const ROUNDS = 5;
const SECONDS = 3;
const ASKED = 1.4;
/** Of a core that each process may have, where the processes are to be what is scarce. */
const SHARE = 0.25;

/** Whose time on a processor a second of load costs, in seconds. */
interface Cost {
	processes: number;
	postgres: number;
	generator: number;
}

interface Pair {
	servers: readonly Served[];
	urls: readonly string[];
	databasePids: () => Promise<number[]>;
}

/**
 * Two processes on one PostgreSQL against one, the generator on the same machine: as they are, and with each process held to
 * a share of a core, so that the machine has room for a second one.
 */
export async function twoProcessesLines(): Promise<Line[]> {
	const { postgres, url, quiz } = await leadDatabase();
	const admin = new pg.Client({ connectionString: url });
	try {
		await admin.connect();
		const env = { DATABASE_URL: url };
		const servers = [await serve({ env }), await serve({ env })];
		const pair: Pair = {
			servers,
			urls: servers.map(({ origin }) => `${origin}/api/v1/quizzes/${quiz}/responses`),
			databasePids: async () => {
				const { rows } = await admin.query<{ pid: number }>('SELECT pid FROM pg_stat_activity');
				return rows.map(({ pid }) => pid);
			}
		};
		for (const each of pair.urls) await submissionRate([each], SECONDS);
		const free = await oneAgainstTwo('two processes on one PostgreSQL', pair);
		const holders = await Promise.all(servers.map(hold));
		const held = await oneAgainstTwo(`the same, each process held to ${SHARE} of a core`, pair);
		await Promise.all(holders.map((letGo) => letGo()));
		await Promise.all(servers.map((server) => server.stop()));
		return [free, held];
	} finally {
		await admin.end().catch(() => undefined);
		await postgres.remove();
	}
}

async function oneAgainstTwo(what: string, pair: Pair): Promise<Line> {
	const costs: Record<'one' | 'two', Cost[]> = { one: [], two: [] };
	const figures = await interleaved(
		ROUNDS,
		() => measure(pair, pair.urls.slice(0, 1), costs.one),
		() => measure(pair, pair.urls, costs.two)
	);
	const ratio = figures.ours.median / figures.floor.median;
	return {
		what,
		floor: `one process: ${Math.round(figures.floor.median)} per second`,
		measured: `${Math.round(figures.ours.median)} per second, ${ratio.toFixed(2)} times one`,
		asked: `${ASKED}`,
		kept: ratio >= ASKED,
		note: `of ${availableParallelism()} cores one takes ${inWords(costs.one)}, two take ${inWords(costs.two)}`
	};
}

async function measure(pair: Pair, urls: readonly string[], costs: Cost[]): Promise<number> {
	const database = await pair.databasePids();
	const processes = pair.servers.map(({ process }) => process.pid);
	const spent = () => Promise.all([processes, database, [process.pid]].map(processorSeconds));
	const before = await spent();
	const rate = await submissionRate(urls, SECONDS);
	const [ours = 0, postgres = 0, generator = 0] = (await spent()).map(
		(seconds, index) => (seconds - (before[index] ?? 0)) / SECONDS
	);
	costs.push({ processes: ours, postgres, generator });
	return rate;
}

function inWords(costs: readonly Cost[]): string {
	const median = (of: keyof Cost) => summarise(costs.map((cost) => cost[of])).median.toFixed(2);
	return `${median('processes')} (PostgreSQL ${median('postgres')}, generator ${median('generator')})`;
}

/** @returns lets it run freely again */
async function hold({ process: { pid } }: Served): Promise<() => Promise<void>> {
	const file = fileURLToPath(new URL('./hold-process.ts', import.meta.url));
	const holder = fork(file, [String(pid), String(SHARE)], {
		execArgv: ['--disable-warning=ExperimentalWarning']
	});
	await once(holder, 'message');
	return async () => {
		holder.kill();
		await once(holder, 'exit');
	};
}
