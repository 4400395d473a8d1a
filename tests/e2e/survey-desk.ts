import { join } from 'node:path';
import Database from 'better-sqlite3';
import { audienceSchema, settingsSchema } from '../../src/lib/letter/campaign.ts';
import type { Letter } from '../../src/lib/letter/letter.ts';
import { startingLetter } from '../../src/lib/letter/starting-letter.ts';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import type { Served } from '../support/served.ts';
import { callApi } from './workspace-desk.ts';

/** A quiz, and a survey that asks it. */
export async function aSurvey(
	server: Served,
	file: QuizFile,
	{ state = 'draft', letter }: { state?: string; letter?: Partial<Letter> } = {}
): Promise<string> {
	const quiz = await callApi(server, '/quizzes', file);
	const database = new Database(join(server.dataDir, 'quizsilver.db'));
	try {
		const workspace = database.prepare('select workspace_id from quizzes limit 1').pluck().get();
		const id = `camp_${String(quiz['id'])}`;
		const written = { ...startingLetter(normaliseQuiz(file)), ...letter };
		const values = {
			...{ id, workspace, quiz: quiz['id'], state, name: 'How was it?' },
			letter: JSON.stringify(written),
			audience: JSON.stringify(audienceSchema.parse({})),
			settings: JSON.stringify(settingsSchema.parse({}))
		};
		database
			.prepare(
				`insert into campaigns (id, workspace_id, name, quiz_id, state, letter, audience, settings, revision, created_at, updated_at)
				values (@id, @workspace, @name, @quiz, @state, @letter, @audience, @settings, 1, 0, 0)`
			)
			.run(values);
		return id;
	} finally {
		database.close();
	}
}

/** As the server has it. */
export function letterOf(server: Served, id: string): Letter {
	const database = new Database(join(server.dataDir, 'quizsilver.db'), { readonly: true });
	try {
		const stored = database.prepare('select letter from campaigns where id = ?').pluck().get(id);
		return JSON.parse(String(stored));
	} finally {
		database.close();
	}
}
