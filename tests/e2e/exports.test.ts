import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { textOf } from '../support/browser.ts';
import { makeManyResponses } from '../support/many-responses.ts';
import { serve, type Served } from '../support/served.ts';
import { signedIn } from '../support/signed-in.ts';
import { violationsOn } from './axe.ts';
import { DEVICES, faultsOn, pageOn } from './look.ts';
import { openBrowser } from './open-browser.ts';
import { signedInPage } from './workspace-desk.ts';

const ROWS = 5000;

/** As many as take long enough to be cancelled on a machine with other work. */
const LEADS = 60_000;

const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-exports-'));
const slug = await makeManyResponses(dataDir, ROWS);
makeManyLeads(join(dataDir, 'quizsilver.db'));
const server = await serve({ dataDir });
const owner = await signedIn(server, 'en');
afterAll(async () => {
	await server.stop();
	await rm(dataDir, { recursive: true });
});

/** By script and from the workspace. */
const WAYS: [way: string, get: (file: string, init?: RequestInit) => Promise<Response>][] = [
	['the API', (file, init) => server.api(`/quizzes/${slug}/responses.${file}`, init)],
	['the workspace', (file, init) => owner.get(`/exports/responses/${slug}.${file}`, init)]
];

/** Copies of one lead: cold, and of another stage each second time. */
function makeManyLeads(file: string): void {
	const db = new Database(file);
	const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('leads')`).pluck();
	const own: Readonly<Record<string, string>> = {
		id: `printf('lead_z%025d', n)`,
		email: `'copy' || n || '@example.com'`,
		phone: 'NULL',
		name: `'Copy ' || n`,
		search: `'copy ' || n`,
		...{ segment: `'cold'`, temperature: `'cold'`, heat: '0' },
		stage: `CASE n % 2 WHEN 0 THEN 'mql' ELSE 'lead' END`
	};
	const names = columns.all();
	db.exec(`WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ${LEADS})
		INSERT INTO leads (${names.join(', ')})
		SELECT ${names.map((name) => own[name] ?? name).join(', ')}
		FROM copy JOIN (SELECT * FROM leads LIMIT 1)`);
	db.close();
}

/** Linux only. */
async function threadsOf({ process: { pid } }: Served): Promise<number> {
	return (await readdir(`/proc/${pid}/task`)).length;
}

describe.each(WAYS)('from %s', (_, get) => {
	test('all responses come as CSV, XLSX and NDJSON', async () => {
		const csv = await (await get('csv')).text();
		expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + ROWS + 3);
		const lines = (await (await get('ndjson')).text()).trimEnd().split('\n');
		expect(lines.map((line) => JSON.parse(line).quizSlug)).toEqual(Array(ROWS + 3).fill(slug));
		const workbook = await (await get('xlsx')).bytes();
		expect(new TextDecoder().decode(workbook.slice(0, 2))).toBe('PK');
	});

	test('whoever hangs up ends the thread', async () => {
		const before = await threadsOf(server);
		const left = new AbortController();
		const answer = await get('csv', { signal: left.signal });
		const reader = answer.body?.getReader();
		await reader?.read();
		expect(await threadsOf(server)).toBeGreaterThan(before);
		left.abort();
		await vi.waitFor(
			async () => expect(await threadsOf(server)).toBeLessThanOrEqual(before),
			10_000
		);
	});

	test('the headers alone start nothing that stays', async () => {
		const answer = await get('csv', { method: 'HEAD' });
		expect(answer.status).toBe(200);
		expect(await answer.text()).toBe('');
	});
});

describe('leads of a list', () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await openBrowser();
	});
	afterAll(() => browser.close());

	/** What was downloaded, a line each. */
	const linesOf = async (download: Download) =>
		(await textOf(download)).replace('\uFEFF', '').trimEnd().split('\r\n');

	test.each([DEVICES[0], DEVICES[2]])(
		'are exported as they are narrowed, with columns of one’s choice, on $name',
		async (device) => {
			const page = await pageOn(browser, server, device);
			const isRussian = device.locale === 'ru';
			expect(await faultsOn(page, '/leads/export?stage=mql&sort=-name')).toEqual([]);
			await page.goto('/leads?stage=mql&sort=-name&cols=score.owner');
			await page
				.locator('header, main')
				.getByRole('link', { name: isRussian ? 'Выгрузить' : 'Export', exact: true })
				.click();
			await page.waitForURL('**/leads/export?**');
			const shown = await page.locator('main').innerText();
			expect(shown).toContain(isRussian ? 'больше 1' : 'over 1,000 leads');
			const start = page.getByRole('button', { name: isRussian ? 'Скачать' : 'Download' });
			const [listed] = await Promise.all([page.waitForEvent('download'), start.click()]);
			expect(listed.suggestedFilename()).toBe('leads.csv');
			const [head, first, ...rest] = await linesOf(listed);
			expect(head).toBe(
				isRussian
					? 'Имя,Email,Телефон,Компания,"Баллы, %",Ответственный,Отметка теста'
					: 'Name,Email,Phone,Company,"Score, %",Owner,Test mark'
			);
			expect(first).toContain('Copy 9998');
			expect(rest).toHaveLength(LEADS / 2 - 1);
			const said = page.getByRole('status').filter({ hasText: '30' });
			await said.waitFor();
			expect((await said.innerText()).replace(/\s/g, ' ')).toMatch(
				isRussian ? /В файле 30 000 лидов/ : /30,000 leads are in the file/
			);

			await page.locator('[name=which][value=own]').check();
			await page.locator('[name=column][value=email]').check();
			await page.locator('[name=column][value=lead_tags]').check();
			await page.locator('[name=headings][value=names]').check();
			expect((await violationsOn(page)).map(({ id }) => id)).toEqual([]);
			const [own] = await Promise.all([page.waitForEvent('download'), start.click()]);
			expect((await linesOf(own))[0]).toBe('email,lead_tags');
			await page.goto('/leads/export');
			expect(await page.locator('[name=which]:checked').inputValue()).toBe('own');
			expect(await page.locator('[name=headings]:checked').inputValue()).toBe('names');
			await page.locator('[name=column][value=email]').uncheck();
			await page.locator('[name=column][value=lead_tags]').uncheck();
			await start.click();
			await page.getByRole('alert').waitFor();
			await page.locator('[name=which][value=list]').check();
			await page.locator('[name=headings][value=words]').check();
			await Promise.all([page.waitForEvent('download'), start.click()]);
			await page.context().close();
		},
		60_000
	);

	test('those that were chosen alone', async () => {
		const page = await pageOn(browser, server, DEVICES[2]);
		await page.goto('/leads?sort=name');
		for (const nth of [0, 2]) await page.locator('td input[type=checkbox]').nth(nth).check();
		await page
			.getByRole('group', { name: '2 chosen' })
			.getByRole('link', { name: 'Export' })
			.click();
		await page.getByText('2 chosen leads').waitFor();
		const start = page.getByRole('button', { name: 'Download' });
		const [file] = await Promise.all([page.waitForEvent('download'), start.click()]);
		expect(await linesOf(file)).toHaveLength(3);
		await page.context().close();
	});

	test('without scripts the form leads to the file', async () => {
		const page = await signedInPage(browser, server, { javaScriptEnabled: false });
		await page.goto('/leads/export?stage=mql');
		await page.locator('[name=which][value=all]').check();
		const [file] = await Promise.all([
			page.waitForEvent('download'),
			page.locator('main form button').click()
		]);
		expect(await linesOf(file)).toHaveLength(1 + LEADS / 2);
		await page.context().close();
	});

	test('say how far they are, and can be cancelled from the page', async () => {
		const page = await pageOn(browser, server, DEVICES[2]);
		await page.goto('/leads/export');
		await page.locator('[name=format][value=xlsx]').check();
		await page.locator('[name=which][value=all]').check();
		const begun = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Download' }).click();
		await page.getByText(/[\d,]+ of 60,001 leads · /).waitFor();
		await page.getByRole('button', { name: 'Cancel' }).click();
		await page.getByText('Cancelled.').waitFor();
		expect(await (await begun).failure()).not.toBeNull();
		await page.context().close();
	});

	test('of a column that there is not are refused by name', async () => {
		const answer = await owner.get('/exports/leads.csv?columns=emial');
		expect(answer.status).toBe(422);
		expect(await answer.text()).toContain('did you mean “email”?');
	});

	test('leave a line in the log of changes that names nobody', async () => {
		await (await owner.get('/exports/leads.csv?segment=hot&q=lead')).text();
		const log = await owner.page('/audit');
		expect(log).toMatch(/Downloaded 1 lead as CSV, narrowed by segment=hot, q/);
	});
});

describe('where a row cannot be read', () => {
	test.each(WAYS)('a download from %s breaks off, and the log says so once', async (_, get) => {
		const db = new Database(join(dataDir, 'quizsilver.db'));
		db.prepare(`UPDATE responses SET tags = '{' WHERE id = (SELECT max(id) FROM responses)`).run();
		const printed = server.output().length;
		const answer = await get('csv');
		expect(answer.status).toBe(200);
		await expect(answer.text()).rejects.toThrow('terminated');
		db.prepare(`UPDATE responses SET tags = '[]' WHERE tags = '{'`).run();
		db.close();
		const lines = server.output().slice(printed).trimEnd().split('\n');
		// What is not JSON was printed past the log.
		const logged = lines.map((line) => JSON.parse(line)).filter(({ event }) => event !== 'request');
		expect(logged).toMatchObject([{ event: 'export_failed', format: 'csv' }]);
	});
});
