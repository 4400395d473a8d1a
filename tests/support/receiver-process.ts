import { createServer, type IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';

/* A CRM's side: takes webhooks, verifies each by its raw bytes and tells the parent process. */

let secret: string | undefined;
let status = 200;
const unread: { headers: IncomingHttpHeaders; body: string; at: number }[] = [];

const server = createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		if (status >= 200 && status < 300) {
			unread.push({
				headers: request.headers,
				body: Buffer.concat(chunks).toString('utf8'),
				at: Date.now()
			});
		}
		response.writeHead(status).end('thank you');
		tell();
	});
});

process.on('message', (message: { secret?: string; status?: number }) => {
	secret = message.secret ?? secret;
	status = message.status ?? status;
	tell();
});

server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});

function tell(): void {
	if (!secret) return;
	for (const { headers, body, at } of unread.splice(0)) {
		const event: { type: string } = JSON.parse(body);
		process.send?.({
			id: headers['webhook-id'],
			type: event.type,
			verified: verifies(secret, headers, body),
			at,
			event
		});
	}
}

function verifies(trusted: string, headers: IncomingHttpHeaders, body: string): boolean {
	const signed = Object.fromEntries(
		['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
			name,
			String(headers[name])
		])
	);
	try {
		new Webhook(trusted).verify(body, signed);
		return true;
	} catch {
		return false;
	}
}
