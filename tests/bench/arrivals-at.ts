import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Served } from '../support/served.ts';
import type { Arrival } from './arrivals.ts';

/** Submissions at this rate, by a process of its own. */
export async function arrivalsAt(
	{ origin }: Served,
	quiz: string,
	{ rate, seconds, first }: { rate: number; seconds: number; first: number }
): Promise<Arrival[]> {
	const file = fileURLToPath(new URL('./arrivals.ts', import.meta.url));
	const url = `${origin}/api/v1/quizzes/${quiz}/responses`;
	const child = fork(file, [url, ...[rate, seconds, first].map(String)], {
		execArgv: ['--disable-warning=ExperimentalWarning']
	});
	const [{ arrivals }] = await once(child, 'message');
	return arrivals;
}
