import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { inLocale } from '../../src/lib/quiz/text.ts';
import { dice } from '../support/a-large-quiz.ts';
import { openBuilderDesk, openEditor, question, saved, type BuilderDesk } from './builder-desk.ts';

/* What is written stays: through undoing, reloading, crashes, two tabs and a network that goes away. */

let desk: BuilderDesk;
let page: Page;

beforeAll(async () => {
	desk = await openBuilderDesk();
	page = await desk.page();
});
afterAll(() => desk.close());

const options = ['Apples', 'Pears', 'Plums'].map((text, at) => ({ id: `o${at}`, text }));
const aDraft = (title: string): QuizFile => ({
	title,
	steps: [
		{ id: 'first', kind: 'single_choice', title: 'First?', options },
		{ id: 'second', kind: 'single_choice', title: 'Second?', options },
		{ id: 'third', kind: 'short_text', title: 'Third?' }
	]
});

const titleOf = (draft: QuizFile, at = 0) => inLocale(draft.steps[at]?.title, 'en');
const tab = (name: string) => page.getByRole('link', { name, exact: true }).click();
const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
const step = (at: number) => page.locator('[data-step]').nth(at);

/** What a marketer does to a quiz, one thing of each kind. Each begins on the Build tab, and ends there. */
const DEEDS: Record<string, (n: number) => Promise<unknown>> = {
	async text(n) {
		await step(0).click();
		await page.locator('#step-form .title input').first().fill(`What about ${n}?`);
	},
	async option() {
		await step(0).click();
		await press('Add an option');
	},
	async words(n) {
		await step(1).click();
		await page.locator('#step-form .items .text-field input').first().fill(`Answer ${n}`);
	},
	async points(n) {
		await step(1).click();
		await page.locator('#step-form .points input').first().fill(String(n));
	},
	async gone() {
		await step(0).click();
		await page
			.locator('#step-form')
			.getByRole('button', { name: /^Remove: Option/ })
			.last()
			.click();
	},
	async order() {
		await step(1).focus();
		await page.keyboard.press('Alt+ArrowUp');
	},
	async copy() {
		await step(1).focus();
		await page.keyboard.press('Control+d');
	},
	async added() {
		await press('Add a step');
		await page.getByRole('menuitem', { name: 'Stars' }).click();
		await page.locator('#step-form .title input:focus').first().waitFor();
	},
	async removed() {
		await step(1).focus();
		await page.keyboard.press('Delete');
	},
	async condition() {
		await step(0).click();
		await press('Add a jump');
	},
	async kind() {
		await step(0).click();
		const kind = page.locator('#step-form').getByLabel('Kind');
		const other = (await kind.inputValue()) === 'dropdown' ? 'single_choice' : 'dropdown';
		await kind.selectOption(other);
	},
	async theme(n) {
		await tab('Design');
		await page.getByLabel('Font').selectOption({ index: n % 2 });
		await tab('Build');
	},
	async language() {
		await press('Quiz settings');
		const remove = page.getByRole('button', { name: 'Remove: Russian' });
		if ((await remove.count()) > 0) return remove.click();
		await page.getByLabel('Add a language').selectOption('ru');
		return press('Add');
	},
	async segments() {
		await tab('Score');
		const begin = page.getByRole('button', { name: 'Begin with hot, warm and cold' });
		await (
			(await begin.count()) > 0 ? begin : page.getByRole('button', { name: 'Add a dimension' })
		).click();
		await tab('Build');
	}
};

const DEEDS_DONE = 50;

test(
	'fifty deeds of all kinds, with reloads among them, are undone to the beginning, and done again to the end',
	{
		timeout: 300_000
	},
	async () => {
		const id = await desk.aQuiz(aDraft('Many deeds'));
		await openEditor(page, id);
		const beginning = await desk.draftOf(id);
		const names = Object.keys(DEEDS);
		const int = dice(4);
		const order = Array.from(
			{ length: DEEDS_DONE },
			(_, n) => names[n] ?? names[int(0, names.length - 1)]
		);
		for (const [n, name = ''] of order.entries()) {
			await DEEDS[name]?.(n);
			if (n % 20 === 10) await reload();
		}
		await saved(page);
		const end = await desk.draftOf(id);
		expect(end).not.toEqual(beginning);
		const undone = await pressWhileEnabled('Undo');
		expect(undone).toBeGreaterThanOrEqual(DEEDS_DONE * 0.9);
		await saved(page);
		expect(await desk.draftOf(id)).toEqual(beginning);
		await reload();
		let done = 0;
		for (; done < 20; done += 1) await inBar('Redo').click();
		await reload();
		done += await pressWhileEnabled('Redo');
		expect(done).toBe(undone);
		await saved(page);
		expect(await desk.draftOf(id)).toEqual(end);
	}
);

