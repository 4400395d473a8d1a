import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { signedInPage } from '../e2e/workspace-desk.ts';
import { aLeadFile } from '../support/a-lead-file.ts';
import { aRecipientFile } from '../support/a-recipient-file.ts';
import { makePostgres } from '../support/postgres-server.ts';
import { serve, type Served } from '../support/served.ts';
import type { Line } from './line.ts';
import { residentMegabytes } from './resident.ts';

const ROWS = 100_000;
const ASKED = { seconds: 30, megabytes: 300 };
const PAUSE = 50;
/** As the page itself does, ms. */
const LOOK_AGAIN = 700;
const PART = 1_000_000;

/** What is read, where, and how it is seen to be there. */
interface Kind {
	what: string;
	room: string;
	bytes: Buffer;
	columns: readonly string[];
	more: Record<string, string>;
	expected: number;
	/** How many have come. */
	counted(server: Served, page: string): Promise<number>;
}

const SHAPE = { encoding: 'windows-1251', separator: ';' } as const;

/** A file of 100,000 rows, sent and read by a running server: until the page says that it is done. */
export async function importLines(): Promise<Line[]> {
	return linesOf({
		what: 'recipients',
		room: '/audience/import',
		bytes: aRecipientFile(ROWS, SHAPE).bytes,
		columns: ['email', 'name', 'field:company', 'tags', 'locale'],
		more: {
			...{ list: 'new', newList: 'Bench' },
			...{ basis: 'consent', basisAt: '2026-01-01', basisNote: 'Bench' }
		},
		expected: ROWS - ROWS / 100 - ROWS / 500,
		async counted(server) {
			const [list] = JSON.parse(await (await server.api('/lists')).text()).items;
			return list?.members;
		}
	});
}

/** The same of leads: their pages, words and history come with them. */
export async function leadImportLines(): Promise<Line[]> {
	const { bytes, broken, repeated } = aLeadFile(ROWS, SHAPE);
	return linesOf({
		what: 'leads',
		room: '/leads/import',
		bytes,
		columns: ['email', 'phone', 'name', 'company', 'stage', 'tags', 'note'],
		more: { mode: 'fill', country: 'RU', source: 'Bench' },
		expected: ROWS - broken.length - repeated,
		async counted(_server, page) {
			const count = /href="\/leads\?import=[^"]*"[^>]*>([\d,]+)</.exec(page)?.[1];
			return Number(count?.replaceAll(',', ''));
		}
	});
}

async function linesOf(kind: Kind): Promise<Line[]> {
	const asked = process.env['BENCH_ENGINE'];
	const sqlite = asked === 'postgres' ? [] : [await onSqlite(kind)];
	return [...sqlite, ...(asked === 'sqlite' ? [] : [await onPostgres(kind)])];
}

async function onSqlite(kind: Kind): Promise<Line> {
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-bench-'));
	try {
		return await line('SQLite', kind, await serve({ dataDir }));
	} finally {
		await rm(dataDir, { recursive: true });
	}
}

async function onPostgres(kind: Kind): Promise<Line> {
	const postgres = await makePostgres({ fsync: true });
	try {
		const env = { DATABASE_URL: postgres.urlOf('postgres') };
		return await line('PostgreSQL', kind, await serve({ env }));
	} finally {
		await postgres.remove();
	}
}

async function line(engine: string, kind: Kind, server: Served): Promise<Line> {
	try {
		const { seconds, megabytes, slowest, seen } = await measure(kind, server);
		return {
			what: `import of 100,000 ${kind.what}, ${engine}`,
			floor: 'none',
			measured: `${seconds.toFixed(1)} s; memory grew by ${megabytes} MB; progress told ${seen} times; health answered within ${slowest} ms`,
			asked: `${ASKED.seconds} s, ${ASKED.megabytes} MB`,
			kept: seconds <= ASKED.seconds && megabytes <= ASKED.megabytes && seen > 3
		};
	} finally {
		await server.stop();
	}
}

async function measure({ room, bytes, columns, more, expected, counted }: Kind, server: Served) {
	const browser = await chromium.launch({
		executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
		args: ['--no-sandbox']
	});
	const page = await signedInPage(browser, server);
	const { cookies } = await page.context().storageState();
	await browser.close();
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const ask = (path: string, init: RequestInit = {}) =>
		fetch(`${server.origin}${path}`, {
			redirect: 'manual',
			...init,
			headers: { cookie, origin: server.origin, ...init.headers }
		});
	const watch = watchServer(server);
	const begun = performance.now();
	const id = await send(ask, room, bytes);
	const form = new URLSearchParams({
		...{ kind: 'csv', encoding: 'windows-1251', separator: 'semicolon', headings: 'yes' },
		...Object.fromEntries(columns.map((meaning, at) => [`column-${at}`, meaning])),
		...more
	});
	await ask(`${room}/${id}?/start`, { method: 'POST', body: form });
	const shown = new Set<number>();
	let html: string;
	for (;;) {
		html = await (await ask(`${room}/${id}`)).text();
		const value = /<progress[^>]*value="([\d.]+)"/.exec(html)?.[1];
		if (value === undefined) break;
		shown.add(Number(value));
		await wait(LOOK_AGAIN);
	}
	const seconds = (performance.now() - begun) / 1000;
	const count = await counted(server, html);
	if (count !== expected) throw new Error(`${count} people, not ${expected}`);
	return { seconds, seen: shown.size, ...(await watch.end()) };
}

async function send(
	ask: (path: string, init?: RequestInit) => Promise<Response>,
	room: string,
	bytes: Buffer
): Promise<string> {
	const body = JSON.stringify({ name: 'people.csv', size: bytes.length });
	const headers = { 'content-type': 'application/json' };
	const made = await ask(`${room}/file`, { method: 'POST', body, headers });
	const { id } = JSON.parse(await made.text());
	for (let from = 0; from < bytes.length; from += PART) {
		const part = new Uint8Array(bytes.subarray(from, from + PART));
		const path = `${room}/file/${id}?from=${from}`;
		const type = { 'content-type': 'application/octet-stream' };
		const taken = await ask(path, { method: 'PUT', body: part, headers: type });
		if (!taken.ok) throw new Error(`${path}: ${taken.status}`);
	}
	return id;
}

/** Looks at the memory, and at how long others wait. */
function watchServer(server: Served) {
	let watching = true;
	let before = 0;
	let most = 0;
	let slowest = 0;
	const watched = (async () => {
		before = await residentMegabytes(server.process.pid);
		while (watching) {
			const begun = performance.now();
			await (await fetch(`${server.origin}/healthz`)).arrayBuffer();
			slowest = Math.max(slowest, performance.now() - begun);
			most = Math.max(most, await residentMegabytes(server.process.pid));
			await wait(PAUSE);
		}
	})();
	return {
		async end() {
			watching = false;
			await watched;
			return { megabytes: Math.round(most - before), slowest: Math.round(slowest) };
		}
	};
}
