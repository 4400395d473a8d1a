import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aLeadFile } from '../support/a-lead-file.ts';
import { textOf } from '../support/browser.ts';
import { serve, type Served } from '../support/served.ts';
import { violationsOn } from './axe.ts';
import { openBrowser } from './open-browser.ts';
import { aBusyQuiz, signedInPage, speak } from './workspace-desk.ts';

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let server: Served;
let browser: Browser;
let folder: string;
const errors: string[] = [];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-e2e-'));
	[server, browser] = await Promise.all([serve(), openBrowser()]);
	await aBusyQuiz(server);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	await rm(folder, { recursive: true });
});

async function pageOn(screen: typeof DESK | typeof PHONE): Promise<Page> {
	const page = await signedInPage(browser, server, screen);
	page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
	return page;
}

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, content);
	return path;
}

/** A sight to look at, where a folder for them is named. */
async function look(page: Page, name: string) {
	const sights = process.env['SIGHTS'];
	if (sights) await page.screenshot({ path: join(sights, `${name}.png`), fullPage: true });
}

const isWide = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

test('on a desk, a file of windows-1251 becomes leads: seen before, told by line after, found in the list', async () => {
	const page = await pageOn(DESK);
	const { bytes, broken, repeated, shared } = aLeadFile(1000, {
		encoding: 'windows-1251',
		separator: ';'
	});
	await page.goto('/leads');
	await page.getByRole('link', { name: 'Import', exact: true }).click();
	await page.getByLabel('File').setInputFiles(await fileOf('лиды.csv', bytes));
	await look(page, 'desk-1-file');
	expect(await violationsOn(page)).toEqual([]);
	await page.getByRole('button', { name: 'Upload' }).click();
	await page.getByRole('heading', { name: 'The first rows as they would be read' }).waitFor();
	expect(await page.getByLabel('Encoding').inputValue()).toBe('windows-1251');
	expect(await page.getByLabel('What “Телефон” is').inputValue()).toBe('phone');
	expect(await page.getByLabel('What “Этап” is').inputValue()).toBe('stage');
	// English has no country: the numbers have no code.
	const alike = page.getByRole('region', { name: 'In several lines' });
	expect(await alike.innerText()).toMatch(
		/8 lines\s+Taken without the phone number.* Lines 2, 3, 4, 5, 6, 7 …/
	);
	expect(await alike.innerText()).toContain('Among the first 8 rows;');
	expect(await page.getByText('Taken without the phone number').count()).toBe(1);
	await page.getByLabel('Country of phone numbers').selectOption('RU');
	await page.getByText('lead1@example.com · +7 916 100 00 01').waitFor();
	expect(await page.getByText('Taken without the phone number').count()).toBe(0);
	await page.getByLabel('What “Заметка” is').selectOption('');
	await page.waitForURL(/chosen=1/);
	await page.getByLabel('Tag for all of them').fill('fair');
	await look(page, 'desk-2-mapping');
	expect(await violationsOn(page)).toEqual([]);
	await page.getByRole('button', { name: 'Import leads' }).click();
	await page.getByRole('heading', { name: 'Lines that were not taken, or not in whole' }).waitFor();
	const added = 1000 - broken.length - repeated;
	await look(page, 'desk-3-report');
	expect(await violationsOn(page)).toEqual([]);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Download all with line numbers' }).click()
	]);
	const report = (await textOf(download)).trim().split('\r\n');
	expect(report).toHaveLength(1 + broken.length + repeated + shared);
	expect(report[1]).toMatch(/^52,Neither the email nor the phone number can be read/);
	await Promise.all([
		page.waitForURL('**/leads?import=*', { waitUntil: 'commit' }),
		page.getByRole('link', { name: String(added), exact: true }).click()
	]);
	await page.getByText(`${added} leads`).waitFor();
	await look(page, 'desk-4-list');
	await page.goto('/leads?q=lead7');
	await page.getByRole('link', { name: 'Анна Петрова' }).first().click();
	await page.getByText('Imported from the file лиды.csv').waitFor();
	await look(page, 'desk-5-lead');
	expect(await violationsOn(page)).toEqual([]);
	await page.context().close();
});

test('on a phone in Russian, a file with faults is mended by what its preview tells; those known are filled in', async () => {
	const page = await pageOn(PHONE);
	await page.goto('/leads/import');
	await speak(page, 'ru');
	const file = await fileOf(
		'выставка.csv',
		'Имя;Почта;Телефон;Сегмент;Город\n' +
			'=HYPERLINK("x");formula@example.com;+7 916 111-22-33;горячий;Омск\n' +
			'Хэрриет;harriet@example.com;8 916 111-22-34;;Тула\n' +
			'Наоборот;+79161112235;swapped@example.com;;\n' +
			'Пусто;;;;\n'
	);
	await page.getByLabel('Файл').setInputFiles(file);
	await page.getByRole('button', { name: 'Загрузить' }).click();
	await page.getByRole('heading', { name: 'Как будут прочитаны первые строки' }).waitFor();
	await page.getByText('Почта и телефон стоят не в своих столбцах').waitFor();
	await page.getByText('Нет ни почты, ни телефона').waitFor();
	// Whose line it is, where that is all that is known.
	await page.getByText('+79161112235 · Наоборот').waitFor();
	await look(page, 'phone-1-mapping');
	expect(await isWide(page)).toBe(false);
	expect(await violationsOn(page)).toEqual([]);
	await page.getByLabel('Добавить их и в адресаты').check();
	await page.getByLabel('С какого дня', { exact: true }).waitFor();
	await page.getByLabel('Добавить их и в адресаты').uncheck();
	await page.getByRole('button', { name: 'Импортировать лидов' }).click();
	await page.getByRole('heading', { name: 'Строки, которые не взяты' }).waitFor();
	await look(page, 'phone-2-report');
	expect(await isWide(page)).toBe(false);
	expect(await violationsOn(page)).toEqual([]);
	await page.goto('/leads?q=formula');
	await page.getByText('=HYPERLINK("x")').first().click();
	await page.getByText('Импорт из файла выставка.csv').waitFor();
	await page.getByText('Горячий').first().waitFor();
	// It has answered nothing: neither a score nor a last activity is made up.
	const lead = await page.getByRole('main').innerText();
	expect(lead).toContain('Без балла: импортирован');
	expect(lead).not.toMatch(/\b0\s%|Последняя активность/);
	await look(page, 'phone-3-lead');
	expect(await isWide(page)).toBe(false);
	await page.goto('/leads?q=harriet');
	await page.getByText('+7 916 111 22 34').first().waitFor();
	expect(errors.filter((error) => !error.includes('422'))).toEqual([]);
	await page.context().close();
});
