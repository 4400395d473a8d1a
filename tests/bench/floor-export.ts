import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { stringify } from 'csv-stringify';

/* The floor of an export: `iterate` and `csv-stringify`, rows as they are stored. Tells how many seconds that took. */

const [file = ''] = process.argv.slice(2);
const COLUMNS = `id, version, lead_id, locale, answers, hidden, path, ignored, total, percent, dimensions, segment, temperature,
	stage, tags, result, source, started_at, created_at`;

const db = new Database(file, { readonly: true });
const quiz = db.prepare('SELECT workspace_id, quiz_id FROM responses LIMIT 1').raw().get();
const rows = db
	.prepare(
		`SELECT ${COLUMNS} FROM responses WHERE workspace_id = ? AND quiz_id = ? AND test = 0 ORDER BY id`
	)
	.raw();

process.send?.({ port: 0 });
await once(process, 'message');
const begun = performance.now();
await pipeline(rows.iterate(quiz), stringify(), createWriteStream('/dev/null'));
process.send?.({ seconds: (performance.now() - begun) / 1000 });
process.disconnect?.();
