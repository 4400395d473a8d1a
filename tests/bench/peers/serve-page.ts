import { once } from 'node:events';
import { createServer } from 'node:http';
import { brotliCompressSync } from 'node:zlib';

interface ServedPage {
	origin: string;
	stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

/** A page and its files, compressed once. */
export async function servePage(
	html: string,
	files: Readonly<Record<string, Buffer>>
): Promise<ServedPage> {
	const all = new Map(
		Object.entries({ '/': Buffer.from(html), ...files }).map(([path, bytes]) => [
			path,
			brotliCompressSync(bytes)
		])
	);
	const server = createServer((request, response) => {
		const path = request.url ?? '/';
		const bytes = all.get(path);
		if (!bytes) {
			response.writeHead(404).end();
			return;
		}
		const type = TYPES[path.split('.')[1] ?? ''] ?? 'text/html';
		response
			.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-encoding': 'br' })
			.end(bytes);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	return {
		origin: `http://127.0.0.1:${port}`,
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}
