import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { serve, type Served } from '../support/served.ts';
import { violationsOn } from './axe.ts';
import { aBusyQuiz, callApi, signedInPage, speak } from './workspace-desk.ts';

let browser: Browser;
let server: Served;
const screens: string[] = [];

beforeAll(async () => {
	[browser, server] = await Promise.all([launchBrowser(), serve()]);
	const quiz = await aBusyQuiz(server);
	const page = await signedInPage(browser, server);
	const destination = await callApi(server, '/destinations', {
		name: 'CRM',
		url: `${server.origin}/no/such/hook`,
		events: ['lead.qualified']
	});
	await page.goto(`/destinations/${destination['id']}`);
	await page.getByRole('button', { name: 'Send a test' }).click();
	await page.waitForURL('**/deliveries/*');
	const delivery = new URL(page.url()).pathname;
	await page.goto('/leads');
	const lead = await page.locator('a.opens').first().getAttribute('href');
	await page.context().close();
	screens.push(
		...['/quizzes', '/quizzes/new', `/quizzes/${quiz.id}`, `/quizzes/${quiz.id}/visits`],
		...[`/quizzes/${quiz.id}/preview`, '/responses', '/responses?segment=warm'],
		...['', '/flow', '/score', '/results', '/design', '/share'].map(
			(tab) => `/quizzes/${quiz.id}/edit${tab}`
		),
		...[`/responses/${quiz.hot}`, '/leads', String(lead), '/destinations', '/destinations/new'],
		...['/destinations/new?kind=email', `/destinations/${destination['id']}`, delivery],
		...['/tokens', '/settings', '/no/such/page', '/forgot', '/reset/expired']
	);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

describe.each([
	{ name: 'a phone, dark, in Russian', width: 360, colours: 'dark', locale: 'ru' },
	{ name: 'a tablet, light, in Russian', width: 768, colours: 'light', locale: 'ru' },
	{ name: 'a desk, light, in English', width: 1440, colours: 'light', locale: 'en' }
] as const)('on $name', ({ width, colours, locale }) => {
	let page: Page;
	beforeAll(async () => {
		page = await signedInPage(browser, server, {
			viewport: { width, height: 800 },
			colorScheme: colours,
			isMobile: width < 700,
			hasTouch: width < 700
		});
		await speak(page, locale);
	});
	afterAll(() => page.context().close());

	test('axe finds nothing to mend, and nothing is wider than the screen', async () => {
		expect(screens.length).toBeGreaterThan(15);
		const found: string[] = [];
		for (const screen of screens) {
			await page.goto(screen);
			// Drafts are looked at as they are played.
			if (/\/preview$|\/edit(\/results|\/design)?$/.test(screen)) {
				await page.frameLocator('iframe').first().locator('h1').waitFor({ state: 'attached' });
			}
			if (screen.includes('/edit')) await page.locator('main :is(h2, label)').first().waitFor();
			for (const { id, nodes } of await violationsOn(page)) {
				found.push(`${screen}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
			}
			const beyond = await page.evaluate(
				() => document.documentElement.scrollWidth - window.innerWidth
			);
			if (beyond > 0) found.push(`${screen}: ${beyond} px too wide`);
		}
		expect(found).toEqual([]);
	});
});

test('with the keyboard alone, nothing that has the focus lies below the bar of a phone', async () => {
	const page = await signedInPage(browser, server, { viewport: { width: 360, height: 640 } });
	await page.goto('/quizzes/new');
	const hidden: string[] = [];
	for (let step = 0; step < 30; step += 1) {
		await page.keyboard.press('Tab');
		const below = await page.evaluate(() => {
			const focus = document.activeElement;
			const bar = document.querySelector('.side');
			if (!focus || !bar || bar.contains(focus)) return null;
			const { top } = focus.getBoundingClientRect();
			return top > bar.getBoundingClientRect().top ? focus.outerHTML.slice(0, 120) : null;
		});
		if (below) hidden.push(below);
	}
	expect(hidden).toEqual([]);
	await page.context().close();
});

test('with the keyboard alone, the content is one key away and every control shows where it is', async () => {
	const page = await signedInPage(browser, server);
	await page.goto('/leads');
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
	const unseen: string[] = [];
	for (let step = 0; step < 25; step += 1) {
		await page.keyboard.press('Tab');
		const focus = await page.evaluate(() => {
			const element = document.activeElement;
			if (!element || element === document.body) return null;
			const after = getComputedStyle(element, '::after');
			const own = getComputedStyle(element);
			const seen = [own, after].some(
				({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px'
			);
			return seen ? null : element.outerHTML.slice(0, 120);
		});
		if (focus) unseen.push(focus);
	}
	expect(unseen).toEqual([]);
	await page.context().close();
});
