import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Floor {
	origin: string;
	process: ChildProcess;
	stop(): Promise<void>;
}

/** Starts one of the bare servers of this folder in a process of its own; it tells its port first. */
export async function startFloor(file: string, ...args: string[]): Promise<Floor> {
	const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
		execArgv: ['--disable-warning=ExperimentalWarning']
	});
	const [{ port }] = await once(child, 'message');
	return {
		origin: `http://127.0.0.1:${port}`,
		process: child,
		async stop() {
			child.kill();
			await once(child, 'exit');
		}
	};
}
