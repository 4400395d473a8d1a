import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface PostgresProxy {
	/** The database by way of the proxy. */
	url: string;
	/** Keeps every connection open and carries nothing, like a network that is cut. */
	freeze(): void;
	close(): Promise<void>;
}

/** Stands between a store and a PostgreSQL that listens on a Unix socket. @param databaseUrl as `PostgresServer.urlOf` */
export async function postgresProxy(databaseUrl: string): Promise<PostgresProxy> {
	const { pathname, searchParams } = new URL(databaseUrl);
	const sockets = new Set<Socket>();
	let frozen = false;
	const proxy = createServer((client) => {
		const server = connect(`${searchParams.get('host')}/.s.PGSQL.5432`);
		for (const [from, to] of [
			[client, server],
			[server, client]
		] as const) {
			sockets.add(from);
			from.on('data', (chunk) => {
				if (!frozen) to.write(chunk);
			});
			from.on('error', () => to.destroy()).on('close', () => to.destroy());
		}
	});
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	const address = proxy.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return {
		url: `postgres://postgres@127.0.0.1:${address.port}${pathname}`,
		freeze: () => void (frozen = true),
		async close() {
			proxy.close();
			for (const socket of sockets) socket.destroy();
			await once(proxy, 'close');
		}
	};
}
