import { createServer } from 'node:http';

/* A CRM that takes its time: answers each webhook after so many ms, and tells which lead it was told of and when. */

const delay = Number(process.argv[2]);

const server = createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		const at = Date.now();
		const event: { data: { lead: { email: string } } } = JSON.parse(
			Buffer.concat(chunks).toString('utf8')
		);
		process.send?.({ email: event.data.lead.email, at });
		setTimeout(() => response.end('thank you'), delay);
	});
});

server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
