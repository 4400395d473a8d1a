import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aQuizFile } from '../support/a-quiz.ts';
import { violationsOn } from './axe.ts';
import { next, startQuizzes, type Quizzes } from './quizzes.ts';
import { toast } from './workspace-desk.ts';

/* A quiz that asks browsers for work, and what becomes of answers that come without. */

let quizzes: Quizzes;
let slug: string;

beforeAll(async () => {
	quizzes = await startQuizzes();
	slug = await quizzes.publish(aQuizFile({ title: 'Proof', proof: true }));
});
afterAll(() => quizzes.stop());

async function take(page: Page, email: string): Promise<void> {
	await page.locator('[name="money"][value="none"]').check();
	await page.locator('[name="email"]').fill(email);
	await next(page);
	await page.getByText('Something to read').waitFor();
}

async function heldOf(email: string) {
	const page = await (await quizzes.api('/responses')).json();
	const found = page.items.find((one: { answers: object }) =>
		JSON.stringify(one.answers).includes(email)
	);
	return { id: found.id, held: found.held, quarantined: found.quarantined, lead: found.lead };
}

describe('a browser that asks for work', () => {
	test('does it unseen, and its answers make a lead at once', async () => {
		const { page, complaints } = await quizzes.openReady(`/q/${slug}`);
		await take(page, 'worker@example.com');
		expect(await heldOf('worker@example.com')).toMatchObject({ held: null, quarantined: false });
		expect(complaints).toEqual([]);
	});

	test('that cannot do it shows the result all the same; the answers are held', async () => {
		const without = (page: Page) =>
			page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
		const { page } = await quizzes.openReady(`/q/${slug}`, {}, without);
		await take(page, 'old@example.com');
		expect(await heldOf('old@example.com')).toMatchObject({ held: 'no_proof', lead: null });
	});

	test('whose network fails meanwhile asks again', async () => {
		let lost = 0;
		const { page } = await quizzes.openReady(`/q/${slug}`, {}, async (page) => {
			await page.route('**/challenge', (route) =>
				(lost += 1) > 1 ? route.continue() : route.abort('internetdisconnected')
			);
		});
		await take(page, 'shaky@example.com');
		expect(lost).toBe(2);
		expect(await heldOf('shaky@example.com')).toMatchObject({ held: null });
	});
});

test('without scripts the answers are held, until somebody says that a person sent them', async () => {
	// All on one page: nobody has to be waited for, lest they seem to be in a hurry.
	const file = aQuizFile({ title: 'Plain proof', proof: true, layout: 'page' });
	const plain = await quizzes.publish(file);
	const { page } = await quizzes.open(`/q/${plain}`, { javaScriptEnabled: false });
	await page.locator('[name="money"][value="none"]').check();
	await next(page);
	await page.locator('[name="email"]').fill('plain@example.com');
	await next(page);
	await page.getByText('Something to read').waitFor();
	const { id, ...held } = await heldOf('plain@example.com');
	expect(held).toMatchObject({ held: 'no_proof', quarantined: true, lead: null });
	const desk = await quizzes.signedIn();
	await desk.goto('/responses');
	await desk.getByRole('link', { name: 'Review' }).click();
	await desk.waitForURL('**/responses?held=1');
	await desk.getByText('Held: no proof of work').first().waitFor();
	expect(await violationsOn(desk)).toEqual([]);
	await desk.goto(`/responses/${id}`);
	expect(await violationsOn(desk)).toEqual([]);
	await desk.getByRole('button', { name: 'It is a person: accept' }).click();
	await desk.locator('.toast').waitFor();
	expect(await toast(desk)).toContain('Accepted');
	await desk.getByRole('link', { name: 'Open lead' }).waitFor();
	const accepted = await heldOf('plain@example.com');
	expect(accepted).toMatchObject({ held: 'no_proof', quarantined: false });
	expect(accepted.lead).toMatch(/^lead_/);
});
