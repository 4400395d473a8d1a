import { readFile } from 'node:fs/promises';

/** Seconds that these processes have spent on a processor so far; one that has ended counts as none. Linux only. */
export async function processorSeconds(pids: readonly (number | undefined)[]): Promise<number> {
	const stats = await Promise.all(
		pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''))
	);
	const ticks = stats.filter(Boolean).map((stat) => {
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return Number(fields[11]) + Number(fields[12]);
	});
	return ticks.reduce((sum, own) => sum + own, 0) / 100;
}
