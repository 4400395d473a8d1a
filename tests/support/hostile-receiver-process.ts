import { createServer } from 'node:http';
import { createServer as createRaw, type AddressInfo, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/* Receivers that mean harm, or are broken in a way that comes to the same. Tells the parent the address of each. */

const SECOND = 1000;
const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
const block = Buffer.alloc(64 * 1024, 'x');

/** Calls it once a second as long as somebody listens. */
function drip(socket: Socket, write: () => void): void {
	const timer = setInterval(write, SECOND);
	socket.on('close', () => clearInterval(timer));
}

function flood(socket: Socket, bytes: Buffer): void {
	const more = () => {
		while (!socket.destroyed && socket.write(bytes));
	};
	socket.on('drain', more);
	more();
}

let redirected = 0;

const answering = createServer((request, response) => {
	request.resume();
	request.on('end', () => {
		const { socket } = response;
		if (!socket) return;
		if (request.url === '/bomb') {
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
		} else if (request.url === '/flood') {
			response.writeHead(200).flushHeaders();
			flood(socket, Buffer.concat([Buffer.from('10000\r\n'), block, Buffer.from('\r\n')]));
		} else if (request.url === '/drip') {
			response.writeHead(200);
			drip(socket, () => response.write('.'));
		} else if (request.url === '/redirect') {
			response.writeHead(307, { location: '/trap' }).end();
		} else if (request.url === '/trap') {
			redirected += 1;
			process.send?.({ redirected });
			response.end();
		}
		// `/hang` is never answered.
	});
});

const HEAD = 'HTTP/1.1 200 OK\r\n';

const RAW: Record<string, (socket: Socket) => void> = {
	'slow head': (socket) => drip(socket, () => socket.write('H')),
	'endless headers': (socket) => {
		socket.write(HEAD);
		flood(socket, Buffer.from('x-more: and more\r\n'.repeat(1000)));
	},
	'one header a second': (socket) => {
		socket.write(HEAD);
		drip(socket, () => socket.write('x-more: 1\r\n'));
	},
	'silent TLS': () => undefined
};

const addresses: Record<string, string> = {};
const portOf = async (server: Server): Promise<number> => {
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return port;
};

const port = await portOf(answering);
for (const name of ['bomb', 'flood', 'drip', 'redirect', 'hang']) {
	addresses[name] = `http://127.0.0.1:${port}/${name}`;
}
for (const [name, behave] of Object.entries(RAW)) {
	const server = createRaw((socket) => {
		socket.on('error', () => socket.destroy());
		socket.resume();
		behave(socket);
	});
	const scheme = name === 'silent TLS' ? 'https' : 'http';
	addresses[name] = `${scheme}://127.0.0.1:${await portOf(server)}/`;
}
process.send?.({ addresses });
process.on('disconnect', () => process.exit());
