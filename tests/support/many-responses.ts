import { join } from 'node:path';
import Database from 'better-sqlite3';
import { aLeadQuizFile, aLeadSubmission } from './a-lead-quiz.ts';
import { serve } from './served.ts';

/** Times and ids of the copies begin here. */
const BEGUN = Date.UTC(2026, 0, 1);

/**
 * Fills a data folder with responses to a published quiz: three people's, taken through the API, and copies of them under
 * names, addresses and times of their own.
 * @returns the quiz's slug
 */
export async function makeManyResponses(dataDir: string, count: number): Promise<string> {
	const server = await serve({ dataDir });
	const definition = JSON.stringify(aQuizWithConsent());
	const created = await server.api('/quizzes', { method: 'POST', body: definition });
	const { id, slug } = await created.json();
	await server.api(`/quizzes/${id}/publish`, { method: 'POST' });
	for (const option of ['no', 'maybe', 'yes'] as const) {
		const { answers, ...rest } = aLeadSubmission(0, option);
		const contact = { ...answers.contact, consents: ['processing'] };
		const body = JSON.stringify({ ...rest, answers: { ...answers, contact } });
		await server.api(`/quizzes/${id}/responses`, { method: 'POST', body });
	}
	await server.stop();
	copyResponses(join(dataDir, 'quizsilver.db'), count);
	return slug;
}

function aQuizWithConsent() {
	const { steps, ...quiz } = aLeadQuizFile();
	return {
		...quiz,
		steps: steps.map((step) =>
			step.kind === 'contact' ? { ...step, consents: ['processing'] } : step
		),
		consents: [{ id: 'processing', purpose: 'processing', text: 'I agree to be written to.' }]
	};
}

/** Without a journal, and nothing is flushed: these rows are for this run alone. */
function copyResponses(file: string, count: number): void {
	const db = new Database(file);
	db.pragma('journal_mode = OFF');
	db.pragma('synchronous = OFF');
	const number = (row: string) => `printf('%026d', ${row})`;
	db.transaction(() => {
		db.exec(`CREATE TEMP TABLE samples AS SELECT row_number() OVER () - 1 AS nth, * FROM responses;
			CREATE TEMP TABLE given AS SELECT samples.nth, consents.* FROM consents JOIN samples ON samples.id = response_id;
			CREATE TEMP TABLE copies AS WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ${count})
				SELECT n, (n * 7919) % 5 % 3 AS nth FROM copy`);
		copyRows(db, 'responses', 'samples', {
			id: `'resp_z' || ${number('n')}`,
			idempotency_key: number('n'),
			answers: `replace(replace(answers, 'Lead 0', 'Lead ' || n), 'lead0@', 'lead' || n || '@')`,
			created_at: `${BEGUN} + n * 1000`,
			started_at: `${BEGUN} + n * 1000 - 90000`
		});
		copyRows(db, 'consents', 'given', {
			id: `'cons_z' || ${number('n')} || consent_id`,
			response_id: `'resp_z' || ${number('n')}`,
			given_at: `${BEGUN} + n * 1000`
		});
	})();
	db.close();
}

/** @param own what differs from row to row, by column */
function copyRows(
	db: Database.Database,
	table: string,
	samples: string,
	own: Readonly<Record<string, string>>
): void {
	const names = db
		.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`)
		.pluck()
		.all();
	const values = names.map((name) => own[name] ?? name);
	db.exec(
		`INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM copies JOIN ${samples} USING (nth)`
	);
}
