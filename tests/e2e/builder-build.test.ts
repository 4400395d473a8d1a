import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from '../support/served.ts';
import { violationsOn } from './axe.ts';
import { openBrowser } from './open-browser.ts';
import { callApi, signedInPage } from './workspace-desk.ts';

let browser: Browser;
let server: Served;
let page: Page;
let id = '';

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
	page = await signedInPage(browser, server, { viewport: { width: 1440, height: 900 } });
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

const question = (id: string, title: string) => ({ id, kind: 'short_text', title });

const FIVE = {
	title: 'Five',
	hidden: ['campaign'],
	steps: [
		{
			id: 'who',
			kind: 'contact',
			title: 'Who are you?',
			fields: [{ name: 'name' }, { name: 'email' }]
		},
		question('two', 'Second?'),
		question('three', 'Third?'),
		question('four', 'Fourth?'),
		question('five', 'Fifth, {{who.name|friend}}?')
	]
};

async function open(definition: object) {
	const quiz = await callApi(server, '/quizzes', definition);
	id = String(quiz['id']);
	await page.goto(`/quizzes/${id}/edit`);
	await page.locator('#step-form').waitFor();
}

async function draft() {
	return (await (await server.api(`/quizzes/${id}`)).json()).definition;
}

/** `who two:Need …`: the steps as the server has them. */
async function outlined(): Promise<string> {
	const steps: { id: string; group?: string }[] = (await draft()).steps;
	return steps.map(({ id, group }) => (group ? `${id}:${group}` : id)).join(' ');
}

const row = (step: string) => page.locator(`[data-step="${step}"]`);
const group = (name: string) => page.locator(`[data-group][title="${name}"]`);
const field = (path: string) => page.locator(`[data-path="${path}"] :is(input, textarea)`).first();
const menu = () => page.getByRole('listbox', { name: 'Put in an earlier answer' });

async function pasteInto(target: Locator, text: string) {
	await target.focus();
	await page.evaluate((pasted) => {
		const data = new DataTransfer();
		data.setData('text/plain', pasted);
		document.activeElement?.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
		);
	}, text);
}

describe('groups, with the keyboard alone', () => {
	test('are made of the steps that are marked, named, moved, folded, copied and dissolved', async () => {
		await open(FIVE);
		await row('who').focus();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Shift+ArrowDown');
		await page.getByText('2 steps are marked.').waitFor();
		await page.keyboard.press('Control+g');
		await page.getByLabel('Name of the group').waitFor();
		await page.keyboard.type('Need');
		await page.keyboard.press('Enter');
		await expect.poll(outlined).toBe('who two:Need three:Need four five');
		await expect
			.poll(() => group('Need').evaluate((it) => it === document.activeElement))
			.toBe(true);

		await page.keyboard.press('Alt+ArrowUp');
		await expect.poll(outlined).toBe('two:Need three:Need who four five');
		await page.keyboard.press('F2');
		await page.keyboard.type('What they need');
		await page.keyboard.press('Escape');
		await page.keyboard.press('ArrowLeft');
		await row('two').waitFor({ state: 'detached' });
		expect(await group('Need').getAttribute('aria-expanded')).toBe('false');
		await page.keyboard.press('ArrowDown');
		await expect.poll(() => row('who').getAttribute('aria-current')).toBe('true');
		await page.keyboard.press('Alt+ArrowUp');
		await row('who').waitFor();
		await expect.poll(outlined).toBe('two:Need three:Need who:Need four five');
		await page.keyboard.press('Alt+ArrowUp');
		await expect.poll(outlined).toBe('two:Need who:Need three:Need four five');
		await page.keyboard.press('Control+z');
		await page.keyboard.press('Control+z');
		await expect.poll(outlined).toBe('two:Need three:Need who four five');

		await group('Need').focus();
		await page.keyboard.press('Control+d');
		await expect.poll(async () => (await draft()).steps.length).toBe(7);
		await expect.poll(() => group('Need 2').count()).toBe(1);
		await page.keyboard.press('Control+Shift+G');
		await expect.poll(outlined).toMatch(/^two:Need three:Need \w+ \w+ who four five$/);
		await group('Need').focus();
		await page.keyboard.press('Delete');
		await expect.poll(outlined).toMatch(/^\w+ \w+ who four five$/);
	});

	test('what is gone to in a folded group is seen', async () => {
		const grouped = { ...question('two', 'Hello {{nobody}}?'), group: 'Need' };
		await open({ ...FIVE, steps: [FIVE.steps[0], { ...grouped, title: 'Second?' }] });
		await row('two').click();
		await field('steps.two.title').fill('Hello {{nobody}}?');
		await row('who').click();
		await group('Need').click();
		await group('Need').getByText('error').waitFor();
		await page.getByRole('button', { name: /^1 error/ }).click();
		await page.getByRole('dialog').getByRole('button').first().click();
		await row('two').waitFor();
	});
});

