import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOn } from './axe.ts';
import { openDeskScreens, type DeskScreens } from './desk-screens.ts';
import { walkByTab } from './keyboard-walk.ts';
import { DEVICES, faultsOn, pageOn } from './look.ts';

let desk: DeskScreens;

beforeAll(async () => {
	desk = await openDeskScreens();
}, 120_000);
afterAll(() => desk.close());

/** A page of somebody's own with a form that is sent to the quiz, and what comes after it. @param without a field it lacks */
async function sendForm(page: Page, email: string, without = ''): Promise<void> {
	const { action, fields } = desk.form;
	const answers = fields.filter(([name]) => name !== without);
	const all = [...answers, ['contact.name', 'Eva'], ['contact.email', email]];
	const inputs = [...all, ['contact.consents', 'processing']].map(
		([name, value]) => `<input type="hidden" name="${name}" value="${value}">`
	);
	await page.setContent(
		`<form method="post" action="${action}">${inputs.join('')}<button>Send</button></form>`
	);
	await page.getByRole('button').click();
	await page.locator('.quiz h1, .quiz h2').first().waitFor();
}

describe.each(DEVICES)('on $name', (device) => {
	let page: Page;
	beforeAll(async () => {
		page = await pageOn(desk.browser, desk.server, device);
	});
	afterAll(() => page.context().close());

	test.each(['leads', 'house'] as const)(
		'axe finds nothing to mend on the screens of the desk (%s), and nothing is wider than the window',
		async (part) => {
			expect(desk.screens[part].length).toBeGreaterThan(9);
			const found: Record<string, string[]> = {};
			for (const screen of desk.screens[part]) {
				const faults = await faultsOn(page, screen);
				if (faults.length > 0) found[screen] = faults;
			}
			expect(found).toEqual({});
		},
		240_000
	);

	test('nor on what those see who are not signed in', async () => {
		const context = await desk.browser.newContext({
			viewport: { width: device.width, height: 800 },
			colorScheme: device.colours,
			locale: device.locale
		});
		const visitor = await context.newPage();
		const found: Record<string, string[]> = {};
		for (const screen of desk.theirs) {
			const faults = await faultsOn(visitor, screen);
			if (faults.length > 0) found[screen] = faults;
		}
		for (const without of ['', 'budget']) {
			await sendForm(visitor, `eva-${device.width}@example.com`, without);
			const after = await violationsOn(visitor);
			if (after.length > 0) found[`the form without ${without}`] = after.map(({ id }) => id);
		}
		expect(found).toEqual({});
		await context.close();
	});
});

