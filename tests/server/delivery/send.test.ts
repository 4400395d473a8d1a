import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { postWebhook } from '../../../src/lib/server/delivery/webhook/send.ts';

const servers: Server[] = [];

afterEach(async () => {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	}
});

async function listen(
	handle: RequestListener
): Promise<{ url: string; port: number; connections(): number }> {
	let connections = 0;
	const server = createServer(handle).on('connection', () => (connections += 1));
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return {
		url: `http://127.0.0.1:${address.port}/`,
		port: address.port,
		connections: () => connections
	};
}

const post = (url: string, more: Partial<Parameters<typeof postWebhook>[0]> = {}) =>
	postWebhook({ url, headers: { 'x-test': '1' }, body: '{"a":1}', allowed: 'all', ...more });

describe('a webhook that is posted', () => {
	test('carries its headers and exact bytes', async () => {
		let seen = '';
		const { url } = await listen((request, response) => {
			request.setEncoding('utf8').on('data', (text: string) => (seen += text));
			request.on('end', () => response.end(`${request.method} ${request.headers['x-test']}`));
		});
		const answer = await post(url, { body: '{"имя":"Анна"}' });
		expect(answer).toMatchObject({ kind: 'answer', status: 200, excerpt: 'POST 1' });
		expect(seen).toBe('{"имя":"Анна"}');
	});

	test('follows no redirect', async () => {
		const inner = await listen((_request, response) => response.end());
		const { url } = await listen((_request, response) =>
			response.writeHead(307, { location: inner.url }).end()
		);
		expect(await post(url)).toMatchObject({ kind: 'answer', status: 307 });
		expect(inner.connections()).toBe(0);
	});

	test('reads no more than 16 kB of an answer, however it is packed', async () => {
		const bomb = gzipSync(Buffer.alloc(50_000_000));
		const { url } = await listen((_request, response) => {
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
		});
		const answer = await post(url);
		expect(answer).toMatchObject({ kind: 'answer', status: 200 });
		expect(answer.kind === 'answer' && Buffer.byteLength(answer.excerpt)).toBeLessThan(64 * 1024);
	});

	test('keeps 16 kB of an answer that never ends, and hangs up', async () => {
		let hungUp = false;
		const { url } = await listen((_request, response) => {
			response.writeHead(200).on('close', () => (hungUp = true));
			const pour = () => {
				while (!response.destroyed && response.write('x'.repeat(10_000)));
			};
			response.on('drain', pour);
			pour();
		});
		const answer = await post(url);
		expect(answer.kind === 'answer' && answer.excerpt).toBe('x'.repeat(16 * 1024));
		await expect.poll(() => hungUp).toBe(true);
	});

	test('ends at its deadline where the answer never begins', async () => {
		const { url } = await listen(() => undefined);
		expect(await post(url, { deadline: 50 })).toEqual({ kind: 'failed', error: 'timeout' });
	});

	test('ends at its deadline where the answer drips', async () => {
		const { url } = await listen((_request, response) => {
			response.writeHead(200);
			const drip = setInterval(() => response.write('.'), 5);
			response.on('close', () => clearInterval(drip));
		});
		expect(await post(url, { deadline: 60 })).toEqual({ kind: 'failed', error: 'timeout' });
	});

	test('ends at its deadline where the name look-up hangs', async () => {
		const never = () => new Promise<string[]>(() => undefined);
		const answer = await post('http://crm.example.com/', { deadline: 50, resolve: never });
		expect(answer).toEqual({ kind: 'failed', error: 'timeout' });
	});

	test('names a refused connection', async () => {
		const { url } = await listen(() => undefined);
		const server = servers.pop();
		server?.close();
		if (server) await once(server, 'close');
		expect(await post(url)).toEqual({ kind: 'failed', error: 'connection_failed' });
	});
});

describe('a name', () => {
	test('that is found nowhere fails', async () => {
		const nowhere = () => Promise.reject(new Error('ENOTFOUND'));
		const answer = await post('http://crm.example.com/', { resolve: nowhere });
		expect(answer).toEqual({ kind: 'failed', error: 'name_not_found' });
	});

	test.each([[['127.0.0.1']], [['8.8.8.8', '10.0.0.1']], [['::1']], [['169.254.169.254']]])(
		'that points to %j is refused without a connection',
		async (addresses) => {
			const inside = await listen((_request, response) => response.end());
			const answer = await post(`http://crm.example.com:${inside.port}/`, {
				allowed: [],
				resolve: async () => addresses
			});
			expect(answer).toEqual({ kind: 'failed', error: 'address_refused' });
			expect(inside.connections()).toBe(0);
		}
	);

	test('is connected to at the address that was checked, not at what it says a moment later', async () => {
		const checked = await listen((_request, response) => response.end('checked'));
		let lookups = 0;
		const rebinding = async () => {
			lookups += 1;
			return lookups === 1 ? ['127.0.0.1'] : ['127.0.0.2'];
		};
		const answer = await post(`http://crm.example.com:${checked.port}/`, {
			allowed: ['127.0.0.1'],
			resolve: rebinding
		});
		expect(answer).toMatchObject({ kind: 'answer', excerpt: 'checked' });
		expect(lookups).toBe(1);
	});

	test('gives its host to the receiver', async () => {
		const { port } = await listen((request, response) => response.end(request.headers.host));
		const answer = await post(`http://crm.example.com:${port}/`, {
			resolve: async () => ['127.0.0.1']
		});
		expect(answer).toMatchObject({ excerpt: `crm.example.com:${port}` });
	});
});
