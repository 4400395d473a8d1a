import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test, type TestContext } from 'vitest';
import { aLeadQuizFile, aLeadSubmission } from '../support/a-lead-quiz.ts';
import { serve } from '../support/served.ts';
import { submit } from './trial.ts';

/** Requests under way are given so long to end, ms. */
const DRAIN = 20_000;

async function aServer({ onTestFinished }: TestContext) {
	const server = await serve();
	onTestFinished(() => void server.process.kill('SIGKILL'));
	const created = await server.api('/quizzes', {
		method: 'POST',
		body: JSON.stringify(aLeadQuizFile())
	});
	const { id: quiz } = await created.json();
	await server.api(`/quizzes/${quiz}/publish`, { method: 'POST' });
	return { server, quiz };
}

/** A request whose body stops in the middle. @returns once the server has seen its head */
async function halfASubmission(port: number) {
	const socket = connect(port, '127.0.0.1');
	await once(socket, 'connect');
	const head = `POST /api/v1/quizzes/none/responses HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 14\r\nexpect: 100-continue\r\n\r\n`;
	const goOn = once(socket, 'data');
	socket.on('error', () => undefined).write(head);
	await goOn;
	socket.write('{"answ');
	return socket;
}

describe.concurrent('SIGTERM', () => {
	test('lets a delivery under way end, and writes down what came of it', async (context) => {
		const { server, quiz } = await aServer(context);
		let asked: () => void = () => undefined;
		const posted = new Promise<void>((resolve) => (asked = resolve));
		let answerNow: () => void = () => undefined;
		const crm = createServer((_request, response) => {
			answerNow = () => void response.end('thank you');
			asked();
		}).listen(0, '127.0.0.1');
		await once(crm, 'listening');
		const url = `http://127.0.0.1:${(crm.address() as AddressInfo).port}/`;
		const body = JSON.stringify({
			name: 'CRM',
			url,
			segments: ['hot'],
			events: ['lead.qualified']
		});
		await server.api('/destinations', { method: 'POST', body });
		expect((await submit(server, quiz, 1, true)).status).toBe(201);
		await posted;
		server.process.kill('SIGTERM');
		await refuses(server.origin);
		expect(server.process.exitCode).toBeNull();
		answerNow();
		expect(await server.end()).toBe(0);
		crm.close();
		const again = await serve({ dataDir: server.dataDir });
		const { items } = await (await again.api('/deliveries')).json();
		expect(items).toMatchObject([{ state: 'delivered', attempts: 1 }]);
		await again.stop();
	});

	test('breaks no request on connections that are kept, and ends before the drain time', async (context) => {
		const { server, quiz } = await aServer(context);
		const agent = new Agent({ keepAlive: true, maxSockets: 8 });
		const answered: number[] = [];
		const broken: string[] = [];
		let stopped = false;
		const client = async (number: number) => {
			for (let time = 0; !stopped; time += 1) {
				const end = await overAgent(
					agent,
					`${server.origin}/api/v1/quizzes/${quiz}/responses`,
					number * 1e6 + time
				);
				if (end === 'ECONNREFUSED') return;
				if (typeof end === 'number') answered.push(end);
				else broken.push(end);
			}
		};
		const clients = Array.from({ length: 8 }, (_, number) => client(number));
		while (answered.length < 200) await wait(20);
		const begun = Date.now();
		server.process.kill('SIGTERM');
		expect(await server.end()).toBe(0);
		stopped = true;
		await Promise.all(clients);
		expect(Date.now() - begun).toBeLessThan(DRAIN / 2);
		expect([...new Set(answered)]).toEqual([201]);
		expect(broken).toEqual([]);
	});

	test('waits for a body that comes no further no longer than the drain time', async (context) => {
		const { server } = await aServer(context);
		const socket = await halfASubmission(server.port);
		const begun = Date.now();
		server.process.kill('SIGTERM');
		expect(await server.end()).toBe(0);
		const ms = Date.now() - begun;
		expect(ms).toBeGreaterThan(DRAIN - 1000);
		expect(ms).toBeLessThan(DRAIN + 5000);
		socket.destroy();
	});

	test('a second time ends at once', async (context) => {
		const { server } = await aServer(context);
		const socket = await halfASubmission(server.port);
		server.process.kill('SIGTERM');
		await refuses(server.origin);
		const begun = Date.now();
		server.process.kill('SIGTERM');
		expect(await server.end()).toBe(1);
		expect(Date.now() - begun).toBeLessThan(2000);
		socket.destroy();
	});
});

/** Waits until nobody new is let in. */
async function refuses(origin: string): Promise<void> {
	while (await fetch(`${origin}/healthz`).catch(() => null)) await wait(20);
}

/** @returns the status, or the code of what went wrong */
function overAgent(agent: Agent, url: string, number: number): Promise<number | string> {
	return new Promise((resolve) => {
		const headers = { 'content-type': 'application/json', 'idempotency-key': `kept-${number}` };
		const asked = request(url, { method: 'POST', agent, headers }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode ?? 0));
		});
		asked.on('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message));
		asked.end(JSON.stringify(aLeadSubmission(number, 'no')));
	});
}
