import type { Page } from 'playwright-core';
import { addDays, dayOf } from '../../src/lib/quiz/day.ts';

/** In UTC: not before today anywhere. */
function tomorrow(): string {
	return addDays(dayOf(Date.now()), 1);
}

/** Answers to the quiz of every kind, by step: an option, options, or what is typed. */
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
	email: 'Anna@example.com',
	phone: '+44 20 7946 0958',
	date: tomorrow(),
	website: 'Example.com/shop',
	contact: [],
	consent: 'yes'
};

/** Goes through the quiz of every kind by its "Next" button. @param look is called on every screen, the last one too */
export async function takeEveryKind(
	page: Page,
	look: () => Promise<void> = async () => undefined
): Promise<void> {
	for (const [step, answer] of Object.entries(ANSWERS)) {
		await onStep(page, step);
		await look();
		await fillIn(page, step, answer);
		await page.locator('button[value="next"]').click();
	}
	await page.locator('section[aria-labelledby="title"] #title').waitFor();
	await page.getByText(/Thank you|Спасибо/).waitFor();
	await look();
}

async function onStep(page: Page, step: string): Promise<void> {
	if (step === 'statement') await page.locator('#form .prose').waitFor();
	else await page.locator(`[name="${step}"], [name^="${step}."]`).first().waitFor();
}

/** A choice is made by keyboard, so that it does not go on by itself. */
export async function fillIn(page: Page, step: string, answer: string | string[]): Promise<void> {
	if (step === 'contact') await page.locator('[name="contact.name"]').fill('Anna Sample');
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

async function isChoice(page: Page, step: string): Promise<boolean> {
	const type = await page.locator(`[name="${step}"]`).first().getAttribute('type');
	return type === 'radio' || type === 'checkbox';
}
