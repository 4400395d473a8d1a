import pg from 'pg';
import { aLeadSubmission } from '../support/a-lead-quiz.ts';
import { makePostgres, type PostgresServer } from '../support/postgres-server.ts';
import { serve } from '../support/served.ts';
import { publishedLeadQuiz } from './lead-load.ts';

export interface LeadDatabase {
	postgres: PostgresServer;
	/** Of the product. */
	url: string;
	/** Of a copy for the floor. */
	floorUrl: string;
	quiz: string;
	/** The one response. */
	sample: string;
}

/** A durable PostgreSQL with a published quiz and one response to it, and a copy of the database. */
export async function leadDatabase(): Promise<LeadDatabase> {
	const postgres = await makePostgres({ fsync: true });
	const admin = new pg.Client({ connectionString: postgres.urlOf('postgres') });
	await admin.connect();
	await admin.query('CREATE DATABASE ours');
	const url = postgres.urlOf('ours');
	const server = await serve({ env: { DATABASE_URL: url } });
	const quiz = await publishedLeadQuiz(server);
	const answer = await server.api(`/quizzes/${quiz}/responses`, {
		method: 'POST',
		body: JSON.stringify(aLeadSubmission(0, 'yes'))
	});
	const { id: sample } = await answer.json();
	await server.stop();
	await admin.query('CREATE DATABASE floor TEMPLATE ours');
	await admin.end();
	return { postgres, url, floorUrl: postgres.urlOf('floor'), quiz, sample };
}
