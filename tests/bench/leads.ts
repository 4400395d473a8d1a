import { serve, type Served } from '../support/served.ts';
import type { Line } from './line.ts';
import { LEADS, onEachEngine, type MillionLeads } from './million-leads.ts';

const ROUNDS = 12;
const ASKED_PAGE = 50;
const ASKED_SEARCH = 100;

const SORTS = [
	'created',
	'active',
	'name',
	'segment',
	'stage',
	'score',
	'owner',
	'source',
	'outcome'
];
/** Common words and rare ones, in both alphabets; one letter, several words, a part of a number, nothing. */
const SEARCHES = [
	'a',
	'анна',
	'АБР',
	'anna ard',
	'arden77',
	'ром',
	'8 916 012',
	'4567',
	'acme',
	'z',
	'example'
];

/** A million leads at the API: the shipped views, each filter and each order by itself, and searches. */
export async function leadLines(): Promise<Line[]> {
	return onEachEngine(measure);
}

async function measure({ engine, options, owners, quizzes }: MillionLeads): Promise<Line[]> {
	const server = await serve(options);
	try {
		const pages = await waitsFor(server, filters(owners, quizzes));
		const searches = await waitsFor(
			server,
			SEARCHES.map((q) => `?${new URLSearchParams({ q })}`)
		);
		return [
			lineOf(`pages of 50 among ${LEADS.toLocaleString('en')} leads`, engine, pages, ASKED_PAGE),
			lineOf(`search among ${LEADS.toLocaleString('en')} leads`, engine, searches, ASKED_SEARCH)
		];
	} finally {
		await server.stop();
	}
}

function filters(owners: readonly string[], quizzes: readonly string[]): string[] {
	const values = {
		segment: ['hot', 'warm', 'cold', 'nothing'],
		stage: ['lead', 'sql', 'customer'],
		owner: [owners[0] ?? '', 'none'],
		source: ['direct', 'fair', 'nowhere'],
		quiz: quizzes,
		tag: ['vip', 'partner', 'event'],
		outcome: ['won', 'junk', 'none'],
		untouched: ['1'],
		from: ['10', '99'],
		to: ['3', '90'],
		since: ['2000-01-01', '2025-11-01']
	};
	return [
		'?',
		...Object.entries(values).flatMap(([name, of]) =>
			of.map((value) => `?${new URLSearchParams({ [name]: value })}`)
		),
		...SORTS.flatMap((sort) => [`?sort=${sort}`, `?sort=-${sort}`])
	];
}

/** Milliseconds of each, its second page and the way back from it too, after one that warms up. */
async function waitsFor(server: Served, paths: readonly string[]): Promise<Map<string, number[]>> {
	const waits = new Map<string, number[]>(paths.map((path) => [path, []]));
	for (const [path, of] of waits) {
		for (let round = 0; round <= ROUNDS; round += 1) {
			const begun = performance.now();
			const page = await server.api(`/leads${path}`);
			const { next } = await page.json();
			if (page.status !== 200) throw new Error(`${path}: ${page.status}`);
			if (round > 0) of.push(performance.now() - begun);
			if (!next) continue;
			const again = performance.now();
			const { previous } = await (await server.api(`/leads${path}&cursor=${next}`)).json();
			if (round > 0) of.push(performance.now() - again);
			const back = performance.now();
			await (await server.api(`/leads${path}&before=${previous}`)).arrayBuffer();
			if (round > 0) of.push(performance.now() - back);
		}
	}
	return waits;
}

function lineOf(
	what: string,
	engine: string,
	waits: ReadonlyMap<string, readonly number[]>,
	asked: number
): Line {
	const slowest = [...waits].toSorted(([, one], [, other]) => p95(other) - p95(one));
	const [[, worst] = ['', []]] = slowest;
	const named = slowest
		.slice(0, 3)
		.map(([path, of]) => `${decodeURIComponent(path)} ${p95(of)} ms`);
	return {
		what: `${what}, ${engine}`,
		floor: 'none',
		measured: `p95 ${p95([...waits.values()].flat())} ms over ${waits.size}; the slowest: ${named.join(', ')}`,
		asked: `${asked} ms for each`,
		kept: p95(worst) < asked
	};
}

function p95(waits: readonly number[]): number {
	return Math.round(waits.toSorted((a, b) => a - b)[Math.ceil(waits.length * 0.95) - 1] ?? 0);
}
