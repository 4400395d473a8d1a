import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './served.ts';

/** A connection to a server that can be made to break after so many bytes of a large request have gone through. */
export interface CuttingProxy {
	origin: string;
	/** The next connection that sends more breaks off there; from then on nothing gets through until it is mended. */
	cutAfter(bytes: number): void;
	mend(): void;
	stop(): Promise<void>;
}

export async function cuttingProxy(port: number): Promise<CuttingProxy> {
	let most = Number.POSITIVE_INFINITY;
	const open = new Set<Socket>();
	const server = createServer((client) => {
		const upstream = connect(port, '127.0.0.1');
		let sent = 0;
		for (const socket of [client, upstream]) {
			open.add(socket);
			socket.on('error', () => undefined).on('close', () => open.delete(socket));
		}
		client.on('data', (chunk) => {
			sent += chunk.length;
			// The rest of what came in one go is lost with the connection.
			if (sent <= most) return void upstream.write(chunk);
			const over = sent - most;
			most = 0;
			upstream.end(chunk.subarray(0, Math.max(0, chunk.length - over)));
			client.resetAndDestroy();
		});
		upstream.pipe(client);
		client.on('close', () => upstream.end());
	});
	const own = await freePort();
	server.listen(own, '127.0.0.1');
	await once(server, 'listening');
	return {
		origin: `http://127.0.0.1:${own}`,
		cutAfter: (bytes) => void (most = bytes),
		mend: () => void (most = Number.POSITIVE_INFINITY),
		async stop() {
			server.close();
			for (const socket of open) socket.destroy();
			await once(server, 'close');
		}
	};
}
