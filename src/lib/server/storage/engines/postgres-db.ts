import { NodePgSession } from 'drizzle-orm/node-postgres/session';
import { PgDatabase } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import type { Db } from '../store.ts';
import { ArrayDialect } from './postgres-dialect.ts';

const dialect = new ArrayDialect({ casing: 'snake_case' });

/**
 * Drizzle wraps what PostgreSQL refuses in an error that quotes every parameter, so that an email address would end in
 * somebody's log. This session throws what the driver threw, which names the constraint and no values.
 */
class DiscreetSession extends NodePgSession<Record<string, never>, Record<string, never>> {
	override prepareQuery(
		...parameters: Parameters<
			NodePgSession<Record<string, never>, Record<string, never>>['prepareQuery']
		>
	) {
		const query = super.prepareQuery(...parameters);
		return Object.assign(query, { queryWithCache: runPlainly });
	}
}

function runPlainly<Result>(_sql: string, _parameters: unknown[], run: () => Promise<Result>) {
	return run();
}

/** Queries on the pool, or on the one connection that a transaction is in. */
export function postgresDb(client: pg.Pool | pg.PoolClient): Db {
	const session = new DiscreetSession(client, dialect, undefined);
	// The dialect cast: queries are spelled for PostgreSQL by their tables.
	return new PgDatabase(dialect, session, undefined) as unknown as Db;
}
