import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';

const servers: Server[] = [];

/** Ends those that a test has opened. */
export async function closeReceivers(): Promise<void> {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	}
}

interface Taken {
	headers: IncomingMessage['headers'];
	body: string;
}

/** A receiver in this process that answers with what `handle` does, and keeps what it was sent. */
export async function receiver(
	handle: RequestListener = (_request, response) => response.end('ok')
) {
	const taken: Taken[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8').on('data', (text: string) => (body += text));
		request.on('end', () => {
			taken.push({ headers: request.headers, body });
			handle(request, response);
		});
	});
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return { url: `http://127.0.0.1:${address.port}/hook`, taken };
}
