import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOn } from './axe.ts';
import { openBuilderDesk, saved, type BuilderDesk } from './builder-desk.ts';
import { shortQuiz } from './embed-desk.ts';
import { openHostSite, type HostSite } from './host-site.ts';

let desk: BuilderDesk;
let site: HostSite;
let page: Page;
let id: string;

beforeAll(async () => {
	[desk, site] = await Promise.all([openBuilderDesk(), openHostSite()]);
	page = await desk.page();
	id = await desk.aQuiz({ ...shortQuiz('Shared'), locales: ['en', 'ru'] });
	await desk.server.api(`/quizzes/${id}/publish`, { method: 'POST' });
	await page.goto(`/quizzes/${id}/edit/share`);
	await page.getByRole('radio', { name: 'In the page' }).waitFor();
});
afterAll(async () => {
	site.close();
	await desk.close();
});

const code = () => page.getByRole('group', { name: 'Code for your page' }).innerText();
const way = (name: string) => page.getByRole('radio', { name }).check();

test('what is chosen is seen at once, and its code works on somebody’s page', async () => {
	await page.getByLabel('Height to keep free').fill('420');
	await page.locator('.demo').scrollIntoViewIfNeeded();
	const demo = page.locator('.demo iframe').contentFrame();
	await demo.locator('html[data-ready]').waitFor();
	await page.getByText('quizsilver:step team').waitFor();
	expect(await code()).toContain('style="min-height:420px"');
	await way('Floating button');
	await page.getByLabel('Words on the button').fill('What does it cost?');
	await page.getByLabel('Language', { exact: true }).selectOption('ru');
	const button = page.getByRole('button', { name: 'What does it cost?' });
	await button.click();
	await page.getByRole('dialog').frameLocator('iframe').getByText('Have you a team?').waitFor();
	await page.keyboard.press('Escape');
	const visitor = await desk.browser.newPage();
	await visitor.goto(site.page(await code()));
	await visitor.getByRole('button', { name: 'What does it cost?' }).click();
	const quiz = visitor.getByRole('dialog').frameLocator('iframe');
	await quiz.getByText('Have you a team?').waitFor();
	expect(await quiz.locator('html').getAttribute('lang')).toBe('ru');
	await visitor.close();
});

test('each way is shown on the page where it is chosen, and goes with the choice', async () => {
	for (const name of ['Popup', 'From the side', 'Before leaving', 'Your own button']) {
		await way(name);
		expect(await page.locator('dialog').count()).toBe(0);
		await page.getByRole('button', { name: 'Show it' }).click();
		await page.getByRole('dialog').frameLocator('iframe').getByText('Have you a team?').waitFor();
		await page.keyboard.press('Escape');
		await page.locator('dialog[open]').waitFor({ state: 'detached' });
	}
});

test('named sites are kept, wrong ones are told, and nobody else shows the quiz', async () => {
	const hosts = page.getByLabel('Hosts');
	await hosts.fill('https://www.example.com/shop?x=1\nnonsense');
	await page.getByText('Not a host: nonsense').waitFor();
	await hosts.fill('https://www.example.com/shop?x=1\n*.example.org');
	await hosts.blur();
	expect(await hosts.inputValue()).toBe('www.example.com\n*.example.org');
	await saved(page);
	expect((await desk.draftOf(id)).frames).toEqual(['www.example.com', '*.example.org']);
	await hosts.fill('');
	await saved(page);
	await expect.poll(async () => (await desk.draftOf(id)).frames).toBeUndefined();
});

test('a counter is taken out of what was pasted, and asks the visitors of the quiz’s own page', async () => {
	await page
		.getByRole('textbox', { name: 'Yandex Metrica' })
		.fill('<script>ym(778899, "init", {})</script>');
	await page.getByRole('textbox', { name: 'Google Analytics' }).fill('nonsense');
	await page.getByText('A Google tag begins with G-').waitFor();
	await page.getByRole('textbox', { name: 'Google Analytics' }).fill('');
	await expect.poll(async () => (await desk.draftOf(id)).counters).toEqual({ metrica: '778899' });
	expect(await violationsOn(page)).toEqual([]);
	await desk.server.api(`/quizzes/${id}/publish`, { method: 'POST' });

	const visitor = await (await desk.browser.newContext({ locale: 'en-GB' })).newPage();
	const asked: string[] = [];
	await visitor.route(/yandex|google/, async (route) => {
		asked.push(route.request().url());
		await route.fulfill({ contentType: 'text/javascript', body: '' });
	});
	const address = `${desk.server.origin}/q/shared?utm_source=news&email=anna@example.com#email=anna@example.com`;
	await visitor.goto(address);
	const notice = visitor.getByRole('complementary', { name: 'Counting visits' });
	await notice.waitFor();
	expect(await violationsOn(visitor)).toEqual([]);
	const sizes = await notice
		.getByRole('button')
		.evaluateAll((buttons) => buttons.map((one) => one.getBoundingClientRect().width));
	expect(new Set(sizes).size).toBe(1);
	await visitor.getByLabel('Yes').click();
	await visitor.getByLabel('Email').waitFor();
	expect(asked).toEqual([]);
	await notice.getByRole('button', { name: 'Yes' }).click();
	expect(await notice.count()).toBe(0);
	await expect.poll(() => asked).toEqual(['https://mc.yandex.ru/metrika/tag.js']);
	const calls = await visitor.evaluate(() => window.ym?.a);
	expect(calls?.[0]?.slice(0, 2)).toEqual([778899, 'init']);
	expect(calls?.[1]).toEqual([
		...[778899, 'hit'],
		`${desk.server.origin}/q/shared?utm_source=news`
	]);
	expect(calls?.map(([, , goal]) => goal)).toContain('quizsilver_start');
	expect(JSON.stringify(calls)).not.toContain('anna');

	await visitor.reload();
	await notice.getByRole('button', { name: 'No' }).click();
	await visitor.getByLabel('Email').fill('anna@example.com');
	await visitor.getByRole('button', { name: 'Send' }).click();
	await visitor.getByText('Thank you').first().waitFor();
	expect(asked).toHaveLength(1);

	await visitor.goto(site.page(`<iframe src="${desk.server.origin}/q/shared?embed=1"></iframe>`));
	await visitor.frameLocator('iframe').locator('html[data-ready]').waitFor();
	expect(await visitor.frameLocator('iframe').locator('.asks').count()).toBe(0);
});
