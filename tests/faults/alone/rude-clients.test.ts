import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { serve, type Served } from '../../support/served.ts';
import { AMOUNTS, isSoak } from '../amounts.ts';
import { publishQuiz, submit } from '../trial.ts';

let server: Served;
let receiver: Receiver;
let quiz: string;

beforeAll(async () => {
	[server, receiver] = await Promise.all([serve(), startReceiver()]);
	quiz = await publishQuiz(server, receiver);
});

afterAll(() => Promise.all([server.kill(), receiver.close()]));

/** Sends a byte a second until it is cut off; resolves with how long that took, ms, and what was said. */
async function dripUntilCut(head: string, rest: string) {
	const started = Date.now();
	const socket = connect(server.port, '127.0.0.1');
	let said = '';
	socket.setEncoding('utf8').on('data', (text: string) => (said += text));
	socket.on('error', () => undefined).write(head);
	let sent = 0;
	const timer = setInterval(() => socket.write(rest.charAt((sent += 1) % rest.length)), 1000);
	await new Promise((closed) => socket.on('close', closed));
	clearInterval(timer);
	return { ms: Date.now() - started, said: said.split('\r\n')[0] };
}

describe.concurrent('who sends slowly on purpose', () => {
	test('is cut off in the middle of the headers, and meanwhile others are answered at once', async () => {
		const count = AMOUNTS.slowloris;
		const head = 'POST /api/v1/quizzes/x/responses HTTP/1.1\r\nhost: x\r\nx-a: ';
		const slow = Array.from({ length: count }, () => dripUntilCut(head, 'abc'));
		let ended = false;
		const cut = Promise.all(slow).finally(() => (ended = true));
		const waits: number[] = [];
		for (let number = 0; !ended; number += 1) {
			const begun = Date.now();
			expect((await submit(server, quiz, 1000 + number, false)).status).toBe(201);
			waits.push(Date.now() - begun);
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		const times = (await cut).map(({ ms }) => ms);
		expect(Math.max(...times)).toBeLessThan(30_000);
		expect((await cut).map(({ said }) => said)).toContain('HTTP/1.1 408 Request Timeout');
		expect(waits.sort((one, other) => one - other)[Math.floor(waits.length * 0.95)]).toBeLessThan(
			1000
		);
	});

	test.runIf(isSoak)('is cut off in the middle of the body', async () => {
		const head =
			'POST /api/v1/quizzes/x/responses HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n';
		const { ms } = await dripUntilCut(head, ' ');
		expect(ms).toBeLessThan(140_000);
	});
});

describe('a body that is a bomb is refused cheaply:', () => {
	const deep = `${'['.repeat(120_000)}${']'.repeat(120_000)}`;
	const many = (one: string, count: number) => Array(count).fill(one).join(',');
	const keys = Array.from({ length: 15_000 }, (_, index) => `"s${index}":1`).join(',');

	test.each<[string, string, number]>([
		['nested without end', `{"answers":{"q1":${deep}}}`, 422],
		['nested without end where nothing is known', `{"answers":{},"x":${deep}}`, 422],
		['an array without end', `{"answers":{"q1":[${many('0', 120_000)}]}}`, 422],
		['objects without end', `{"answers":{"contact":[${many('{}', 80_000)}]}}`, 422],
		['thousands of steps', `{"answers":{${keys}}}`, 422],
		['thousands of hidden fields', `{"answers":{},"hidden":{${keys}}}`, 422],
		['10 MB', `{"answers":{"q1":"${'x'.repeat(10_000_000)}"}}`, 413],
		['10 MB of brackets', '['.repeat(10_000_000), 413]
	])('%s', async (_name, body, expected) => {
		const before = { memory: await memory(), cpu: await cpuTime() };
		for (let time = 0; time < 5; time += 1) {
			const answer = await bomb(body);
			expect([answer.status, answer.size < 100_000]).toEqual([expected, true]);
		}
		expect((await cpuTime()) - before.cpu).toBeLessThan(5 * MOST_CPU);
		expect((await memory()) - before.memory).toBeLessThan(150 * 1024 * 1024);
		expect((await submit(server, quiz, 1, false)).status).toBe(201);
	});
});

/** What one bomb may cost, s. */
const MOST_CPU = 0.5;

/** Seconds that the server has worked, whatever else the machine does. */
async function cpuTime(): Promise<number> {
	const stat = await readFile(`/proc/${server.process.pid}/stat`, 'utf8');
	const [user, system] = stat
		.replace(/^.*\) /, '')
		.split(' ')
		.slice(11, 13)
		.map(Number);
	return ((user ?? 0) + (system ?? 0)) / TICKS_A_SECOND;
}

const TICKS_A_SECOND = 100;

async function bomb(body: string) {
	const answer = await fetch(`${server.origin}/api/v1/quizzes/${quiz}/responses`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body
	});
	return { status: answer.status, size: (await answer.text()).length };
}

const MOST_CONNECTIONS = 8_000;

test.runIf(isSoak)(
	'more connections than the most are closed as they come, and room is made again',
	async () => {
		const sockets: Socket[] = [];
		for (let number = 0; number < MOST_CONNECTIONS + 50; number += 1) {
			const socket = connect(server.port, '127.0.0.1').on('error', () => undefined);
			await once(socket, 'connect');
			sockets.push(socket);
		}
		await expect
			.poll(() => sockets.filter(({ readyState }) => readyState !== 'open').length)
			.toBeGreaterThanOrEqual(50);
		for (const socket of sockets) socket.destroy();
		await expect
			.poll(
				() =>
					submit(server, quiz, 2, false).then(
						({ status }) => status,
						() => 0
					),
				{ timeout: 10_000 }
			)
			.toBe(201);
	}
);

/** Bytes that the server holds. */
async function memory(): Promise<number> {
	const status = await readFile(`/proc/${server.process.pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
