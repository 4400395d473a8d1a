import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileLetter } from '../../src/lib/server/delivery/survey-letter/compile.ts';
import { aTapQuiz, PERSON, TAP_STEPS, toCompile } from '../support/a-letter.ts';
import { violationsOn } from './axe.ts';
import { openBuilderDesk, type BuilderDesk } from './builder-desk.ts';
import { crampedOn } from './cramped.ts';
import { aSurvey, letterOf } from './survey-desk.ts';
import { speak } from './workspace-desk.ts';

let desk: BuilderDesk;
let page: Page;
let id: string;

const file = {
	title: { en: 'After your order', ru: 'После заказа' },
	locales: ['en', 'ru'],
	steps: [TAP_STEPS.nps]
};

beforeAll(async () => {
	desk = await openBuilderDesk();
	page = await desk.page();
	id = await aSurvey(desk.server, file);
	await page.goto(`/surveys/${id}/letter`);
	await page.locator('.envelope').waitFor();
});
afterAll(() => desk.close());

const frame = () => page.frameLocator('iframe[title="How the letter looks"]');
const saved = () => page.locator('.save').getByText('Saved', { exact: true }).waitFor();
const letter = () => letterOf(desk.server, id);
const order = () => letter().blocks.map((block) => block.id);

async function mails() {
	const folder = join(desk.server.dataDir, 'mail');
	const files = await readdir(folder).catch(() => []);
	return Promise.all(
		files.sort().map(async (name) => PostalMime.parse(await readFile(join(folder, name))))
	);
}

test('what is typed is saved, and the preview follows', async () => {
	await page
		.getByRole('textbox', { name: 'Subject, English' })
		.fill('How was it, {{name|friend}}?');
	await page.locator('.envelope strong').getByText('How was it, Anna?').waitFor();
	await page.getByRole('textbox', { name: 'Text, English' }).first().fill('Dear **{{name|you}}**');
	await frame().getByText('Dear Anna').waitFor();
	await frame().getByRole('link', { name: '10', exact: true }).waitFor();
	await saved();
	expect(letter().subject).toEqual({ en: 'How was it, {{name|friend}}?', ru: 'После заказа' });
	await page.getByLabel('Recipient', { exact: true }).selectOption('unknown');
	await page.locator('.envelope strong').getByText('How was it, friend?').waitFor();
	await frame().getByText('Dear you').waitFor();
	await page.getByLabel('Recipient', { exact: true }).selectOption('known');
});

test('a field is put in from the menu, and its fallback is written in its chip', async () => {
	const preheader = page.locator('[data-path="preheader"]');
	await preheader.getByRole('button', { name: 'Put in a field of the recipient' }).click();
	await page.getByRole('menuitem', { name: 'Company' }).click();
	await preheader.getByRole('button', { name: /Company, or else nothing/ }).click();
	await page.getByRole('textbox', { name: 'Where it is not known' }).fill('your team');
	await page.getByRole('button', { name: 'Done' }).click();
	await saved();
	expect(letter().preheader['en']).toBe('{{company|your team}}');
});

test('blocks are moved by keys, added, removed and brought back', async () => {
	expect(order()).toEqual(['hello', 'question', 'thanks']);
	await page.getByRole('button', { name: 'First question, block 2: move up' }).press('Enter');
	await expect.poll(order).toEqual(['question', 'hello', 'thanks']);
	// The focus is with the block still, on the way that is left.
	await page.getByText('Block 1 of 3').waitFor({ state: 'attached' });
	await page.getByRole('button', { name: 'First question, block 1: move down' }).press('Enter');
	await expect.poll(order).toEqual(['hello', 'question', 'thanks']);
	await page.getByRole('button', { name: 'Text, block 3: remove' }).press('Enter');
	await expect.poll(order).toEqual(['hello', 'question']);
	await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
	await expect.poll(order).toEqual(['hello', 'question', 'thanks']);
	await page.getByRole('button', { name: 'Add a block' }).click();
	await page.getByRole('menuitem', { name: 'Heading' }).click();
	await page.keyboard.type('Before you go');
	await frame().getByText('Before you go').waitFor();
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Control+z');
	await expect.poll(order).toEqual(['hello', 'question', 'thanks']);
});

test('a picture is uploaded as every mail program shows it', async () => {
	await page.getByRole('button', { name: 'Add a block' }).click();
	await page.getByRole('menuitem', { name: 'Picture' }).click();
	const block = page.locator('li[data-block]').last();
	const webp = await page.evaluate(() => {
		const canvas = document.createElement('canvas');
		canvas.getContext('2d')?.fillRect(10, 10, 100, 100);
		return canvas.toDataURL('image/webp').replace(/^.*,/, '');
	});
	await block.locator('input[type=file]').setInputFiles({
		...{ name: 'a.webp', mimeType: 'image/webp', buffer: Buffer.from(webp, 'base64') }
	});
	await expect
		.poll(() => JSON.stringify(letter()))
		.toMatch(/"src":"\/p\/[0-9a-f]{40}\.(?:png|jpg)"/);
	await block.getByRole('textbox', { name: 'What it shows, English' }).fill('A yard');
	await frame().getByRole('img', { name: 'A yard' }).waitFor();
	await saved();
});

test('a problem leads to its place with one click', async () => {
	await page.getByRole('textbox', { name: 'Subject, English' }).fill('');
	await page.getByRole('button', { name: /error/ }).click();
	await page.getByRole('button', { name: /There is no subject/ }).click();
	await page
		.locator(':focus')
		.and(page.getByRole('textbox', { name: 'Subject, English' }))
		.waitFor();
	await page.keyboard.type('How was it?');
	await page.getByText('There is no subject').waitFor({ state: 'detached' });
});