/** Slowly enough for what is dragged to be followed. */
async function drag(grip: Locator, to: Locator, at: 'top' | 'bottom') {
	await grip.hover({ force: true });
	await page.mouse.down();
	const box = await to.boundingBox();
	if (!box) throw new Error('There is nothing to drag to.');
	const y = at === 'top' ? box.y + 4 : box.y + box.height - 4;
	const x = box.x + box.width / 2;
	await page.mouse.move(x, y, { steps: 12 });
	await page.locator('#dnd-action-dragged-el').waitFor();
	await page.mouse.move(x, y + 1, { steps: 4 });
	await page.waitForFunction(() => document.querySelector('[data-is-dnd-shadow-item-internal]'));
	await page.mouse.up();
	await page.locator('#dnd-action-dragged-el').waitFor({ state: 'detached' });
}

test('a step is dragged into a group and out of it, and a group as a whole', async () => {
	const steps = FIVE.steps.map((step) =>
		['two', 'three'].includes(step.id) ? { ...step, group: 'Need' } : step
	);
	await open({ ...FIVE, steps });
	const gripOf = (name: string) => page.getByLabel(`Move: ${name}`, { exact: true });
	await drag(gripOf('Fourth?'), row('three'), 'top');
	await expect.poll(outlined).toMatch(/four:Need/);
	await drag(gripOf('Second?'), row('five'), 'bottom');
	await expect.poll(outlined).toMatch(/two$|two five$/);
	const before = await outlined();
	await drag(gripOf('Need'), row('who'), 'top');
	await expect.poll(outlined).not.toBe(before);
	expect(await outlined()).toMatch(/^(three|four):Need (three|four):Need who/);
});

describe('“@”', () => {
	test('offers earlier answers in a line of text, found by what is typed', async () => {
		await open(FIVE);
		await row('four').click();
		const title = field('steps.four.title');
		await title.fill('');
		await title.pressSequentially('Dear @na');
		await menu().waitFor();
		expect(await menu().getByRole('option').allInnerTexts()).toEqual(['Name\nContact']);
		expect(await title.getAttribute('role')).toBe('combobox');
		expect(await title.getAttribute('aria-activedescendant')).toBe(
			await menu().getByRole('option').first().getAttribute('id')
		);
		expect(await violationsOn(page)).toEqual([]);
		await page.keyboard.press('Enter');
		await menu().waitFor({ state: 'detached' });
		await page.keyboard.type(', hello');
		expect(await title.inputValue()).toBe('Dear {{who.name}}, hello');
		await expect
			.poll(async () => (await draft()).steps[3].title.en)
			.toBe('Dear {{who.name}}, hello');
		expect(await row('four').innerText()).toContain('Dear ‹Name›, hello');
	});

	test('is chosen from with arrows in a text of several lines, and by Tab', async () => {
		await open(FIVE);
		await row('four').click();
		const text = field('steps.four.text');
		await text.pressSequentially('Hello @');
		await menu().waitFor();
		expect(await menu().getByRole('option').allInnerTexts()).toEqual([
			'Name\nContact',
			'Email\nContact',
			'Second?\nAnswer',
			'Third?\nAnswer',
			'campaign\nHidden field'
		]);
		expect(await violationsOn(page)).toEqual([]);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Tab');
		await expect.poll(() => text.inputValue()).toBe('Hello {{two}}');
		await page.keyboard.type(' @');
		await menu().getByRole('option', { name: 'campaign' }).click();
		await expect.poll(() => text.inputValue()).toBe('Hello {{two}} {{campaign}}');
	});

	test('is left alone in an address, behind Escape and where nothing is called so', async () => {
		await open(FIVE);
		await row('four').click();
		const title = field('steps.four.title');
		await title.fill('');
		await title.pressSequentially('Write to me@name.org, @');
		await menu().waitFor();
		await page.keyboard.press('Escape');
		await menu().waitFor({ state: 'detached' });
		await page.keyboard.type('na');
		expect(await menu().count()).toBe(0);
		await page.keyboard.type(' or @zzz');
		expect(await menu().count()).toBe(0);
		expect(await title.inputValue()).toBe('Write to me@name.org, @na or @zzz');
		await title.fill('');
		await title.pressSequentially('me@name');
		expect(await menu().count()).toBe(0);
	});

	test('offers on the welcome screen what is known there, and on a result all of it', async () => {
		const results = [{ id: 'end', title: 'End' }];
		const segments = [{ id: 'all', title: 'All', temperature: 'cold', result: 'end' }];
		await open({ ...FIVE, welcome: { title: 'Welcome' }, results, segments });
		await page.getByRole('button', { name: 'Welcome screen' }).click();
		await field('welcome.title').press('End');
		await page.keyboard.type(' @');
		await menu().waitFor();
		expect(await menu().getByRole('option').allInnerTexts()).toEqual(['campaign\nHidden field']);
		await page.keyboard.press('Enter');
		await page.getByRole('link', { name: 'Results' }).click();
		await field('results.end.title').press('End');
		await page.keyboard.type(' @score');
		await menu().waitFor();
		await page.keyboard.press('Enter');
		await expect.poll(async () => (await draft()).results[0].title.en).toBe('End {{score}}');
	});
});

