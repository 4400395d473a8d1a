import type { Browser, Page } from 'playwright-core';
import type { Served } from '../support/served.ts';
import { violationsOn } from './axe.ts';
import { signedInPage, speak } from './workspace-desk.ts';

/** What every screen of the workspace is looked at on. */
export const DEVICES = [
	{ name: 'a phone, dark, in Russian', width: 360, colours: 'dark', locale: 'ru' },
	{ name: 'a tablet, light, in Russian', width: 768, colours: 'light', locale: 'ru' },
	{ name: 'a desk, light, in English', width: 1440, colours: 'light', locale: 'en' }
] as const;

/** A page of the signed-in owner on one of them; closed by the caller with its context. */
export async function pageOn(
	browser: Browser,
	server: Served,
	{ width, colours, locale }: (typeof DEVICES)[number]
): Promise<Page> {
	const page = await signedInPage(browser, server, {
		viewport: { width, height: 800 },
		colorScheme: colours,
		isMobile: width < 700,
		hasTouch: width < 700
	});
	await speak(page, locale);
	return page;
}

/** What axe finds to mend on a screen, and by how much it is wider than the window. */
export async function faultsOn(page: Page, screen: string): Promise<string[]> {
	await page.goto(screen);
	// Drafts are looked at as they are played.
	if (/\/preview$|\/edit(\/results|\/design)?$/.test(screen)) await isInFrame(page, 'h1');
	// Made by scripts alone.
	if (screen.endsWith('/letter')) await isInFrame(page, 'a');
	if (screen.includes('/edit')) await page.locator('main :is(h2, label)').first().waitFor();
	const found = (await violationsOn(page)).map(
		({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`
	);
	const beyond = await page.evaluate(
		() => document.documentElement.scrollWidth - window.innerWidth
	);
	return beyond > 0 ? [...found, `${beyond} px too wide`] : found;
}

function isInFrame(page: Page, what: string): Promise<void> {
	const inside = page.frameLocator('iframe').first().locator(what).first();
	return inside.waitFor({ state: 'attached' });
}
