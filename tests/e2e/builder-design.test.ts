import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from '../support/served.ts';
import { violationsOn } from './axe.ts';
import { openBrowser } from './open-browser.ts';
import { callApi, signedInPage } from './workspace-desk.ts';

let browser: Browser;
let server: Served;
let page: Page;
let id: string;

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
	page = await signedInPage(browser, server, {
		viewport: { width: 1440, height: 900 },
		colorScheme: 'light'
	});
	id = String((await callApi(server, '/quizzes', QUIZ))['id']);
	await openDesign();
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

const QUIZ = {
	title: 'Looks',
	steps: [
		{
			id: 'first',
			kind: 'single_choice',
			title: 'First question?',
			options: [
				{ id: 'a', text: 'Apples' },
				{ id: 'b', text: 'Pears' }
			]
		},
		{ id: 'second', kind: 'short_text', title: 'Second question?' }
	]
};

async function openDesign(): Promise<void> {
	await page.goto(`/quizzes/${id}/edit/design`);
	await phone().locator('#title').waitFor();
}

const phone = () => page.frameLocator('iframe');
const choose = (name: string) => page.getByRole('radio', { name, exact: true }).click();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const draft = async () => (await (await server.api(`/quizzes/${id}`)).json()).definition;

/** A computed property inside the frame. */
const styleOf = (selector: string, property: string) =>
	phone()
		.locator(selector)
		.first()
		.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

describe('the preview', () => {
	test('is light or dark as it is chosen, whatever the workspace is', async () => {
		await expect.poll(() => styleOf('body', 'background-color')).toBe('rgb(255, 255, 255)');
		expect(await styleOf('.quiz', 'color')).toBe('rgb(26, 30, 37)');
		await press('Dark');
		await expect.poll(() => styleOf('body', 'background-color')).toBe('rgb(17, 19, 21)');
		expect(await styleOf('.quiz', 'color')).toBe('rgb(238, 240, 243)');
		expect(await styleOf('html', 'color-scheme')).toBe('dark');
		await press('Light');
		await expect.poll(() => styleOf('body', 'background-color')).toBe('rgb(255, 255, 255)');
	});

	test('is dark in Build too, and stays where it is', async () => {
		await page.getByRole('link', { name: 'Build' }).click();
		await page.locator('#step-form').waitFor();
		await press('Dark');
		await expect.poll(() => styleOf('body', 'background-color')).toBe('rgb(17, 19, 21)');
		await openDesign();
	});

	test('says where its colours do not follow the device', async () => {
		const told = page.getByText('These colours are the same');
		expect(await told.count()).toBe(0);
		await page.getByRole('button', { name: 'Clay' }).click();
		await told.waitFor();
		expect(await page.getByRole('button', { name: 'Dark', exact: true }).isDisabled()).toBe(true);
		await press('Undo');
		await told.waitFor({ state: 'detached' });
		expect(await page.getByRole('button', { name: 'Dark', exact: true }).isEnabled()).toBe(true);
	});

	test('is a desktop’s page, as small as it takes', async () => {
		await press('Desktop');
		const width = () =>
			phone()
				.locator('body')
				.evaluate(() => innerWidth);
		await expect.poll(width).toBeGreaterThan(900);
		const shown = await page.locator('iframe').boundingBox();
		expect(shown?.width).toBeLessThan(1000);
		await press('Phone');
		await expect.poll(width).toBeLessThan(500);
	});
});

describe('looks', () => {
	test('buttons take the shape that is chosen, and give it back when it is undone', async () => {
		const rounding = () => styleOf('.primary', 'border-radius');
		await expect.poll(rounding).toBe('10px');
		await choose('Pill');
		await expect.poll(rounding).toBe('32px');
		await expect.poll(async () => (await draft()).theme).toEqual({ buttons: 'pill' });
		await page.getByRole('radio', { name: 'Pill' }).press('ArrowLeft');
		await expect.poll(rounding).toBe('0px');
		await press('Undo');
		await expect.poll(rounding).toBe('32px');
		await press('Undo');
		await expect.poll(rounding).toBe('10px');
	});

	test('a colour that cannot be read is told at its field, and mended by one click', async () => {
		const field = page.locator('[data-path="theme.accent"]');
		await field.locator('.hex').fill('#ffd500');
		await field.getByText('needs 4.5').waitFor();
		expect(await field.innerText()).toContain('The accent on the background');
		await field.getByRole('button', { name: /^Use #/ }).click();
		await expect.poll(() => field.getByText('needs 4.5').count()).toBe(0);
		await expect.poll(async () => (await draft()).theme?.accent ?? '#ffd500').not.toBe('#ffd500');
		await press('Undo');
		await field.getByText('needs 4.5').waitFor();
		await page.getByRole('link', { name: 'Share' }).click();
		await page.getByText('needs 4.5').first().waitFor();
		await openDesign();
		await press('Back to the house’s look');
		await expect.poll(async () => (await draft()).theme).toBeUndefined();
	});

	test('a preset is taken as a whole, and leaves the logo', async () => {
		await press('Night');
		await expect.poll(() => styleOf('body', 'background-color')).toBe('rgb(16, 21, 28)');
		const preset = page.getByRole('button', { name: 'Night', exact: true });
		expect(await preset.getAttribute('aria-pressed')).toBe('true');
		await press('Undo');
	});
});

describe('the layout', () => {
	test('is all on one page or one question at a time', async () => {
		const questions = () => phone().locator('[data-step]').count();
		expect(await questions()).toBe(0);
		await choose('All on one page');
		await expect.poll(questions).toBe(2);
		await expect.poll(async () => (await draft()).layout).toBe('page');
		await phone().getByRole('radio', { name: 'Apples' }).click();
		await phone().getByRole('button', { name: 'Send' }).click();
		await phone().getByText('Your answers have been received').waitFor();
		await press('Undo');
		await expect.poll(questions).toBe(0);
		await expect.poll(async () => (await draft()).layout).toBeUndefined();
	});

	test('nothing is there for axe to find', async () => {
		expect(await violationsOn(page)).toEqual([]);
	});
});
