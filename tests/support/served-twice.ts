import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RoundRobin, roundRobin } from './round-robin.ts';
import { apiAt, freePort, serve, type Served, type ServeOptions } from './served.ts';

/** Two processes of the built server on one PostgreSQL, behind a round robin at `origin`. */
export interface ServedTwice extends Pick<Served, 'origin' | 'api' | 'dataDir' | 'stop'> {
	processes: Served[];
	robin: RoundRobin;
	/** Starts one of them anew, after it was killed. */
	restart(index: number): Promise<void>;
}

/** @param options of both; their environment names the database */
export async function serveTwice(options: Omit<ServeOptions, 'port'>): Promise<ServedTwice> {
	const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'quizsilver-')));
	const [port, ...ports] = [await freePort(), await freePort(), await freePort()];
	const robin = await roundRobin(
		port ?? 0,
		ports.map((own) => ({ port: own }))
	);
	const env = { ...options.env, ORIGIN: robin.origin, TRUST_PROXY: '1' };
	const start = (own: number) => serve({ ...options, env, dataDir, port: own });
	const processes = await Promise.all(ports.map(start));
	return {
		origin: robin.origin,
		api: apiAt(robin.origin),
		dataDir,
		processes,
		robin,
		async restart(index) {
			processes[index] = await start(ports[index] ?? 0);
		},
		async stop() {
			await robin.close();
			const codes = await Promise.all(processes.map((process) => process.stop()));
			if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
			return codes.find((code) => code !== 0) ?? 0;
		}
	};
}
