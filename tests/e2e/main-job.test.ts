import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePostgres } from '../support/postgres-server.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { serve, type Served } from '../support/served.ts';
import { serveTwice } from '../support/served-twice.ts';
import { cold, hot, warm } from './bant-respondents.ts';
import { openBrowser } from './open-browser.ts';
import { takeByKeyboard, takeByTouch, takeWithoutScript } from './respondents.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

/** What the whole job is done on: a database, and processes that are asked as one. */
const HOUSES = [
	{ name: 'SQLite', open: () => serve() },
	{ name: 'PostgreSQL', open: () => onPostgres(serve) },
	{ name: 'PostgreSQL with two processes behind a round robin', open: () => onPostgres(serveTwice) }
];

type House = Pick<Served, 'origin' | 'api' | 'dataDir' | 'stop'>;

async function onPostgres(
	start: (options: { env: Record<string, string> }) => Promise<House>
): Promise<House> {
	const postgres = await makePostgres({ fsync: false });
	const server = await start({ env: { DATABASE_URL: postgres.urlOf('postgres') } });
	return {
		...server,
		stop: () => server.stop().finally(() => postgres.remove())
	};
}

describe.each(HOUSES)('the main job on $name', ({ open }) => {
	let server: House;
	let receiver: Receiver;
	let url: string;

	beforeAll(async () => {
		receiver = await startReceiver();
		server = await open();
		url = await publishTemplate(server, 'bant', 'ru');
		const webhook = await post(server, '/destinations', {
			name: 'CRM',
			url: receiver.url,
			segments: ['hot'],
			events: ['lead.qualified']
		});
		receiver.trust(String(webhook.secret));
		await post(server, '/destinations', {
			name: 'Продажи',
			kind: 'email',
			recipients: ['sales@example.com'],
			locale: 'ru'
		});
	});

	afterAll(async () => {
		await server.stop();
		await receiver.close();
	});

	test('a prospect who is cold takes it by touch', async () => {
		expect(await takeByTouch(browser, url, cold)).toMatch(/\S/);
	});

	test('a prospect who is warm takes it by keyboard', async () => {
		expect(await takeByKeyboard(browser, url, warm)).toMatch(/\S/);
	});

	test('a prospect who is hot takes it without JavaScript, and the CRM hears of that one only', async () => {
		expect(await takeWithoutScript(browser, url, hot)).toMatch(/\S/);
		const taken = Date.now();
		const [lead] = await receiver.until((received) => received.length > 0, 5_000);
		expect(lead).toMatchObject({
			verified: true,
			type: 'lead.qualified',
			event: { data: { lead: { email: 'anna@example.com' }, segment: { temperature: 'hot' } } }
		});
		expect((lead?.at ?? Infinity) - taken).toBeLessThan(5_000);
	});

	test('each is classified, with a receipt that says why', async () => {
		const page = await (await server.api('/responses?limit=10')).json();
		const segments = page.items.map(({ segment }: { segment: string }) => segment);
		expect(segments.toSorted()).toEqual(['cold', 'hot', 'warm']);
		expect(receiver.received).toHaveLength(1);
	});

	test('the hot lead is mailed to sales, in words', async () => {
		const folder = join(server.dataDir, 'mail');
		await expect.poll(() => readdir(folder).catch(() => []), { timeout: 5_000 }).toHaveLength(1);
		const [file = ''] = await readdir(folder);
		const mail = await PostalMime.parse(await readFile(join(folder, file)));
		expect(mail.subject).toMatch(/^Горячий.*Анна/);
		expect(mail.text).toContain('anna@example.com');
		expect(mail.text).toContain('Да, утверждён');
	});

	test('the export holds three rows', async () => {
		const slug = new URL(url).pathname.split('/').at(-1);
		const csv = await (await server.api(`/quizzes/${slug}/responses.csv`)).text();
		expect(csv.trim().split(/\r?\n/)).toHaveLength(4);
		expect(csv).toContain('Anna@Example.com');
	});
});

async function post(server: House, path: string, body: object): Promise<Record<string, unknown>> {
	const response = await server.api(path, { method: 'POST', body: JSON.stringify(body) });
	const answer = await response.json();
	if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
	return answer;
}

/** @returns the address of the quiz page */
async function publishTemplate(server: House, template: string, locale: string): Promise<string> {
	const { id, slug } = await post(server, '/quizzes', { template, locale });
	await post(server, `/quizzes/${id}/publish`, {});
	return `${server.origin}/q/${slug}`;
}
