import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { systemRandom } from '../../src/lib/server/random.ts';
import type { Db, Store } from '../../src/lib/server/storage/store.ts';
import { sqliteTables } from '../../src/lib/server/storage/tables.ts';
import { aLetter } from '../support/a-letter-link.ts';
import { campaignCountsNow, invitationNow, type Invited } from '../support/an-invitation.ts';
import { serve } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { callApi } from './workspace-desk.ts';

const SECRET = 'the secret of a server that letters lead to';

export type MailDesk = Awaited<ReturnType<typeof openMailDesk>>;

/** The built server, a browser, and letters that were sent to people: written into its database, as sending does. */
export async function openMailDesk(env: Record<string, string> = {}) {
	const [browser, server] = await Promise.all([openBrowser(), serve({ env: { SECRET, ...env } })]);
	const client = new Database(join(server.dataDir, 'quizsilver.db'));
	client.pragma('busy_timeout = 5000');
	client.pragma('synchronous = OFF');
	// Not more of a store than rows are read and written with.
	const store = {
		db: drizzle(client, { casing: 'snake_case' }) as unknown as Db,
		tables: sqliteTables
	} as Store;
	const house = { store, secret: SECRET, random: systemRandom, clock: { now: Date.now } };
	const rows = async <T extends keyof Store['tables']>(table: T) =>
		store.db.select().from(store.tables[table]);

	return {
		...{ browser, server, store, rows },
		async aQuiz(definition: object) {
			const quiz = await callApi(server, '/quizzes', definition);
			const quizId = String(quiz['id']);
			await callApi(server, `/quizzes/${quizId}/publish`, {});
			const [workspace] = await rows('workspaces');
			return { workspace: workspace?.id ?? '', quizId, slug: String(quiz['slug']) };
		},
		async aLetter(quiz: { workspace: string; quizId: string }, given: Invited = {}) {
			const { row, answer, tap, open } = await aLetter(house, quiz, given);
			return {
				row,
				answer: server.origin + answer,
				tap: (value: string) => server.origin + tap(value),
				open: server.origin + open
			};
		},
		now: (id: string) => invitationNow(store, id),
		counts: (campaign: string) => campaignCountsNow(store, campaign),
		async close() {
			client.close();
			await browser.close();
			await server.stop();
		}
	};
}
