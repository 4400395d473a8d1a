import { spawnSync } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Served } from './served.ts';

const COMMANDS = [
	['unshare', '--mount'],
	['unshare', '--mount', '--map-root-user']
];

/**
 * A command that gives a server a disk of its own at DATA_DIR: a file system in memory that nobody else sees and that is gone
 * with the process. Null where this account may make none.
 * @param megabytes its size
 */
export function smallDisk(megabytes: number): string[] | null {
	const mount = `mount -t tmpfs -o size=${megabytes}m tmpfs "$DATA_DIR"`;
	const through = (way: string[]) => [...way, 'sh', '-c', `${mount} && exec "$@"`, 'sh'];
	const [found] = COMMANDS.map(through).filter(([program = '', ...args]) => {
		const env = { ...process.env, DATA_DIR: '/tmp' };
		return spawnSync(program, [...args, 'true'], { env }).status === 0;
	});
	return found ?? null;
}

/** Leaves no room on the disk of a server that was started so. @returns how to make room again */
export async function fillDisk({
	process: { pid },
	dataDir
}: Served): Promise<() => Promise<void>> {
	const path = join(`/proc/${pid}/root`, dataDir, 'filler');
	const file = await open(path, 'w');
	const isFull = (error: unknown) =>
		error instanceof Error && 'code' in error && error.code === 'ENOSPC';
	for (const size of [1_048_576, 4096]) {
		for (let full = false; !full;) {
			full = await file.appendFile(Buffer.alloc(size)).then(() => false, isFull);
		}
	}
	await file.close();
	return () => rm(path);
}
