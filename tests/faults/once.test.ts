import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { startReceiver } from '../support/receiver.ts';
import { serveTwice } from '../support/served-twice.ts';
import { serve } from '../support/served.ts';
import { AMOUNTS } from './amounts.ts';
import { type Ground, grounds } from './grounds.ts';
import { type House, publishQuiz, submit, webhooksByResponse } from './trial.ts';

const databases = grounds();
afterAll(() => databases.remove());

const { parallel, later } = AMOUNTS.once;

test.concurrent.each([
	['one process on SQLite', 'sqlite', 1],
	['one process on PostgreSQL', 'postgres', 1],
	['two processes on one PostgreSQL', 'postgres', 2]
] as const)(
	`${parallel} times at once and ${later} times later, through %s: one row, one webhook id`,
	async (_name, engine, processes) => {
		const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-once-'));
		const receiver = await startReceiver();
		const ground = await databases.make(engine, dataDir);
		const options = { dataDir, env: ground.env };
		const server = processes === 2 ? await serveTwice(options) : await serve(options);
		const quiz = await publishQuiz(server, receiver);

		const atOnce = await Promise.all(
			Array.from({ length: parallel }, () => answerTo(server, quiz))
		);
		const afterwards: Answer[] = [];
		for (let time = 0; time < later; time += 1) afterwards.push(await answerTo(server, quiz));
		const other = await submit(server, quiz, 0, false);
		await receiver.until((received) => received.length > 0, 10_000);
		expect(await server.stop()).toBe(0);

		const [first] = atOnce;
		expect([...atOnce, ...afterwards]).toEqual(Array(parallel + later).fill(first));
		expect(other.status).toBe(422);
		expect(await counts(ground)).toEqual([1, 1, 1, 1]);
		expect([...webhooksByResponse(receiver)].map(([id, ids]) => [id, ids.size])).toEqual([
			[first?.id, 1]
		]);
		await receiver.close();
		await rm(dataDir, { recursive: true, force: true });
	}
);

interface Answer {
	id: string;
	result: unknown;
}

/** Asks again while it is told that the same is still being worked on, or by the balancer that nobody answered. */
async function answerTo(server: House, quiz: string): Promise<Answer> {
	for (;;) {
		const answer = await submit(server, quiz, 0, true);
		if (answer.status === 201) return answer.json();
		const code = answer.status === 502 ? 'balancer' : (await answer.json()).code;
		expect(['balancer', 'in_progress']).toContain(code);
		await wait(10);
	}
}

/** Responses, leads, deliveries, and what the counters say of completions. */
async function counts({ ask }: Ground): Promise<number[]> {
	const [row = []] =
		await ask(`SELECT (SELECT count(*) FROM responses), (SELECT count(*) FROM leads),
		(SELECT count(*) FROM deliveries), (SELECT sum(count) FROM counters WHERE name = 'complete')`);
	return row.map(Number);
}