const inBar = (name: string) => page.locator('header').getByRole('button', { name, exact: true });

async function reload(): Promise<void> {
	await page.reload();
	await page.locator('#step-form').waitFor();
}

async function pressWhileEnabled(name: string): Promise<number> {
	const button = inBar(name);
	let presses = 0;
	for (; await button.isEnabled(); presses += 1) await button.click();
	return presses;
}

describe('what is being typed', () => {
	test('is there after a reload at any moment, to the last letter', async () => {
		const id = await desk.aQuiz(aDraft('Reloaded'));
		await openEditor(page, id);
		const int = dice(7);
		let written = 'First?';
		for (let round = 0; round < 4; round += 1) {
			await question(page).press('End');
			for (let letters = int(1, 25); letters > 0; letters -= 1) {
				await page.keyboard.press('x');
				written += 'x';
			}
			await reload();
			expect(await question(page).inputValue()).toBe(written);
			expect(await page.getByRole('button', { name: 'Take theirs' }).count()).toBe(0);
		}
		await saved(page);
		expect(titleOf(await desk.draftOf(id))).toBe(written);
	});

	test('is not somebody else’s where the page went before it heard that it is saved', async () => {
		const id = await desk.aQuiz(aDraft('Unheard'));
		await openEditor(page, id);
		const arrived = new Promise<void>((resolve) => {
			void page.route('**/edit/draft', async (route) => {
				await route.fetch();
				resolve();
			});
		});
		await question(page).fill('Saved, and');
		await arrived;
		await question(page).fill('Saved, and not yet?');
		await page.unroute('**/edit/draft');
		await reload();
		await saved(page);
		expect(titleOf(await desk.draftOf(id))).toBe('Saved, and not yet?');
		expect(await page.locator('header ~ [role=status]').count()).toBe(0);
	});

	test('is with the server up to the last pause where the browser dies', async () => {
		const id = await desk.aQuiz(aDraft('Crashed'));
		const dying = await page.context().newPage();
		await openEditor(dying, id);
		let acknowledged = '';
		dying.on('response', (response) => {
			if (!response.url().endsWith('/edit/draft') || !response.ok()) return;
			acknowledged = titleOf(response.request().postDataJSON().draft);
		});
		await question(dying).press('End');
		let written = 'First?';
		while (acknowledged.length < 'First?'.length + 10) {
			await dying.keyboard.press('y');
			written += 'y';
		}
		const devtools = await dying.context().newCDPSession(dying);
		void devtools.send('Page.crash').catch(() => undefined);
		await dying.waitForEvent('crash');
		await dying.close();
		await openEditor(page, id);
		const left = await question(page).inputValue();
		expect(written.startsWith(left)).toBe(true);
		expect(left.length).toBeGreaterThanOrEqual(acknowledged.length);
	});

	test('without an answer of the server is kept here, told, and sent once it answers', async () => {
		const id = await desk.aQuiz(aDraft('Away'));
		await openEditor(page, id);
		await page.route('**/edit/draft', (route) => route.abort());
		await question(page).fill('Typed in a tunnel');
		await page.getByText('No connection.').waitFor();
		await question(page).fill('Typed in a tunnel, and on?');
		await expect
			.poll(() => page.evaluate((key) => localStorage.getItem(key), `draft.${id}`))
			.toContain('and on?');
		expect(titleOf(await desk.draftOf(id))).toBe('First?');
		await page.unroute('**/edit/draft');
		await saved(page);
		expect(titleOf(await desk.draftOf(id))).toBe('Typed in a tunnel, and on?');
		expect(await page.evaluate((key) => localStorage.getItem(key), `draft.${id}`)).toBeNull();
	});
});

