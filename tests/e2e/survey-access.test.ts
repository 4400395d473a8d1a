import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from '../support/served.ts';
import { DEVICES, faultsOn, pageOn } from './look.ts';
import { openBrowser } from './open-browser.ts';
import { plantSurveys, SECRET, someImports } from './survey-screens.ts';
import { signedInPage } from './workspace-desk.ts';

let browser: Browser;
let server: Served;
let dataDir: string;
let screens: Record<'surveys' | 'audience' | 'theirs', string[]>;

beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-access-'));
	const given = { dataDir, env: { SECRET } };
	[browser, server] = await Promise.all([openBrowser(), serve(given)]);
	const { workspace, theirs } = await plantSurveys(server, async () => {
		server = await serve({ ...given, port: server.port });
	});
	const page = await signedInPage(browser, server);
	const imports = await someImports(page, dataDir);
	await page.context().close();
	const isOfSurveys = (path: string) => path.startsWith('/surveys');
	screens = {
		surveys: workspace.filter(isOfSurveys),
		audience: [...workspace.filter((path) => !isOfSurveys(path)), ...imports],
		theirs
	};
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	await rm(dataDir, { recursive: true });
});

describe.each(DEVICES)('on $name', (device) => {
	let page: Page;
	beforeAll(async () => {
		page = await pageOn(browser, server, device);
	});
	afterAll(() => page.context().close());

	test.each([
		['surveys', 8],
		['audience', 8],
		['theirs', 3]
	] as const)(
		'axe finds nothing to mend on the screens of %s, and nothing is wider than the window',
		async (part, atLeast) => {
			expect(screens[part].length).toBeGreaterThanOrEqual(atLeast);
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