test('a test goes to oneself, marked as one, and its links do nothing', async () => {
	await page.getByRole('button', { name: 'Send me a test' }).click();
	await page.getByText('the test was written as a file').waitFor();
	const [mail] = await mails();
	expect(mail?.subject).toBe('[Test] How was it?');
	expect(mail?.to?.map(({ address }) => address)).toEqual(['owner@example.com']);
	const [, link = ''] = /(\S+\?a=9)/.exec(mail?.text ?? '') ?? [];
	const visitor = await desk.browser.newPage({ locale: 'en' });
	await visitor.goto(link);
	await visitor.getByRole('heading', { name: 'This was a test letter' }).waitFor();
	await visitor.getByText('with the answer chosen').waitFor();
	expect(await violationsOn(visitor)).toEqual([]);
	await visitor.close();
});

test('what somebody else has saved meanwhile is told, and nothing is lost', async () => {
	const other = await page.context().newPage();
	await other.goto(`/surveys/${id}/letter`);
	await other.locator('.envelope').waitFor();
	await page.bringToFront();
	await other.getByRole('textbox', { name: 'Sender’s name, English' }).fill('Silver');
	await expect.poll(() => letter().sender.name['en']).toBe('Silver');
	await page.getByRole('textbox', { name: 'Below the letter, English' }).fill('Silver, 1 Street');
	await page.getByText('Somebody else has changed the letter').waitFor();
	await saved();
	expect(letter()).toMatchObject({
		sender: { name: { en: 'Silver' } },
		footer: { en: 'Silver, 1 Street' }
	});
	await page.getByRole('button', { name: 'Understood' }).click();
	await other.close();
});

test('all languages are written side by side, and a second subject is compared', async () => {
	await page.getByRole('radio', { name: 'All languages' }).click();
	await page.getByRole('textbox', { name: 'Subject, Russian' }).fill('Как всё прошло?');
	await page.getByRole('button', { name: 'Compare two subjects' }).click();
	await page.getByRole('textbox', { name: 'Subject B, English' }).fill('One tap');
	await page.getByRole('textbox', { name: 'Subject B, Russian' }).fill('Одно нажатие');
	await page.locator('section.preview').getByLabel('Subject', { exact: true }).selectOption('b');
	await page.locator('.envelope strong').getByText('One tap').waitFor();
	await page.locator('section.preview').getByLabel('Language').selectOption('ru');
	await page.locator('.envelope strong').getByText('Одно нажатие').waitFor();
	await page.getByRole('radio', { name: 'Plain text' }).click();
	await page.getByText('Насколько вероятно').last().waitFor();
	await page.getByRole('radio', { name: 'Phone' }).click();
	await page.getByRole('radio', { name: 'Dark' }).click();
	const ground = () =>
		frame()
			.locator('body')
			.evaluate((body) => getComputedStyle(body).backgroundColor);
	await expect.poll(ground).toBe('rgb(19, 21, 23)');
});

test.each([
	['en', 'light'],
	['ru', 'dark']
] as const)(
	'it has no fault that axe finds, and nothing cramped: %s, %s',
	async (locale, scheme) => {
		await page.emulateMedia({ colorScheme: scheme });
		await speak(page, locale);
		await page.locator('.envelope').waitFor();
		// Axe would open the frame in a page of its own; the letter in it is looked at by itself.
		await page.locator('section.preview [role=radio]').nth(2).click();
		for (const width of [1440, 360]) {
			await page.setViewportSize({ width, height: 900 });
			expect(await violationsOn(page)).toEqual([]);
			const wide = await crampedOn(page);
			expect(wide.filter((one) => one.startsWith('scrolls'))).toEqual([]);
		}
		await page.setViewportSize({ width: 1440, height: 900 });
		await speak(page, 'en');
		await page.emulateMedia({ colorScheme: 'light' });
	}
);

test('of a survey that is sent, the letter is only shown', async () => {
	const sent = await aSurvey(desk.server, file, { state: 'sent' });
	await page.goto(`/surveys/${sent}/letter`);
	await page.getByText('can be looked at and no longer be changed').waitFor();
	expect(await page.getByRole('textbox').count()).toBe(0);
	await frame().getByRole('link', { name: '10', exact: true }).waitFor();
	const refused = await page.request.put(`/surveys/${sent}/letter/draft`, {
		data: { letter: letterOf(desk.server, sent), revision: 1 },
		headers: { origin: desk.server.origin }
	});
	expect(refused.status()).toBe(410);
	await page.getByRole('radio', { name: 'Plain text' }).click();
	expect(await violationsOn(page)).toEqual([]);
});

describe.each(Object.entries(TAP_STEPS))('the letter that asks %s', (_, step) => {
	test('fits phones and is read with its pictures off, light and dark', async () => {
		const context = await desk.browser.newContext();
		const mail = await context.newPage();
		await mail.route(/^https:/, (route) => route.abort());
		for (const locale of ['en', 'ru']) {
			const { html } = compileLetter(toCompile({ quiz: aTapQuiz(step), locale })).write(PERSON);
			await mail.setContent(html);
			for (const colorScheme of ['light', 'dark'] as const) {
				await mail.emulateMedia({ colorScheme });
				for (const width of [320, 360, 640]) {
					await mail.setViewportSize({ width, height: 800 });
					expect(await crampedOn(mail)).toEqual([]);
				}
				expect(await violationsOn(mail, 'color-contrast')).toEqual([]);
			}
			await mail.getByText(locale === 'en' ? 'Unsubscribe' : 'Отписаться').waitFor();
		}
		await context.close();
	});
});
