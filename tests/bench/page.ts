import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFloor } from './floor.ts';
import { type Line, noiseNote } from './line.ts';
import { requestRate } from './load.ts';
import { interleaved } from './rounds.ts';
import { servedTemplate } from './served-template.ts';

const ROUNDS = 5;
const SECONDS = 3;
const ASKED = 0.5;

/** `GET /q/{slug}` against a bare server that sends the same bytes and headers. */
export async function pageLine(): Promise<Line> {
	const folder = await mkdtemp(join(tmpdir(), 'quizsilver-bench-'));
	const { server, slug } = await servedTemplate('bant', 'en');
	const url = `${server.origin}/q/${slug}`;
	const page = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
	await writeFile(join(folder, 'page.html'), Buffer.from(await page.arrayBuffer()));
	const headers = Object.fromEntries(
		[...page.headers].filter(
			([name]) => !/^(date|connection|keep-alive|content-length|transfer-encoding)$/.test(name)
		)
	);
	await writeFile(join(folder, 'headers.json'), JSON.stringify(headers));
	const floor = await startFloor(
		'./floor-page.ts',
		join(folder, 'page.html'),
		join(folder, 'headers.json')
	);
	try {
		const figures = await interleaved(
			ROUNDS,
			() => requestRate({ url: floor.origin, seconds: SECONDS }),
			() => requestRate({ url, seconds: SECONDS })
		);
		const ratio = figures.ours.median / figures.floor.median;
		return {
			what: 'quiz page',
			floor: `${Math.round(figures.floor.median)} per second`,
			measured: `${Math.round(figures.ours.median)} per second, ${ratio.toFixed(2)} of the floor`,
			asked: `${ASKED}`,
			kept: ratio >= ASKED,
			note: noiseNote(figures.floor.spread)
		};
	} finally {
		await floor.stop();
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	}
}