describe('with the keyboard alone', () => {
	let page: Page;
	const focused = () =>
		page.evaluate(() => {
			const { activeElement: one } = document;
			return one?.getAttribute('name') ?? one?.textContent?.trim() ?? '';
		});
	const walkTo = async (name: string) => {
		for (let step = 0; step < 80; step += 1) {
			await page.keyboard.press('Tab');
			if ((await focused()).includes(name)) return;
		}
		throw new Error(`${name} is never reached`);
	};

	beforeAll(async () => {
		page = await pageOn(desk.browser, desk.server, DEVICES[2]);
	});
	afterAll(() => page.context().close());

	test('a list is narrowed, and the focus stays in the field that did it', async () => {
		for (const [path, name] of [
			['/leads', 'segment'],
			['/deliveries', 'state'],
			['/audit', 'about'],
			['/privacy', 'purpose'],
			['/responses', 'segment']
		] as const) {
			await page.goto(path);
			const field = page.locator(`form[role=search] [name=${name}]`);
			await field.focus();
			await page.keyboard.press('ArrowDown');
			await page.waitForURL(`**${path}?*${name}=*`);
			await page.getByRole('link', { name: 'Clear' }).waitFor();
			expect([path, await focused()]).toEqual([path, name]);
			await page.keyboard.press('ArrowUp');
			await page.waitForURL((url) => !url.searchParams.get(name));
			expect([path, await focused()]).toEqual([path, name]);
		}
	});

	test('clearing a filter leaves the focus at its first field, with nothing left in any', async () => {
		await page.goto('/leads?segment=hot');
		const search = page.locator('[name=q]');
		await search.fill('never asked for');
		await page.getByRole('link', { name: 'Clear' }).focus();
		await page.keyboard.press('Enter');
		await page.waitForURL('**/leads');
		await expect.poll(focused).toBe('q');
		expect(await search.inputValue()).toBe('');
		expect(await page.locator('[name=segment]').inputValue()).toBe('');
	});

	test('a lead is found, read, noted and ended, and the next one opened', async () => {
		await page.goto('/leads?sort=name&segment=hot');
		// The first time is when the page's scripts are there.
		await expect
			.poll(async () => {
				await page.keyboard.press('j');
				return page.evaluate(() => document.activeElement?.hasAttribute('data-lead'));
			})
			.toBe(true);
		await page.keyboard.press('j');
		const name = await focused();
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { level: 1, name }).waitFor();
		const back = page.locator('.page-header a.back');
		expect(await back.getAttribute('href')).toBe('/leads?segment=hot&sort=name');
		await walkTo('outcome');
		await page.keyboard.press('ArrowDown');
		await walkTo('Say the outcome');
		await page.keyboard.press('Enter');
		await page.getByText('The outcome is recorded.').waitFor();
		await walkTo('text');
		await page.keyboard.type('Called by keys.');
		await walkTo('Add note');
		await page.keyboard.press('Enter');
		await page.getByRole('listitem').filter({ hasText: 'Called by keys.' }).waitFor();
		const first = page.url();
		await walkTo('text');
		await page.keyboard.type('Meant for this lead');
		// Out of the field, which the key belongs to.
		await page.keyboard.press('Tab');
		await page.keyboard.press('j');
		await page.waitForURL((url) => url.href !== first);
		await expect.poll(() => page.locator('textarea[name="text"]').inputValue()).toBe('');
		await page.keyboard.press('k');
		await page.waitForURL(first);
	});

	test('a form with a fault leads to the question that lacks an answer, and is sent again', async () => {
		const context = await desk.browser.newContext({ viewport: { width: 360, height: 740 } });
		const visitor = await context.newPage();
		await sendForm(visitor, 'eva-by-keys@example.com', 'budget');
		await visitor.keyboard.press('Tab');
		await visitor.keyboard.press('Enter');
		await visitor.keyboard.press('Tab');
		await visitor.keyboard.press('Space');
		expect(await visitor.locator('[name=budget][value=approved]').isChecked()).toBe(true);
		await visitor.keyboard.press('Tab');
		await visitor.keyboard.press('Enter');
		await visitor.getByText('Eva, the project').waitFor();
		await context.close();
	});

	test('two leads are compared, and merged, with an undo at hand', async () => {
		await page.goto(desk.screens.leads.at(-1) ?? '');
		const { stops, wrong } = await walkByTab(page);
		expect([wrong, stops.length > 5]).toEqual([[], true]);
		await page.reload();
		await walkTo('Merge');
		await page.keyboard.press('Enter');
		await page.getByText(/^Merged: /).waitFor();
		// Asked once more, in a dialog.
		for (const asked of [false, true]) {
			await page.getByRole('alertdialog').waitFor({ state: asked ? 'visible' : 'detached' });
			await walkTo('Undo the merge');
			await page.keyboard.press('Enter');
		}
		await page.getByText('Taken apart: they are two leads again.').waitFor();
	});

	test('every place of a lead and of its list is reached, seen and left again', async () => {
		for (const path of ['/leads', desk.screens.leads[2] ?? '', '/leads/hand-over']) {
			await page.goto(path);
			const { stops, wrong } = await walkByTab(page);
			expect([path, wrong]).toEqual([path, []]);
			expect(stops.length).toBeGreaterThan(10);
		}
	});
});
