import type { Page } from 'playwright-core';
import { addDays, dayOf } from '../../src/lib/quiz/day.ts';
import { PDF } from '../support/some-bytes.ts';

/** In UTC: not before today anywhere. */
function tomorrow(): string {
	return addDays(dayOf(Date.now()), 1);
}

/** Answers to the quiz of every kind, in its order, by step: an option, options, or what is typed. */
const ANSWERS: Readonly<Record<string, string | string[]>> = {
	statement: [],
	single: 'b',
	several: ['a', 'c'],
	picture: 'c',
	dropdown: 'a',
	yesno: 'yes',
	short: 'Anna',
	long: 'A sentence, and\nanother one.',
	number: '12',
	slider: '55',
	rating: '4',
	scale: '9',
	ranking: ['c', 'a', 'b'],
	matrix: ['price.good', 'help.bad'],
	email: 'Anna@example.com',
	phone: '+44 20 7946 0958',
	date: tomorrow(),
	website: 'Example.com/shop',
	file: [],
	contact: [],
	consent: 'yes'
};

/**
 * Goes through the quiz of every kind by its "Next" button.
 * @param look is called on every screen, the last one too
 * @param atOnce all is asked on one page, whose last button sends it
 */
export async function takeEveryKind(
	page: Page,
	look: () => Promise<void> = async () => undefined,
	atOnce = false
): Promise<void> {
	for (const [step, answer] of Object.entries(ANSWERS)) {
		if (!atOnce) {
			await onStep(page, step);
			await look();
		}
		await fillIn(page, step, answer);
		if (!atOnce) await page.locator('button[value="next"]').click();
	}
	if (atOnce) {
		await look();
		await page.locator('button[value="next"]').click();
	}
	await page.locator('section[aria-labelledby="title"] #title').waitFor();
	await page.getByText(/Thank you|Спасибо/).waitFor();
	await look();
}

async function onStep(page: Page, step: string): Promise<void> {
	if (step === 'statement') await page.locator('#form .prose').waitFor();
	else if (step === 'ranking') await page.locator('[data-option]').first().waitFor();
	else await page.locator(`[name="${step}"], [name^="${step}."]`).first().waitFor();
}

/** A choice is made by keyboard, so that it does not go on by itself. */
export async function fillIn(page: Page, step: string, answer: string | string[]): Promise<void> {
	if (step === 'file') return sendFile(page);
	if (step === 'contact') await page.locator('[name="contact.name"]').fill('Anna Sample');
	if (step === 'ranking') return rank(page, step, [answer].flat());
	if (step === 'matrix') return fillTable(page, step, [answer].flat());
	const field = page.locator(`[name="${step}"]`).first();
	if (Array.isArray(answer) || (await isChoice(page, step))) {
		for (const id of [answer].flat()) {
			await page.locator(`[name="${step}"][value="${id}"]`).press('Space');
		}
	} else if ((await field.evaluate((element) => element.tagName)) === 'SELECT') {
		await field.selectOption(answer);
	} else {
		await field.fill(answer);
	}
}

/** By the keyboard where there are scripts, by the places of a form where there are none. */
async function rank(page: Page, step: string, order: readonly string[]): Promise<void> {
	for (const [index, id] of order.entries()) {
		const option = page.locator(`[data-option="${id}"]`);
		const place = page.locator(`select[name="${step}.${id}"]`);
		if ((await place.count()) > 0) await place.selectOption(`${index + 1}`);
		else await option.locator('button.option').press('Enter');
	}
}

/** Cells as `row.column`. */
async function fillTable(page: Page, step: string, cells: readonly string[]): Promise<void> {
	for (const cell of cells) {
		const [row, column] = cell.split('.');
		await page.locator(`[name="${step}.${row}"][value="${column}"]`).press('Space');
	}
}

/** With scripts it is sent at once, without them with the form. */
async function sendFile(page: Page): Promise<void> {
	const file = { name: 'Plan.pdf', mimeType: 'application/pdf', buffer: PDF };
	await page.locator('input[type="file"]').setInputFiles(file);
	if (await page.locator('html[data-ready]').count()) {
		await page.locator('input[type="hidden"][name="file"]').waitFor({ state: 'attached' });
	}
}

async function isChoice(page: Page, step: string): Promise<boolean> {
	const type = await page.locator(`[name="${step}"]`).first().getAttribute('type');
	return type === 'radio' || type === 'checkbox';
}
