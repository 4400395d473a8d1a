import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRecipientFile } from '../support/a-recipient-file.ts';
import { textOf } from '../support/browser.ts';
import { serve, type Served } from '../support/served.ts';
import { aSurvey } from './a-survey.ts';
import { violationsOn } from './axe.ts';
import { openBrowser } from './open-browser.ts';
import { aBusyQuiz, signedInPage, speak, toast } from './workspace-desk.ts';

let server: Served;
let browser: Browser;
let page: Page;
let folder: string;
let quiz: string;
const errors: string[] = [];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-e2e-'));
	[server, browser] = await Promise.all([serve(), openBrowser()]);
	page = await signedInPage(browser, server, { viewport: { width: 1280, height: 900 } });
	page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
	quiz = (await aBusyQuiz(server)).id;
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	await rm(folder, { recursive: true });
});

test('a file is uploaded, its columns looked at, its people taken, its faults told by line', async () => {
	const { bytes, broken, repeated } = aRecipientFile(1000, {
		encoding: 'windows-1251',
		separator: ';'
	});
	const file = join(folder, 'клиенты.csv');
	await writeFile(file, bytes);
	await page.goto('/audience');
	await page.getByRole('link', { name: 'Import' }).first().click();
	await page.getByLabel('File').setInputFiles(file);
	await page.getByRole('button', { name: 'Upload' }).click();
	await page.getByRole('heading', { name: 'Which column is what' }).waitFor();
	expect(await page.getByLabel('Encoding').inputValue()).toBe('windows-1251');
	expect(await page.getByLabel('Separator').inputValue()).toBe('semicolon');
	expect(await page.getByLabel('What “Компания” is').inputValue()).toBe('field:company');
	expect(await page.getByLabel('What “Имя” is').inputValue()).toBe('name');
	await page.getByText('ООО "Ромашка; и 1"').waitFor();
	await page.getByLabel('Separator').selectOption('comma');
	await page.getByText('E-mail;Имя;Компания;Теги;Язык', { exact: true }).waitFor();
	await page.getByLabel('Separator').selectOption('semicolon');
	await page.getByLabel('What “Теги” is').waitFor();
	expect(await violationsOn(page)).toEqual([]);
	await page.getByLabel('List', { exact: true }).selectOption('new');
	await page.getByLabel('Name of the new list').fill('Customers');
	await page.getByLabel('They have agreed to letters').check();
	await page.getByLabel('Since when').fill('2026-01-31');
	await page.getByLabel('How and where it was given').fill('Order form');
	await page.getByRole('button', { name: 'Import', exact: true }).click();
	await page.getByRole('heading', { name: 'Lines that were not taken' }).waitFor();
	const added = 1000 - broken.length - repeated;
	await page.getByRole('link', { name: String(added), exact: true }).waitFor();
	expect(await violationsOn(page)).toEqual([]);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Download all with line numbers' }).click()
	]);
	const report = (await textOf(download)).trim().split('\r\n');
	expect(report).toHaveLength(1 + broken.length + repeated);
	expect(report[1]).toBe('52,The address has more than one @.,two@signs@example.com');
});

test('who gets a survey is chosen, saved by itself and counted at once; every count opens its people', async () => {
	const survey = aSurvey(server, quiz);
	await page.goto(`/surveys/${survey}/audience`);
	await page.getByRole('heading', { name: 'Nobody gets it yet' }).waitFor();
	await page.getByLabel('Customers').first().check();
	await page.getByRole('heading', { name: '988 people get it' }).waitFor();
	await page.getByLabel('Leads who have agreed to letters').check();
	await page.getByRole('link', { name: 'No consent to advertising letters' }).waitFor();
	await page.getByText('Saved', { exact: true }).waitFor();
	expect(await violationsOn(page)).toEqual([]);
	await page.getByLabel('москва').last().check();
	await page.getByRole('heading', { name: 'Nobody gets it yet' }).waitFor();
	await page.reload();
	expect(await page.getByLabel('москва').last().isChecked()).toBe(true);
	await page.getByRole('link', { name: 'No consent to advertising letters' }).click();
	await page.getByRole('link', { name: 'harriet' }).first().waitFor();
	await page.goto(`/surveys/${survey}/audience/excluded_tag`);
	await page.getByRole('link', { name: 'Анна 1', exact: true }).waitFor();
	await page.getByRole('link', { name: 'Next page' }).waitFor();
});

test('somebody is added by hand, put on a list, tagged, stopped and deleted, by keyboard and in Russian', async () => {
	await page.goto('/audience/new');
	await speak(page, 'ru');
	await page.getByLabel('Эл. почта').fill('bad@@example.com');
	await page.getByLabel('Это клиенты').check();
	await page.getByLabel('С какого дня').fill('2026-01-31');
	await page.getByLabel('Как и где оно получено').fill('Заказ 7');
	await page.getByRole('button', { name: 'Добавить', exact: true }).click();
	await page.getByText('В адресе несколько знаков @.').waitFor();
	expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email');
	await page.keyboard.press('Control+A');
	await page.keyboard.type('Zoe@Example.com');
	await page.keyboard.press('Enter');
	await page.getByRole('heading', { name: 'zoe@example.com' }).waitFor();
	await page.getByRole('button', { name: 'Добавить в список' }).click();
	await page.getByRole('button', { name: 'Убрать из списка «Customers»' }).waitFor();
	await page.getByLabel('Метка', { exact: true }).fill('vip');
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Убрать метку «vip»' }).waitFor();
	await page.getByRole('button', { name: 'Больше не писать' }).click();
	await page.getByRole('alertdialog').getByRole('button', { name: 'Больше не писать' }).click();
	await page.getByText(/^Вы перестали писать/).waitFor();
	expect(await violationsOn(page)).toEqual([]);
	await page.getByRole('button', { name: 'Удалить' }).click();
	const dialog = page.getByRole('alertdialog');
	await dialog.getByText('Безвозвратно исчезнут').waitFor();
	await dialog.getByRole('button', { name: 'Удалить' }).click();
	await page.waitForURL('**/audience');
	expect(await toast(page)).toBe('zoe@example.com — удалено из адресатов.');
	await page.goto('/audience?q=zoe');
	await page.getByText('Ничего не нашлось').waitFor();
	expect(await violationsOn(page)).toEqual([]);
	expect(errors.filter((error) => !error.includes('422'))).toEqual([]);
});
