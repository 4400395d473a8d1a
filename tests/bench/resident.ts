import { readFile } from 'node:fs/promises';

/** What a process holds in memory; Linux only: what `VmRSS` says. */
export async function residentMegabytes(pid: number | undefined): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
