import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aHouse, type TestHouse } from '../support/a-house.ts';
import { type OpenDoor, anOpenDoor } from '../support/an-open-door.ts';

let house: TestHouse;
let door: OpenDoor;

async function open(config: Partial<TestHouse['config']> = {}): Promise<void> {
	house = await aHouse({ config });
	door = await anOpenDoor(house);
}

async function close(): Promise<void> {
	await door.close();
	await house.store.close();
}

const lines = () => house.lines.map((line): Record<string, unknown> => JSON.parse(line));

afterEach(close);

describe('the id of a request', () => {
	beforeEach(() => open());

	test('is made, sent back, told in the problem and in the line of the log', async () => {
		const { headers, text } = await door.get('/api/v1/leads');
		const id = headers['x-request-id'];
		expect(id).toMatch(/^req_/);
		expect(JSON.parse(text)).toMatchObject({ status: 401, requestId: id });
		await expect
			.poll(lines)
			.toMatchObject([{ event: 'request', level: 'info', requestId: id, status: 401 }]);
	});

	test('is the one that the proxy in front gave', async () => {
		const given = '6f1b2c9a-8d7e-4f3a-9b1c-0123456789ab';
		const { headers, text } = await door.get('/api/v1/leads', { 'x-request-id': given });
		expect(headers['x-request-id']).toBe(given);
		expect(JSON.parse(text).requestId).toBe(given);
	});

	test.each([
		['too short', 'abc'],
		['too long', 'a'.repeat(65)],
		['an address', 'anna@example.com'],
		['a phone number', '4915112345678'],
		['words', 'one two three four'],
		['markup', '<script>alert(1)</script>']
	])('is made where what came is %s', async (_, given) => {
		const { headers } = await door.get('/healthz', { 'x-request-id': given });
		expect(headers['x-request-id']).toMatch(/^req_/);
	});

	test('stands in what is logged while the request is answered', async () => {
		const broken = { ...house.store, db: { ...house.store.db, select: fail } };
		await close();
		house = { ...house, store: { ...broken, close: async () => undefined } };
		door = await anOpenDoor(house);
		const headers = { authorization: `Bearer qs_${'x'.repeat(40)}` };
		const answer = await door.get('/api/v1/leads', headers);
		expect(answer.status).toBe(500);
		const id = answer.headers['x-request-id'];
		await expect.poll(() => lines().length).toBe(2);
		expect(lines()).toMatchObject([
			{ event: 'api_failed', level: 'error', requestId: id },
			{ event: 'request', level: 'warn', requestId: id, status: 500 }
		]);
	});
});

function fail(): never {
	throw new Error('on purpose');
}

describe('the line of a request', () => {
	test('is written for what was refused, by the pattern of its route', async () => {
		await open();
		await door.get('/healthz');
		await door.get('/q/nowhere');
		await door.get('/api/v1/leads/lead_123?q=anna@example.com');
		await expect.poll(() => lines().length).toBe(1);
		expect(lines()[0]).toMatchObject({
			surface: 'api',
			method: 'GET',
			route: '/api/v1/leads/:id',
			status: 401
		});
		expect(house.lines.join('')).not.toMatch(/lead_123|anna/);
	});

	test('is written for every request where that is asked for', async () => {
		await open({ logRequests: true });
		await door.get('/healthz');
		await door.get('/q/nowhere');
		await door.get('/leads?next=1');
		await door.get('/q/nowhere/what');
		await expect.poll(() => lines().length).toBe(4);
		expect(lines().map(({ surface, route, status }) => [surface, route, status])).toEqual([
			['health', '/healthz', 200],
			['page', '/q/:slug', 404],
			['none', 'none', 200],
			['none', 'none', 404]
		]);
	});
});

test('each method is counted by its name, and those that are none together', async () => {
	await open({ logRequests: true });
	for (const method of ['PATCH', 'DELETE', 'PROPFIND']) await door.ask(method, '/api/v1/nothing');
	const methods = () => lines().map(({ method }) => method);
	await expect.poll(methods).toEqual(['PATCH', 'DELETE', 'other']);
});
