import type { PoolClient } from 'pg';
import type { SubmissionWrite } from '../store.ts';
import { type Asking, plainValue, type Question, type Sentence } from '../submissions/sentence.ts';

/** PostgreSQL's spelling of a sentence; its name makes the server keep it prepared. */
interface Spelled {
	name: string;
	text: string;
}

const spelled = new Map<Sentence, Spelled>();

function spell(sentence: Sentence): Spelled {
	const known = spelled.get(sentence);
	if (known) return known;
	let place = 0;
	const text = sentence.sql.replaceAll('?', () => `$${(place += 1)}`);
	const spelling = {
		name: `quizsilver_${spelled.size}`,
		text: sentence.lock ? `${text} FOR UPDATE` : text
	};
	spelled.set(sentence, spelling);
	return spelling;
}

/** Runs what an algorithm asks for, inside the transaction that `client` is in. */
export async function answerPostgres<Result>(
	client: PoolClient,
	asking: Asking<Result>
): Promise<Result> {
	let step = asking.next([]);
	while (!step.done) step = await proceed(client, asking, step.value);
	return step.value;
}

async function proceed<Result>(
	client: PoolClient,
	asking: Asking<Result>,
	questions: readonly Question[]
) {
	// All are on their way before the first reply; after one that fails the server refuses the rest.
	const replies = await Promise.allSettled(questions.map((question) => replyTo(client, question)));
	const failed = replies.find((reply) => reply.status === 'rejected');
	if (!failed)
		return asking.next(replies.map((reply) => ('value' in reply ? reply.value : undefined)));
	if (isRetryable(failed.reason)) throw failed.reason;
	return asking.throw(failed.reason);
}

async function replyTo(client: PoolClient, { sentence, values }: Question): Promise<unknown> {
	const result = await client.query({ ...spell(sentence), values: values.map(plainValue) });
	if (sentence.returns === 'count') return result.rowCount;
	return sentence.returns === 'first' ? result.rows[0] : result.rows;
}

/** A deadlock, or a transaction that came in another's way: the whole of it may be tried again. */
export function isRetryable(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = 'code' in error ? error.code : undefined;
	return code === '40P01' || code === '40001' || isRetryable(error.cause);
}

/**
 * Makes batches that are about the same person or the same attempt wait for each other before either reads; taken in one
 * order, so that they never wait in a circle.
 */
export async function lockPeople(client: PoolClient, batch: readonly SubmissionWrite[]) {
	const names = new Set(batch.flatMap(lockNames));
	await client.query({
		name: 'quizsilver_lock',
		text: `SELECT pg_advisory_xact_lock(lock) FROM (SELECT DISTINCT hashtextextended(name, 0) AS lock
			FROM unnest($1::text[]) AS name ORDER BY lock) AS locks`,
		values: [[...names].map(plainValue)]
	});
}

function lockNames({ workspace, quiz, idempotencyKey, contact }: SubmissionWrite): string[] {
	const names = [`key ${quiz} ${idempotencyKey}`];
	if (contact?.email) names.push(`email ${workspace} ${contact.email}`);
	if (contact?.phone) names.push(`phone ${workspace} ${contact.phone}`);
	return names;
}
