import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBuilderDesk, openEditor, question, saved, type BuilderDesk } from './builder-desk.ts';
import { toast } from './workspace-desk.ts';

/* Parts of the builder that come over the network when they are wanted: late, or not at all at first. */

const LOST = 'This could not be loaded. Check your connection and try again.';
const FILES = '**/_app/immutable/**';

let desk: BuilderDesk;
let page: Page;
let id: string;

beforeAll(async () => {
	desk = await openBuilderDesk();
});
afterAll(() => desk.close());

beforeEach(async () => {
	page = await desk.page();
	id = await desk.aQuiz({
		title: 'Parts',
		locales: ['en'],
		steps: [
			{
				id: 'one',
				kind: 'single_choice',
				title: { en: 'One?' },
				options: [
					{ id: 'a', text: { en: 'A' } },
					{ id: 'b', text: { en: 'B' } }
				]
			},
			{ id: 'two', kind: 'short_text', title: { en: 'Two?' } }
		]
	} as never);
	await openEditor(page, id);
});
afterEach(() => page.context().close());

const lost = () => page.locator('#step-form').getByText(LOST);
const conditions = () => page.locator('#step-form section.condition');
const addJump = () => page.getByRole('button', { name: 'Add a jump' }).click();
const more = () => page.getByRole('button', { name: 'More about this step' });

/** Nothing more of the page comes, until what this gives is called. */
async function cut(): Promise<() => Promise<void>> {
	await page.route(FILES, (route) => route.abort());
	return () => page.unroute(FILES);
}

/** All that is asked for waits, until what this gives is called. */
async function held(): Promise<() => void> {
	const released = Promise.withResolvers<undefined>();
	await page.route(FILES, async (route) => {
		await released.promise;
		await route.continue();
	});
	return () => released.resolve(undefined);
}

describe('the editor of a condition', () => {
	test('says that it did not come, and comes when it is asked for again, with the focus', async () => {
		const mend = await cut();
		await addJump();
		await lost().waitFor();
		await question(page).fill('One, meanwhile?');
		await saved(page);
		const again = page.getByRole('button', { name: 'Try again' });
		await again.focus();
		await page.keyboard.press('Enter');
		await again.and(page.locator(':not([aria-disabled])')).waitFor();
		expect(await lost().isVisible()).toBe(true);
		await mend();
		await again.press('Enter');
		await conditions().first().waitFor();
		expect(await lost().count()).toBe(0);
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.closest('.rule') !== null))
			.toBe(true);
		expect((await desk.draftOf(id)).steps[0]?.title).toEqual({ en: 'One, meanwhile?' });
	});

	test('comes by itself once the connection is back, and whoever writes goes on writing', async () => {
		await page.context().setOffline(true);
		await addJump();
		await lost().waitFor();
		await question(page).focus();
		await page.keyboard.press('End');
		await page.keyboard.type(' Really');
		await page.context().setOffline(false);
		await conditions().first().waitFor();
		await page.keyboard.type(', now?');
		expect(await question(page).inputValue()).toBe('One? Really, now?');
		await saved(page);
	});

	test('comes while somebody writes, who keeps the focus', async () => {
		const release = await held();
		await addJump();
		await question(page).focus();
		await page.keyboard.press('End');
		await page.keyboard.type(' Before');
		release();
		await conditions().first().waitFor();
		await page.keyboard.type(' and after');
		expect(await question(page).inputValue()).toBe('One? Before and after');
	});
});

describe('a menu', () => {
	test('that did not come is told of, and opens the next time', async () => {
		const mend = await cut();
		await more().click();
		expect(await toast(page)).toBe(LOST);
		expect(await more().getAttribute('aria-expanded')).toBe('false');
		await mend();
		await more().click();
		await page.getByRole('menuitem', { name: 'Duplicate' }).click();
		await expect.poll(async () => page.locator('[data-step]').count()).toBe(3);
	});

	test.each(['Enter', ' ', 'ArrowDown'])(
		'opens late by the key "%s", at its first line',
		async (key) => {
			const release = await held();
			await more().focus();
			await page.keyboard.press(key);
			release();
			await page.locator('[role=menuitem]:focus').waitFor();
			expect(await page.locator('[role=menuitem]:focus').innerText()).toBe('Move up');
			await page.keyboard.press('Escape');
			await page.getByRole('menu').waitFor({ state: 'detached' });
			await expect.poll(() => more().evaluate((button) => button.matches(':focus'))).toBe(true);
		}
	);

	test('does not open where somebody is writing by now', async () => {
		const release = await held();
		await more().click();
		await question(page).focus();
		release();
		// It has come: the next press opens it at once.
		await page.locator('[aria-label="More about this step"][data-state]').waitFor();
		await page.keyboard.type('Still here. ');
		expect(await page.getByRole('menu').count()).toBe(0);
		expect(await question(page).inputValue()).toContain('Still here.');
		await more().click();
		await page.getByRole('menu').waitFor();
		await more().click();
		await page.getByRole('menu').waitFor({ state: 'detached' });
	});
});

test('the settings of the quiz say that they did not come, and come when they are asked for', async () => {
	const mend = await cut();
	await page.getByRole('button', { name: 'Quiz settings' }).click();
	await page.getByText(LOST).waitFor();
	await mend();
	await page.getByRole('button', { name: 'Try again' }).click();
	await page.getByLabel('Title of the quiz').waitFor();
	// With their styles.
	const form = page.locator('form:has([data-path=locales])');
	expect(await form.evaluate((one) => getComputedStyle(one).display)).toBe('grid');
});

test('the palette tells that it did not come, and opens the next time', async () => {
	const mend = await cut();
	await page.keyboard.press('Control+k');
	expect(await toast(page)).toBe(LOST);
	await mend();
	// Pressed while a file of it is still being refused, it is lost once more: then people press again.
	const pressed = async () => {
		await page.keyboard.press('Control+k');
		return page.getByPlaceholder('Go to a step').isVisible();
	};
	await expect.poll(pressed).toBe(true);
});

describe('dragging', () => {
	const grip = () => page.locator('#step-form .grip').first();
	const order = () =>
		page
			.locator('#step-form [data-path="steps.one.options"] li input[lang]')
			.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));

	test('that did not come is told of, while keys put things in order all the same', async () => {
		await cut();
		await grip().hover();
		await page.mouse.down();
		expect(await toast(page)).toBe(LOST);
		await page.mouse.up();
		await page.locator('#step-form li input[lang]').first().focus();
		await page.keyboard.press('Alt+ArrowDown');
		await expect.poll(order).toEqual(['B', 'A']);
	});

	test('begins with the press that came before it', async () => {
		const release = await held();
		const [from, to] = await Promise.all([
			grip().boundingBox(),
			page.locator('#step-form .grip').nth(1).boundingBox()
		]);
		if (!from || !to) throw new Error('both grips have a place');
		await page.mouse.move(from.x + 8, from.y + 8);
		await page.mouse.down();
		release();
		await page.locator('#step-form .grip[style*="grabbing"]').first().waitFor();
		await page.mouse.move(from.x + 8, from.y + 20, { steps: 4 });
		await page.mouse.move(to.x + 8, to.y + to.height, { steps: 8 });
		await expect.poll(order).toEqual(['B', 'A']);
		await page.mouse.up();
		await saved(page);
		await expect
			.poll(async () => JSON.stringify((await desk.draftOf(id)).steps[0]))
			.toMatch(/"id":"b".*"id":"a"/);
	});
});
