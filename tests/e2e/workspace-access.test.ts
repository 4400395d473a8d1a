import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from '../support/served.ts';
import { DEVICES, faultsOn, pageOn } from './look.ts';
import { openBrowser } from './open-browser.ts';
import { aBusyQuiz, callApi, signedInPage } from './workspace-desk.ts';

let browser: Browser;
let server: Served;
let screens: Record<'quizzes' | 'leads', string[]>;

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
	const quiz = await aBusyQuiz(server);
	const page = await signedInPage(browser, server);
	const destination = await callApi(server, '/destinations', {
		name: 'CRM',
		url: `${server.origin}/no/such/hook`,
		events: ['lead.qualified']
	});
	await page.goto(`/destinations/${destination['id']}`);
	await page.getByRole('button', { name: 'Send an empty message' }).click();
	await page.waitForURL('**/deliveries/*');
	const delivery = new URL(page.url()).pathname;
	await page.goto('/leads');
	const lead = await page.locator('a.opens').first().getAttribute('href');
	await page.context().close();
	screens = {
		quizzes: [
			...['/quizzes', '/quizzes/new', `/quizzes/${quiz.id}`, `/quizzes/${quiz.id}/visits`],
			`/quizzes/${quiz.id}/preview`,
			...['', '/flow', '/score', '/results', '/design', '/share'].map(
				(tab) => `/quizzes/${quiz.id}/edit${tab}`
			)
		],
		leads: [
			...['/responses', '/responses?segment=warm', `/responses/${quiz.hot}`],
			...['/leads', String(lead), '/destinations', '/destinations/new'],
			...['/destinations/new?kind=email', `/destinations/${destination['id']}`, delivery],
			...['/deliveries', `/destinations/${destination['id']}/fields`],
			...['/tokens', '/settings', '/no/such/page', '/forgot', '/reset/expired']
		]
	};
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

describe.each(DEVICES)('on $name', (device) => {
	let page: Page;
	beforeAll(async () => {
		page = await pageOn(browser, server, device);
	});
	afterAll(() => page.context().close());

	test.each(['quizzes', 'leads'] as const)(
		'axe finds nothing to mend on the screens of %s, and nothing is wider than the window',
		async (part) => {
			expect(screens[part].length).toBeGreaterThan(10);
			const found: Record<string, string[]> = {};
			for (const screen of screens[part]) {
				const faults = await faultsOn(page, screen);
				if (faults.length > 0) found[screen] = faults;
			}
			expect(found).toEqual({});
		},
		240_000
	);
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
