import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import Database from 'better-sqlite3';
import { z } from 'zod';

/*
 * The least that a durable submission can cost: bare node:http, JSON, zod, and one transaction for all that arrived in one
 * turn of the event loop. It writes the same rows into the same tables as the product does: those that the product wrote
 * for one submission, with new keys.
 */

const [file = '', responseId = ''] = process.argv.slice(2);
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.pragma('foreign_keys = ON');
db.pragma('secure_delete = ON');

const body = z.object({
	answers: z.record(
		z.string(),
		z.union([
			z.string(),
			z.number(),
			z.boolean(),
			z.array(z.string()),
			z.record(z.string(), z.string())
		])
	),
	hidden: z.record(z.string(), z.string()),
	locale: z.string()
});

type Row = Record<string, string | number | null>;
const rows = (sql: string, ...params: string[]) => db.prepare<string[], Row>(sql).all(...params);
const [response = {}] = rows('select * from responses where id = ?', responseId);
const leadId = String(response.lead_id);
const templates: { table: string; rows: Row[] }[] = [
	{ table: 'leads', rows: rows('select * from leads where id = ?', leadId) },
	{ table: 'lead_quizzes', rows: rows('select * from lead_quizzes where lead_id = ?', leadId) },
	{ table: 'lead_history', rows: rows('select * from lead_history where lead_id = ?', leadId) },
	{ table: 'responses', rows: [response] },
	{ table: 'consents', rows: rows('select * from consents where response_id = ?', responseId) }
];
const inserts = templates.flatMap(({ table, rows: found }) =>
	found.map((row) => {
		const columns = Object.keys(row);
		const marks = columns.map((column) => `@${column}`).join(', ');
		return {
			row,
			statement: db.prepare(`insert into ${table} (${columns.join(', ')}) values (${marks})`)
		};
	})
);
const counted = db.prepare('update counters set count = count + 1 where quiz_id = ? and name = ?');
const names = rows('select distinct name from counters').map(({ name }) => String(name));

let waiting: { text: string; answer: ServerResponse }[] = [];
let serial = 0;

const server = createServer((request, answer) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		if (waiting.length === 0) setImmediate(commit);
		waiting.push({ text: Buffer.concat(chunks).toString('utf8'), answer });
	});
});

function commit(): void {
	const batch = waiting;
	waiting = [];
	db.exec('begin immediate');
	const ids = batch.map(({ text }) => insert(body.parse(JSON.parse(text)), text));
	db.exec('commit');
	for (const [index, { answer }] of batch.entries()) {
		const json = JSON.stringify({ id: ids[index] });
		answer.writeHead(201, { 'content-type': 'application/json' }).end(json);
	}
}

function insert(submitted: z.infer<typeof body>, text: string): string {
	const key = `floor-${process.pid}-${(serial += 1)}`;
	const changed: Row = {
		answers: JSON.stringify(submitted.answers),
		hidden: JSON.stringify(submitted.hidden),
		locale: submitted.locale,
		body_hash: createHash('sha256').update(text).digest('hex'),
		idempotency_key: key,
		email: `${key}@example.com`,
		response_id: key,
		lead_id: key
	};
	for (const [index, { row, statement }] of inserts.entries()) {
		const own = Object.fromEntries(Object.entries(changed).filter(([column]) => column in row));
		const id = 'sequence' in row || 'idempotency_key' in row ? key : `${key}-${index}`;
		statement.run({ ...row, ...own, ...('id' in row ? { id } : {}) });
	}
	for (const name of names) counted.run(String(response.quiz_id), name);
	return key;
}

server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
