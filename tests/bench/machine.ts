import { availableParallelism, cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** How busy the machine is before anything is measured: whatever runs beside a measurement makes it worse. */
export async function machineLoad(): Promise<string> {
	const before = processorTimes();
	await wait(1_000);
	const after = processorTimes();
	const share = 1 - (after.idle - before.idle) / (after.all - before.all);
	return `${availableParallelism()} cores, ${Math.round(share * 100)} % busy`;
}

function processorTimes(): { idle: number; all: number } {
	const times = cpus().map((core) => core.times);
	const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
	return {
		idle: sum(times.map(({ idle }) => idle)),
		all: sum(times.flatMap((time) => Object.values(time)))
	};
}
