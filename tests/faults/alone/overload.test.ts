import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { aLeadSubmission } from '../../support/a-lead-quiz.ts';
import { startReceiver } from '../../support/receiver.ts';
import { serve, type Served } from '../../support/served.ts';
import type { Engine } from '../../support/store.ts';
import { AMOUNTS } from '../amounts.ts';
import { figure } from '../figures.ts';
import { type Ground, grounds } from '../grounds.ts';
import { publishQuiz, storedResponses, submit } from '../trial.ts';

const databases = grounds();
afterAll(() => databases.remove());

const { crowd, times } = AMOUNTS.overload;

test.for<Engine>(['sqlite', 'postgres'])(
	`${crowd} submissions at one moment, more than may wait on %s: some are asked to come again, and then all goes on`,
	{ timeout: AMOUNTS.timeout },
	async (engine, { onTestFinished }) => {
		const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-load-'));
		const receiver = await startReceiver();
		const ground = await databases.make(engine, dataDir);
		const server = await serve({ dataDir, env: ground.env });
		onTestFinished(async () => {
			await Promise.all([server.kill(), receiver.close()]);
			await rm(dataDir, { recursive: true, force: true });
		});
		const quiz = await publishQuiz(server, receiver);
		await slowDown(ground);
		const acknowledged: string[] = [];
		let turnedAway = 0;
		for (let time = 0; time < times; time += 1) {
			const answers = await atOneMoment(server, quiz, time * crowd);
			const taken = answers.filter(({ status }) => status === 201);
			const others = answers.filter(({ status }) => status !== 201);
			const kinds = others.map(({ status, after, code }) => `${status} ${after} ${code}`);
			expect([...new Set(kinds)]).toEqual(['503 1 busy']);
			acknowledged.push(...taken.map(({ id }) => id));
			turnedAway += others.length;
			const begun = Date.now();
			expect((await submit(server, quiz, -1 - time, false)).status).toBe(201);
			expect(Date.now() - begun).toBeLessThan(2000);
		}
		const stored = await storedResponses(server);
		expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
		expect(stored.size).toBe(acknowledged.length + times);
		expect(server.process.exitCode).toBeNull();
		const figures = `${acknowledged.length} stored, ${turnedAway} asked to come again, 0 lost`;
		figure(`${times} crowds of ${crowd} on ${engine}`, figures);
	}
);

/** PostgreSQL works while the process takes more: only a slow one is overrun. */
async function slowDown({ engine, run }: Ground): Promise<void> {
	if (engine === 'sqlite') return;
	await run(`CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql
		AS $$ BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END $$`);
	await run('CREATE TRIGGER slow AFTER INSERT ON responses FOR EACH ROW EXECUTE FUNCTION slow()');
}

interface Answer {
	status: number;
	after: string | undefined;
	code: string;
	id: string;
}

/** On connections that are open already everybody sends while the server stands still; then it finds all of it at once. */
async function atOneMoment(server: Served, quiz: string, first: number): Promise<Answer[]> {
	const sockets = await openConnections(server.port);
	server.process.kill('SIGSTOP');
	const answers = sockets.map((socket) => answerOn(socket));
	const sent = sockets.map((socket, index) => {
		const body = JSON.stringify(aLeadSubmission(first + index, 'no'));
		const head = `POST /api/v1/quizzes/${quiz}/responses HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
		return new Promise((written) => socket.write(head + body, written));
	});
	await Promise.all(sent);
	server.process.kill('SIGCONT');
	return Promise.all(answers);
}

/** Each was answered once, as those of a proxy have been. */
function openConnections(port: number): Promise<Socket[]> {
	const opened = Array.from({ length: crowd }, async () => {
		const socket = connect(port, '127.0.0.1').setEncoding('utf8');
		socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
		await once(socket, 'data');
		return socket;
	});
	return Promise.all(opened);
}

/** Where no answer comes the code tells why. */
function answerOn(socket: Socket): Promise<Answer> {
	let said = '';
	let code = '';
	socket.on('data', (text: string) => (said += text));
	socket.on('error', (error: Error & { code?: string }) => (code = String(error.code)));
	return new Promise((resolve) => {
		socket.on('close', () => {
			const body = JSON.parse(/\r\n\r\n(.*)$/s.exec(said)?.[1] ?? '{}');
			const status = Number(/^HTTP\/1.1 (\d+)/.exec(said)?.[1] ?? 0);
			resolve({ status, after: /^retry-after: (\d+)/im.exec(said)?.[1], id: '', code, ...body });
		});
	});
}