test('below its field a recall stands by name, and is given other words or taken away there', async () => {
	await open(FIVE);
	await row('five').click();
	expect(await row('five').innerText()).toContain('Fifth, ‹Name›?');
	const chip = page.locator('[data-path="steps.five.title"] .recalls button');
	expect(await chip.innerText()).toBe('Name, or else “friend”');
	await chip.click();
	await page.getByLabel('If there is no answer').fill('you there');
	await page.getByRole('button', { name: 'Done' }).click();
	expect(await chip.innerText()).toBe('Name, or else “you there”');
	await expect
		.poll(async () => (await draft()).steps[4].title.en)
		.toBe('Fifth, {{who.name|you there}}?');
	await chip.focus();
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Remove' }).click();
	await expect.poll(() => chip.count()).toBe(0);
	expect(await field('steps.five.title').inputValue()).toBe('Fifth, ?');
});

test('what is not written yet is told in place, is kept, and is not published', async () => {
	await open(FIVE);
	await page.getByRole('button', { name: 'Add a step' }).click();
	await page.getByRole('menuitem', { name: 'Single choice' }).click();
	await expect.poll(() => page.locator('#step-form').getByText('Not written yet.').count()).toBe(3);
	await expect.poll(async () => (await draft()).steps.length).toBe(6);
	const refused = await server.api(`/quizzes/${id}/publish`, { method: 'POST', body: '{}' });
	expect(refused.status).toBe(422);
	expect(JSON.stringify(await refused.json())).toContain('not written yet');
});

describe('what is too much', () => {
	const choice = {
		id: 'one',
		kind: 'single_choice',
		title: 'One?',
		options: [{ id: 'a', text: 'First' }]
	};

	test('200 lines become as many options as there may be, and the rest is told', async () => {
		await open({ title: 'Much', steps: [choice] });
		const lines = Array.from({ length: 200 }, (_, at) => `Line ${at + 1}`);
		await pasteInto(page.getByLabel('Option 1', { exact: true }), lines.join('\n'));
		await page.getByText('There is room for 100 here. 101 lines did not fit').waitFor();
		await expect.poll(async () => (await draft()).steps[0].options.length).toBe(100);
		await expect.poll(() => page.locator('#step-form li').count()).toBe(100);
		expect(await page.getByLabel('Option 100', { exact: true }).inputValue()).toBe('Line 99');
		await page.keyboard.press('Control+z');
		await expect.poll(async () => (await draft()).steps[0].options.length).toBe(1);
	});

	test('of 10,100 characters those that fit are kept, what stood there among them', async () => {
		await open({ title: 'Much', steps: [{ ...choice, text: 'The end' }] });
		const text = field('steps.one.text');
		await text.focus();
		await page.keyboard.press('Control+Home');
		await page.keyboard.insertText('x'.repeat(10_100));
		await page
			.getByText('A text has 10,000 characters at most. 107 characters did not fit')
			.waitFor();
		const kept = await text.inputValue();
		expect(kept).toHaveLength(10_000);
		expect(kept.endsWith('xThe end')).toBe(true);
		await expect.poll(async () => (await draft()).steps[0].text.en.length).toBe(10_000);
	});
});
