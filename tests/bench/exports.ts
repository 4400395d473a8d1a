import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serve, type Served } from '../support/served.ts';
import { startFloor } from './floor.ts';
import type { Line } from './line.ts';
import { makeManyResponses } from '../support/many-responses.ts';
import { residentMegabytes } from './resident.ts';

const ROWS = 1_000_000;
const ROWS_OF_WORKBOOK = 100_000;
const ASKED = 0.5;
const ASKED_MEGABYTES = 150;
const ASKED_MILLISECONDS = 100;
/** Between two looks at the server, ms. */
const PAUSE = 20;

/** What a running server does while it sends all responses of a quiz. */
export async function exportLines(): Promise<Line[]> {
	return [
		await withResponses(ROWS, async (dataDir, slug) => {
			const floor = ROWS / (await floorSeconds(join(dataDir, 'quizsilver.db')));
			const { seconds, megabytes, p99 } = await download(dataDir, slug, 'csv');
			const ratio = ROWS / seconds / floor;
			return {
				what: 'CSV of 1,000,000 responses',
				floor: `${Math.round(floor)} rows per second`,
				measured: `${Math.round(ROWS / seconds)} rows per second, ${ratio.toFixed(2)} of the floor; memory grew by ${megabytes} MB; quiz pages within ${p99} ms (p99)`,
				asked: `${ASKED}, ${ASKED_MEGABYTES} MB, ${ASKED_MILLISECONDS} ms`,
				kept: ratio >= ASKED && megabytes < ASKED_MEGABYTES && p99 < ASKED_MILLISECONDS
			};
		}),
		await withResponses(ROWS_OF_WORKBOOK, async (dataDir, slug) => {
			const { seconds, megabytes, p99 } = await download(dataDir, slug, 'xlsx');
			return {
				what: 'XLSX of 100,000 responses',
				floor: 'none',
				measured: `${Math.round(ROWS_OF_WORKBOOK / seconds)} rows per second; memory grew by ${megabytes} MB; quiz pages within ${p99} ms (p99)`,
				asked: 'nothing',
				kept: true
			};
		})
	];
}

async function withResponses(
	count: number,
	measure: (dataDir: string, slug: string) => Promise<Line>
): Promise<Line> {
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-bench-'));
	try {
		return await measure(dataDir, await makeManyResponses(dataDir, count));
	} finally {
		await rm(dataDir, { recursive: true });
	}
}

async function floorSeconds(file: string): Promise<number> {
	const floor = await startFloor('./floor-export.ts', file);
	floor.process.send('begin');
	const [{ seconds }] = await once(floor.process, 'message');
	return seconds;
}

async function download(dataDir: string, slug: string, format: 'csv' | 'xlsx') {
	const server = await serve({ dataDir });
	try {
		const watch = watchServer(server, slug);
		await watch.settled;
		const begun = performance.now();
		const answer = await server.api(`/quizzes/${slug}/responses.${format}`);
		for await (const _ of answer.body ?? []);
		const seconds = (performance.now() - begun) / 1000;
		return { seconds, ...(await watch.end()) };
	} finally {
		await server.stop();
	}
}

/** Asks for the quiz's page again and again, and looks at the memory; what counts is what comes after the first second. */
function watchServer(server: Served, slug: string) {
	const waits: number[] = [];
	const sizes: number[] = [];
	let watching = true;
	const look = async () => {
		const begun = performance.now();
		const page = await fetch(`${server.origin}/q/${slug}`);
		await page.arrayBuffer();
		waits.push(performance.now() - begun);
		sizes.push(await residentMegabytes(server.process.pid));
		await wait(PAUSE);
	};
	const settled = (async () => {
		for (let round = 0; round < 1000 / PAUSE; round += 1) await look();
		sizes.splice(0, sizes.length - 1);
		waits.length = 0;
	})();
	const watched = settled.then(async () => {
		while (watching) await look();
	});
	return {
		settled,
		async end() {
			watching = false;
			await watched;
			const [before = 0] = sizes;
			const slowest = waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0;
			return {
				megabytes: Math.round(Math.max(...sizes) - before),
				p99: Math.round(slowest)
			};
		}
	};
}
