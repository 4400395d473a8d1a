import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface HostileReceivers {
	/** By what they do. */
	addresses: Record<string, string>;
	/** How often a redirect was followed. */
	redirected(): number;
	close(): Promise<void>;
}

export async function hostileReceivers(): Promise<HostileReceivers> {
	const child = fork(fileURLToPath(new URL('./hostile-receiver-process.ts', import.meta.url)), {
		execArgv: ['--disable-warning=ExperimentalWarning']
	});
	let redirected = 0;
	child.on('message', (message: { redirected?: number }) => {
		redirected = message.redirected ?? redirected;
	});
	const [[{ addresses }], deaf] = await Promise.all([once(child, 'message'), deafReceiver()]);
	return {
		addresses: { ...addresses, 'no connect': deaf.url },
		redirected: () => redirected,
		async close() {
			deaf.close();
			child.kill('SIGKILL');
			await once(child, 'exit');
		}
	};
}

/** A process that listens and was stopped: once its queue is full nobody is connected to it, and nobody is refused. */
async function deafReceiver() {
	const program = `require('net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () {
		console.log(this.address().port); })`;
	const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
	const [line] = await once(child.stdout, 'data');
	const port = Number(String(line));
	child.kill('SIGSTOP');
	const sockets: Socket[] = [];
	for (let isFull = false; !isFull;) {
		const socket = connect(port, '127.0.0.1').on('error', () => undefined);
		sockets.push(socket);
		const late = new Promise((done) => setTimeout(done, 300, 'late'));
		isFull = (await Promise.race([once(socket, 'connect'), late])) === 'late';
	}
	return {
		url: `http://127.0.0.1:${port}/`,
		close() {
			for (const socket of sockets) socket.destroy();
			child.kill('SIGKILL');
		}
	};
}
