import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/* The least that serving a page can cost: bare node:http with the bytes in memory. */

const [file = '', headersFile = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
const headers: Record<string, string> = JSON.parse(readFileSync(headersFile, 'utf8'));

const server = createServer((_request, response) => {
	response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes);
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