describe('two tabs', () => {
	test('that wrote the same field: either text is to be had, and no reload is needed', async () => {
		const id = await desk.aQuiz(aDraft('Contested'));
		const other = await page.context().newPage();
		await Promise.all([openEditor(page, id), openEditor(other, id)]);
		await other.route('**/edit/draft*', (route) => route.abort());
		await question(other).fill('Theirs?');
		await other.getByText('No connection.').waitFor();
		await question(page).fill('Mine?');
		await saved(page);
		await other.unroute('**/edit/draft*');
		await other.getByRole('button', { name: 'Take theirs' }).click();
		await expect.poll(() => question(other).inputValue()).toBe('Mine?');
		await other.getByRole('button', { name: 'Undo', exact: true }).click();
		await expect.poll(() => question(other).inputValue()).toBe('Theirs?');
		await saved(other);
		expect(titleOf(await desk.draftOf(id))).toBe('Theirs?');
		// What the first had written and saved is another's now: it is told so, and can have its own again.
		await expect.poll(() => question(page).inputValue()).toBe('Theirs?');
		await page.getByRole('button', { name: 'Put mine back' }).click();
		await saved(page);
		expect(titleOf(await desk.draftOf(id))).toBe('Mine?');
		await expect.poll(() => question(other).inputValue()).toBe('Mine?');
		await other.close();
	});

	test('that wrote the same field: what was decided in one is no question in the other', async () => {
		const id = await desk.aQuiz(aDraft('Decided'));
		const other = await page.context().newPage();
		await Promise.all([openEditor(page, id), openEditor(other, id)]);
		await other.route('**/edit/draft*', (route) => route.abort());
		await question(other).fill('Theirs?');
		await other.getByText('No connection.').waitFor();
		await question(page).fill('Mine?');
		await saved(page);
		await other.unroute('**/edit/draft*');
		await other.getByRole('button', { name: 'Take theirs' }).waitFor();
		await page.getByRole('button', { name: 'Put mine back' }).click();
		await expect.poll(() => question(other).inputValue()).toBe('Mine?');
		await expect.poll(() => other.getByRole('button', { name: 'Take theirs' }).count()).toBe(0);
		await other.close();
	});

	test('see at once what the other has saved, and are not bothered with it', async () => {
		const id = await desk.aQuiz(aDraft('Followed'));
		const other = await page.context().newPage();
		await Promise.all([openEditor(page, id), openEditor(other, id)]);
		await question(page).fill('Followed?');
		await expect.poll(() => question(other).inputValue()).toBe('Followed?');
		await other.locator('[data-step=second]').click();
		await question(other).fill('And back?');
		await page.locator('[data-step=second]').click();
		await expect.poll(() => question(page).inputValue()).toBe('And back?');
		expect(await page.getByRole('status').filter({ hasText: 'changed elsewhere' }).count()).toBe(0);
		await page.getByRole('button', { name: 'Undo', exact: true }).click();
		await saved(page);
		const draft = await desk.draftOf(id);
		expect([titleOf(draft, 0), titleOf(draft, 1)]).toEqual(['First?', 'And back?']);
		await other.close();
	});

	test('of two people: what one has saved is there when the other comes back to the page', async () => {
		const id = await desk.aQuiz(aDraft('Apart'));
		const other = await desk.page();
		await Promise.all([openEditor(page, id), openEditor(other, id)]);
		await question(page).fill('From afar?');
		await saved(page);
		expect(await question(other).inputValue()).toBe('First?');
		await other.evaluate(() => window.dispatchEvent(new Event('focus')));
		await expect.poll(() => question(other).inputValue()).toBe('From afar?');
		await other.context().close();
	});

	test('that changed different parts, one of them offline: both are in', async () => {
		const id = await desk.aQuiz(aDraft('Apart'));
		const other = await page.context().newPage();
		await Promise.all([openEditor(page, id), openEditor(other, id)]);
		await other.route('**/edit/draft', (route) => route.abort());
		await other.locator('[data-step=second]').click();
		await question(other).fill('Second, offline?');
		await other.getByText('No connection.').waitFor();
		await question(page).fill('First, online?');
		await saved(page);
		await other.unroute('**/edit/draft');
		await other.getByText('Both changes are in.').waitFor();
		await saved(other);
		const draft = await desk.draftOf(id);
		expect([titleOf(draft, 0), titleOf(draft, 1)]).toEqual(['First, online?', 'Second, offline?']);
		await other.close();
	});
});
