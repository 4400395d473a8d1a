import Database from 'better-sqlite3';
import pg from 'pg';
import type { Engine } from '../../support/store.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';

/** Statements after which the database takes no line of the log, and those that end it. */
const STATEMENTS: Record<Engine, { close: string; open: string }> = {
	sqlite: {
		close: `CREATE TRIGGER no_lines BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'no lines'); END`,
		open: 'DROP TRIGGER no_lines'
	},
	postgres: {
		close: `CREATE FUNCTION no_lines() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no lines'; END $$;
			CREATE TRIGGER no_lines BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION no_lines()`,
		open: 'DROP TRIGGER no_lines ON audit_log; DROP FUNCTION no_lines'
	}
};

/** While `work` goes on, the log of changes of this database takes nothing. */
export async function withoutLog(
	engine: Engine,
	{ databaseUrl }: Store,
	work: () => Promise<void>
): Promise<void> {
	const { close, open } = STATEMENTS[engine];
	await run(engine, databaseUrl, close);
	try {
		await work();
	} finally {
		await run(engine, databaseUrl, open);
	}
}

async function run(engine: Engine, url: string, statement: string): Promise<void> {
	if (engine === 'sqlite') {
		const db = new Database(url.replace(/^file:/, ''));
		db.exec(statement);
		db.close();
		return;
	}
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
