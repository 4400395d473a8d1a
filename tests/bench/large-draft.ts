import type { Browser, Page } from 'playwright-core';
import { OWNER, type Served } from '../support/served.ts';
import { aLargeQuiz } from '../support/a-large-quiz.ts';

/** As large as a quiz may be: 200 steps, and a thousand options. */
const LARGE = { steps: 200, options: 1200, dimensions: 2, conditions: 40 };

/** Signed in, with the editor of such a quiz open; `jump` is a step late in it that has one. */
export async function openLargeDraft(
	browser: Browser,
	server: Served,
	before: (page: Page) => void = () => undefined
): Promise<{ page: Page; jump: string }> {
	const quiz = aLargeQuiz(LARGE);
	const jump = quiz.steps.findLast(({ kind, next }) => kind === 'single_choice' && next)?.id;
	if (jump === undefined) throw new Error('No step of the large quiz has a jump.');
	const created = await server.api('/quizzes', { method: 'POST', body: JSON.stringify(quiz) });
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
	await page.goto(`/quizzes/${id}/edit`);
	await page.locator('#step-form').waitFor();
	await page.frameLocator('iframe').locator('#title').waitFor();
	return { page, jump };
}
