import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openStore } from '../../src/lib/server/storage/open.ts';
import { makePostgres } from './postgres-server.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Address of the database that tests copy, already migrated; nobody connects to it. */
		postgresTemplate: string;
	}
}

/** One PostgreSQL for a whole run of the tests. */
export default async function setUp(project: TestProject) {
	const server = await makePostgres({ fsync: false });
	const admin = server.urlOf('postgres');
	await createTemplate(admin, server.urlOf('template_store'));
	project.provide('postgresTemplate', server.urlOf('template_store'));
	return () => server.remove();
}

async function createTemplate(admin: string, template: string) {
	const client = new pg.Client({ connectionString: admin });
	await client.connect();
	await client.query('CREATE DATABASE template_store');
	await client.end();
	const store = await openStore({ databaseUrl: template });
	await store.close();
}
