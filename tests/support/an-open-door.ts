import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { frontDoor } from '../../src/lib/server/front-door.ts';
import { publicApp } from '../../src/lib/server/public/public-app.ts';
import type { TestHouse } from './a-house.ts';

export interface Answer {
	status: number;
	headers: IncomingMessage['headers'];
	text: string;
}

export interface OpenDoor {
	/** A request from this machine. */
	get(path: string, headers?: Record<string, string>): Promise<Answer>;
	post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
	/** With any method, and without a body. */
	ask(method: string, path: string): Promise<Answer>;
	close(): Promise<void>;
}

const bundle = { developing: false, scripts: [], styles: [], css: '', parts: {} };

/** The house behind its front door, listening on a port of this machine; the workspace answers with "workspace". */
export async function anOpenDoor(house: TestHouse): Promise<OpenDoor> {
	const answer = frontDoor(house, getRequestListener(publicApp(house, bundle).fetch));
	const server = createServer((asked, response) =>
		answer(asked, response, () => response.end('workspace'))
	);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;

	async function ask(method: string, path: string, headers: Record<string, string>, body = '') {
		const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false });
		asked.end(body);
		const [response]: IncomingMessage[] = await once(asked, 'response');
		if (!response) throw new Error('no answer');
		const chunks: Buffer[] = await response.toArray();
		const text = Buffer.concat(chunks).toString();
		return { status: response.statusCode ?? 0, headers: response.headers, text };
	}

	return {
		get: (path, headers = {}) => ask('GET', path, headers),
		post: (path, body, headers = {}) => {
			const json = { 'content-type': 'application/json', ...headers };
			return ask('POST', path, json, JSON.stringify(body));
		},
		ask: (method, path) => ask(method, path, {}),
		async close() {
			server.close();
			await once(server, 'close');
		}
	};
}
