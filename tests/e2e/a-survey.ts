import { join } from 'node:path';
import Database from 'better-sqlite3';
import { audienceSchema } from '../../src/lib/letter/campaign.ts';
import { startingLetter } from '../../src/lib/letter/starting-letter.ts';
import type { Served } from '../support/served.ts';

/** A draft of a survey about this quiz, put beside the running server. */
export function aSurvey(server: Served, quiz: string): string {
	const id = 'camp_01kf0rdqg06rxgm0rr60t5xz2y';
	const database = new Database(join(server.dataDir, 'quizsilver.db'));
	try {
		database
			.prepare(
				`insert into campaigns (id, workspace_id, name, quiz_id, state, letter, audience, settings, revision, created_at, updated_at)
				select ?, id, 'November', ?, 'draft', ?, ?, '{}', 1, 0, 0 from workspaces`
			)
			.run(
				id,
				quiz,
				JSON.stringify(startingLetter({ locales: ['en'], title: 'How do you like it?' })),
				JSON.stringify(audienceSchema.parse({}))
			);
	} finally {
		database.close();
	}
	return id;
}
