import type { PoolClient } from 'pg';
import type { Asking, Ending, Question } from '../submissions/sentence.ts';
import { statementFor } from './postgres-sentences.ts';

/**
 * Runs what an algorithm asks for in one transaction: what is asked at once is one statement. What waits for no reply travels
 * together: the first questions with what opens the transaction, the last with what commits it.
 * @param open asks for what comes before the first questions
 * @throws the error of the first statement that failed
 */
export async function answerPostgres<Result>(
	client: PoolClient,
	asking: Asking<Ending<Result>>,
	open: () => Promise<unknown>
): Promise<Result> {
	let step = asking.next([]);
	const opened = together<unknown>(client, () => [client.query(opening(client)), open()]);
	while (!step.done) {
		const questions = step.value;
		const replies = together(client, () => [repliesTo(client, questions)]);
		await everyOne<unknown>([opened, replies]);
		const [shown = []] = await replies;
		step = asking.next(shown);
	}
	const { result, last } = step.value;
	const closed = together<unknown>(client, () => [repliesTo(client, last), client.query('COMMIT')]);
	await everyOne([opened, closed]);
	return result;
}

/** What is asked for at once leaves in one piece. */
export function together<Reply>(
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
 * The server keeps the plan of a prepared statement, whatever the length of the arrays. One from the time when a table was
 * small would read the whole of it when it is large, so that plans are made anew: often at first, then from time to time.
 */
function opening(client: PoolClient): string {
	const times = (timesUsed.get(client) ?? 0) + 1;
	timesUsed.set(client, times);
	const isDue = times < PLANS_LAST ? Number.isInteger(Math.log2(times)) : times % PLANS_LAST === 0;
	return isDue ? `DISCARD PLANS; ${OPEN}` : OPEN;
}

const OPEN = 'BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL plan_cache_mode = force_generic_plan';

/** Without rows a question is not asked. */
async function repliesTo(
	client: PoolClient,
	questions: readonly Question[]
): Promise<(readonly unknown[])[]> {
	const asked = questions.filter(({ given }) => given.length > 0);
	if (asked.length === 0) return questions.map(() => []);
	const { rows } = await client.query<Record<string, unknown[] | null>>(statementFor(asked));
	return questions.map((question) => rows[0]?.[`r${asked.indexOf(question)}`] ?? []);
}

/** After one that fails the server refuses the rest: all of them are waited for, and the first tells why. */
export async function everyOne<Reply>(replies: readonly Promise<Reply>[]): Promise<Reply[]> {
	await Promise.allSettled(replies);
	return Promise.all(replies);
}
