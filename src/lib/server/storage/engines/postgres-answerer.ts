import type { PoolClient } from 'pg';
import type { Asking, Ending, Question } from '../submissions/sentence.ts';
import { statementFor } from './postgres-sentences.ts';

/**
 * Runs what an algorithm asks for in one transaction. What waits for no reply travels together: the first questions with
 * what opens the transaction, the last with what commits it.
 * @param open asks for what comes before the first questions
 * @throws the error of the first statement that failed
 */
export async function answerPostgres<Result>(
	client: PoolClient,
	asking: Asking<Ending<Result>>,
	open: () => Promise<unknown>
): Promise<Result> {
	let step = asking.next([]);
	const opened = together<unknown>(client, () => [
		...forgetPlans(client),
		client.query('BEGIN ISOLATION LEVEL READ COMMITTED'),
		open()
	]);
	while (!step.done) {
		const questions = step.value;
		const replies = together(client, () => questions.map((question) => replyTo(client, question)));
		await everyOne<unknown>([opened, replies]);
		step = asking.next(await replies);
	}
	const { result, last } = step.value;
	const closed = together<unknown>(client, () => [
		...last.map((question) => replyTo(client, question)),
		client.query('COMMIT')
	]);
	await everyOne([opened, closed]);
	return result;
}

/** What is asked for at once leaves in one piece. */
function together<Reply>(
	{ connection: { stream } }: PoolClient,
	ask: () => readonly Promise<Reply>[]
): Promise<Reply[]> {
	stream.cork();
	try {
		return everyOne(ask());
	} finally {
		stream.uncork();
	}
}

const PLANS_LAST = 64;
const timesUsed = new WeakMap<PoolClient, number>();

/**
 * The server keeps the plan of a prepared statement. One from the time when a table was small would read the whole of it when
 * it is large, so that plans are made anew: often at first, then from time to time.
 */
function forgetPlans(client: PoolClient): Promise<unknown>[] {
	const times = (timesUsed.get(client) ?? 0) + 1;
	timesUsed.set(client, times);
	const isDue = times < PLANS_LAST ? Number.isInteger(Math.log2(times)) : times % PLANS_LAST === 0;
	return isDue ? [client.query('DISCARD PLANS')] : [];
}

async function replyTo(client: PoolClient, question: Question): Promise<readonly unknown[]> {
	if (question.given.length === 0) return [];
	const { rows } = await client.query<Record<string, unknown>>(statementFor(question));
	return rows;
}

/** After one that fails the server refuses the rest: all of them are waited for, and the first tells why. */
async function everyOne<Reply>(replies: readonly Promise<Reply>[]): Promise<Reply[]> {
	await Promise.allSettled(replies);
	return Promise.all(replies);
}
