import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOn } from './axe.ts';
import { openBuilderDesk, openEditor, saved, type BuilderDesk } from './builder-desk.ts';

/* What a field does not take is told at the field, stays there as it was typed, and changes nothing. */

let desk: BuilderDesk;
let page: Page;
let id: string;

beforeAll(async () => {
	desk = await openBuilderDesk();
	page = await desk.page();
	id = await desk.aQuiz({
		title: 'Wrong',
		locales: ['en'],
		steps: [{ id: 'mail', kind: 'email', title: 'Your email?' }],
		bonus: { title: 'A gift', minutes: 15, given: { text: 'Here.' } },
		letters: { unfinished: { hours: 24, subject: 'Go on?', text: 'Your answers wait.' } }
	});
});
afterAll(() => desk.close());

/** The one of the link, not the other names that a form may call it by. */
const EMAIL = /^Email$/;

async function leave(label: string | RegExp, typed: string): Promise<void> {
	// Letter by letter where it begins like something that would do: 1, then 1.5.
	await page.getByLabel(label).fill('');
	if (typed.length < 100) await page.getByLabel(label).pressSequentially(typed);
	else await page.getByLabel(label).fill(typed);
	await page.getByLabel(label).blur();
}

const wrong = (label: string | RegExp) => page.getByLabel(label).getAttribute('aria-invalid');

test('minutes and hours that are none leave the draft as it was', async () => {
	const minutes = 'Only within so many minutes';
	await openEditor(page, id);
	await page.getByRole('button', { name: 'Bonus', exact: true }).click();
	for (const typed of ['-5', '0', 'abc', '1.5', '15 min', '999999999']) {
		await leave(minutes, typed);
		await page.getByText('A whole number from 1 to 1,440').waitFor();
		expect(await page.getByLabel(minutes).inputValue()).toBe(typed);
		expect(await wrong(minutes)).toBe('true');
	}
	expect(await violationsOn(page)).toEqual([]);
	await page.getByLabel('Title').first().fill('A present');
	await saved(page);
	expect((await desk.draftOf(id)).bonus).toMatchObject({ title: { en: 'A present' }, minutes: 15 });
	await leave(minutes, '20');
	expect(await wrong(minutes)).toBeNull();
	await saved(page);
	expect((await desk.draftOf(id)).bonus?.minutes).toBe(20);

	const hours = 'Hours after the last answer';
	await page.goto(`/quizzes/${id}/edit/results`);
	await page.getByRole('button', { name: 'To those who stopped' }).click();
	for (const typed of ['-5', '', '99999', 'abc']) {
		await leave(hours, typed);
		await page.getByText('A whole number from 1 to 720').waitFor();
	}
	expect((await desk.draftOf(id)).letters?.unfinished?.hours).toBe(24);
});

test('neither the code nor a link holds what nobody can use', async () => {
	await page.goto(`/quizzes/${id}/edit/share`);
	const code = () => page.getByRole('group', { name: 'Code for your page' }).innerText();
	const known = page.getByRole('region', { name: 'Links that know something' });
	const link = () => known.getByRole('group', { name: 'Link' }).innerText();
	await leave('Height to keep free', '99999999');
	await page.getByText('A whole number from 100 to 5,000').waitFor();
	expect(await code()).toContain('min-height:480px');
	await page.getByRole('radio', { name: 'Floating button' }).check();
	await leave('Words on the button', 'x'.repeat(10_000));
	await page.getByText('At most 60 characters').waitFor();
	expect((await code()).length).toBeLessThan(300);
	await leave('Hosts', `-bad-.com ${'y'.repeat(10_000)}`);
	const told = page.getByText(/Not a host: -bad-\.com, y+…$/);
	expect((await told.innerText()).length).toBeLessThan(100);
	await leave(EMAIL, 'nope');
	await page.getByText('it should look like name@example.com').waitFor();
	expect(await link()).not.toContain('nope');
	await leave(EMAIL, '{{email}}');
	await expect.poll(link).toContain('email={{email}}');
});

test('a consent that is not written yet is work to do, and is written where it is asked for', async () => {
	await openEditor(page, id);
	await page.getByRole('button', { name: 'Add a step' }).click();
	await page.getByRole('menuitem', { name: 'Consent', exact: true }).click();
	const form = page.locator('#step-form');
	const hint = form.getByText('write the consent that this step asks for', { exact: false });
	await hint.waitFor();
	expect(await form.locator('p.unwritten').count()).toBeGreaterThan(0);
	expect(await form.locator('p.error').count()).toBe(0);
	await form.getByLabel('Question', { exact: true }).fill('May we?');
	await form.getByLabel('What is agreed to').fill('You may use what I say.');
	await hint.waitFor({ state: 'detached' });
	await saved(page);
	expect((await desk.draftOf(id)).consents).toEqual([
		{
			...{ id: 'processing', purpose: 'processing', required: true },
			text: { en: 'You may use what I say.' }
		}
	]);
	expect(await violationsOn(page)).toEqual([]);
});
