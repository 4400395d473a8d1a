import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { makePostgres, type PostgresServer } from '../support/postgres-server.ts';
import type { Engine } from '../support/store.ts';

/** A database that a server can be started on, and that the test can look into beside it. */
export interface Ground {
	engine: Engine;
	/** For the server's environment. */
	env: Record<string, string>;
	/** @returns the rows, each as a list */
	ask(text: string): Promise<unknown[][]>;
	/** Runs statements that answer nothing. */
	run(text: string): Promise<void>;
}

/** Grounds on one PostgreSQL that starts with the first of them. */
export function grounds() {
	let postgres: Promise<PostgresServer> | undefined;
	let made = 0;
	return {
		/** @param dataDir of the server */
		async make(engine: Engine, dataDir: string): Promise<Ground> {
			if (engine === 'sqlite') return sqliteGround(dataDir);
			postgres ??= makePostgres({ fsync: true });
			const { urlOf } = await postgres;
			const name = `ground_${(made += 1)}`;
			await askPostgres(urlOf('postgres'), `CREATE DATABASE ${name}`);
			const url = urlOf(name);
			return {
				engine,
				env: { DATABASE_URL: url },
				ask: (text) => askPostgres(url, text),
				run: async (text) => void (await askPostgres(url, text))
			};
		},
		async remove() {
			await (await postgres)?.remove();
		}
	};
}

function sqliteGround(dataDir: string): Ground {
	const opened = <Result>(work: (client: Database.Database) => Result): Result => {
		const client = new Database(join(dataDir, 'quizsilver.db'), { timeout: 5_000 });
		try {
			return work(client);
		} finally {
			client.close();
		}
	};
	return {
		engine: 'sqlite',
		env: {},
		ask: async (text) => opened((client) => client.prepare<[], unknown[]>(text).raw().all()),
		run: async (text) => opened((client) => void client.exec(text))
	};
}

async function askPostgres(connectionString: string, text: string): Promise<unknown[][]> {
	const client = new pg.Client({ connectionString });
	await client.connect();
	const { rows } = await client
		.query<unknown[]>({ text, rowMode: 'array' })
		.finally(() => client.end());
	return rows;
}
