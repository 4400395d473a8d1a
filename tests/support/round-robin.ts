import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

export interface RoundRobin {
	origin: string;
	/** How many requests each of them has answered. */
	answered: number[];
	close(): Promise<void>;
}

/**
 * The least that a load balancer does: each request goes to the next of the servers that takes it. What breaks on the way is
 * a 502, for whoever asked to ask again.
 */
export async function roundRobin(
	port: number,
	targets: readonly { port: number }[]
): Promise<RoundRobin> {
	const agent = new Agent({ keepAlive: true });
	const answered = targets.map(() => 0);
	let turn = 0;

	function forward(asked: IncomingMessage, answer: ServerResponse, body: Buffer, tries = 1): void {
		const index = (turn += 1) % targets.length;
		const { method, url: path, headers } = asked;
		const address = asked.socket.remoteAddress ?? '';
		const onward = request(
			{
				...{ host: '127.0.0.1', port: targets[index]?.port, agent, method, path },
				headers: { ...headers, 'x-forwarded-for': address }
			},
			(taken) => {
				answered[index] = (answered[index] ?? 0) + 1;
				answer.writeHead(taken.statusCode ?? 502, taken.rawHeaders);
				taken.pipe(answer);
				taken.on('error', () => answer.destroy());
			}
		);
		onward.on('error', (error) => {
			const isDown = 'code' in error && error.code === 'ECONNREFUSED';
			if (isDown && tries < targets.length) forward(asked, answer, body, tries + 1);
			else if (answer.headersSent) answer.destroy();
			else answer.writeHead(502).end();
		});
		onward.end(body);
	}

	// It hands on how long the servers say that they keep connections, so it keeps its own for as long.
	const server = createServer({ keepAliveTimeout: 65_000 }, (asked, answer) => {
		const chunks: Buffer[] = [];
		asked.on('data', (chunk: Buffer) => chunks.push(chunk));
		asked.on('end', () => forward(asked, answer, Buffer.concat(chunks)));
	});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return {
		origin: `http://127.0.0.1:${port}`,
		answered,
		async close() {
			server.close();
			server.closeAllConnections();
			agent.destroy();
			await once(server, 'close');
		}
	};
}
