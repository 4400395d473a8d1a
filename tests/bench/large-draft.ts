import type { Browser, Page } from 'playwright-core';
import { OWNER, type Served } from '../support/served.ts';
import { aLargeQuiz } from '../support/a-large-quiz.ts';

/** As large as a quiz may be: 200 steps, and a thousand options. */
export const LARGE = { steps: 200, options: 1200, dimensions: 2, conditions: 40 };

/** Signed in, with the editor of such a quiz open and all that it works out at first behind it. */
export async function openLargeDraft(
	browser: Browser,
	server: Served,
	before: (page: Page) => void = () => undefined
): Promise<{ page: Page; address: string }> {
	const created = await server.api('/quizzes', {
		method: 'POST',
		body: JSON.stringify(aLargeQuiz(LARGE))
	});
	if (!created.ok) throw new Error(await created.text());
	const { id } = await created.json();
	const context = await browser.newContext({
		baseURL: server.origin,
		locale: 'en-US',
		viewport: { width: 1440, height: 900 }
	});
	const page = await context.newPage();
	await page.goto('/sign-in');
	await page.locator('[name=email]').fill(OWNER.email);
	await page.locator('[name=password]').fill(OWNER.password);
	await page.locator('form[action="/sign-in"] button').click();
	await page.waitForURL('**/quizzes');
	before(page);
	const address = `/quizzes/${id}/edit`;
	await page.goto(address);
	await page.locator('#step-form').waitFor();
	await page.frameLocator('iframe').locator('#title').waitFor();
	return { page, address };
}
