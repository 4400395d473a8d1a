import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import pg from 'pg';
import { z } from 'zod';

/*
 * The least that a durable submission can cost on PostgreSQL: bare node:http, JSON, zod, and one statement on one connection
 * for all that arrived while the last one was written. It writes the same rows into the same tables as the product does:
 * those that the product wrote for one submission, with new keys.
 */

const [databaseUrl = '', responseId = ''] = process.argv.slice(2);
const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();

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

type Row = Record<string, unknown>;
const rows = async (sql: string, ...values: string[]) =>
	(await client.query<Row>(sql, values)).rows;
const [response = {}] = await rows('select * from responses where id = $1', responseId);
const leadId = String(response.lead_id);
const templates = [
	['leads', await rows('select * from leads where id = $1', leadId)],
	['lead_quizzes', await rows('select * from lead_quizzes where lead_id = $1', leadId)],
	['lead_history', await rows('select * from lead_history where lead_id = $1', leadId)],
	['responses', [response]],
	['consents', await rows('select * from consents where response_id = $1', responseId)]
] as const;
const types = new Map(
	(
		await rows(`select table_name || '.' || column_name as name, data_type as type
			from information_schema.columns where table_schema = 'public'`)
	).map(({ name, type }) => [String(name), String(type)])
);
const names = (await rows('select distinct name from counters')).map(({ name }) => String(name));

/** One array of values per column of each row that a submission makes. */
const columns = templates.flatMap(([table, found]) =>
	found.flatMap((row, index) =>
		Object.entries(row).map(([column, value]) => ({ table, row, index, column, value }))
	)
);
let place = 0;
const inserts = templates.flatMap(([table, found]) =>
	found.map((row, index) => {
		const places = Object.keys(row).map(
			(column) => `$${(place += 1)}::${types.get(`${table}.${column}`)}[]`
		);
		return `${table}_${index} as (insert into ${table} (${Object.keys(row).join(', ')})
			select * from unnest(${places.join(', ')}))`;
	})
);
const text = `with ${inserts.join(', ')} update counters set count = count + $${place + 1}
	where quiz_id = $${place + 2} and name = any($${place + 3}::text[])`;

interface Waiting {
	text: string;
	answer: ServerResponse;
}

let waiting: Waiting[] = [];
let writing = false;
let serial = 0;

const server = createServer((request, answer) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		waiting.push({ text: Buffer.concat(chunks).toString('utf8'), answer });
		if (!writing) void write();
	});
});

async function write(): Promise<void> {
	writing = true;
	while (waiting.length > 0) {
		await new Promise((resolve) => setImmediate(resolve));
		const batch = waiting;
		waiting = [];
		await commit(batch);
	}
	writing = false;
}

async function commit(batch: readonly Waiting[]): Promise<void> {
	const changes = batch.map(({ text }) => changedBy(body.parse(JSON.parse(text)), text));
	const values = columns.map((column) => changes.map((changed) => valueOf(column, changed)));
	await client.query({
		name: 'submissions',
		text,
		values: [...values, batch.length, response.quiz_id, names]
	});
	for (const [index, { answer }] of batch.entries()) {
		const json = JSON.stringify({ id: changes[index]?.response_id });
		answer.writeHead(201, { 'content-type': 'application/json' }).end(json);
	}
}

function changedBy(submitted: z.infer<typeof body>, text: string): Row {
	const key = `floor-${process.pid}-${(serial += 1)}`;
	return {
		answers: JSON.stringify(submitted.answers),
		hidden: JSON.stringify(submitted.hidden),
		locale: submitted.locale,
		body_hash: createHash('sha256').update(text).digest('hex'),
		idempotency_key: key,
		email: `${key}@example.com`,
		response_id: key,
		lead_id: key
	};
}

function valueOf({ row, index, column, value }: (typeof columns)[number], changed: Row): unknown {
	if (column !== 'id') return column in changed ? changed[column] : value;
	const isNamed = 'sequence' in row || 'idempotency_key' in row;
	return isNamed ? changed.lead_id : `${String(changed.lead_id)}-${index}`;
}

server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
