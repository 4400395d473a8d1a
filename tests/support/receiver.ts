import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A webhook as the receiver saw it. */
export interface Received {
	id: string;
	/** Whether the package `standardwebhooks` verified the signature over the raw bytes. */
	verified: boolean;
	type: string;
	at: number;
	event: { type: string; data: Record<string, unknown> };
}

export interface Receiver {
	url: string;
	received: Received[];
	/** From here on, and for what has come already. */
	trust(secret: string): void;
	/** Answer with this status from now on. */
	answer(status: number): void;
	/** Resolves as soon as the predicate holds. @throws after `ms` with what has come */
	until(predicate: (received: Received[]) => boolean, ms: number): Promise<Received[]>;
	close(): Promise<void>;
}

/** A receiver in a process of its own, as a CRM would be. */
export async function startReceiver(): Promise<Receiver> {
	const child = fork(fileURLToPath(new URL('./receiver-process.ts', import.meta.url)), {
		execArgv: ['--disable-warning=ExperimentalWarning']
	});
	const received: Received[] = [];
	let waiting: (() => void)[] = [];
	const [first] = await once(child, 'message');
	child.on('message', (message: Received) => {
		received.push(message);
		for (const check of waiting) check();
	});
	return {
		url: `http://127.0.0.1:${first.port}/hook`,
		received,
		trust: (secret) => void child.send({ secret }),
		answer: (status) => void child.send({ status }),
		until: (predicate, ms) =>
			new Promise((resolve, reject) => {
				const timer = setTimeout(() => {
					reject(
						new Error(
							`not within ${ms} ms; came: ${JSON.stringify(received.map(({ id, type }) => [id, type]))}`
						)
					);
				}, ms);
				const check = () => {
					if (!predicate(received)) return;
					clearTimeout(timer);
					waiting = waiting.filter((other) => other !== check);
					resolve(received);
				};
				waiting.push(check);
				check();
			}),
		async close() {
			if (child.exitCode !== null) return;
			child.kill();
			await once(child, 'exit');
		}
	};
}
