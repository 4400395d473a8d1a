import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { aLeadQuizFile } from '../support/a-lead-quiz.ts';
import { OWNER, type Served } from '../support/served.ts';

/** A page of somebody who has signed in, at the list of quizzes. The caller closes its context. */
export async function signedInPage(
	browser: Browser,
	server: Served,
	options: BrowserContextOptions = {}
): Promise<Page> {
	const context = await browser.newContext({ baseURL: server.origin, ...options });
	const headers = { origin: server.origin, accept: 'text/html' };
	// What the form sends, without the page around it: that takes its time, and is for those tests to open that look at it.
	const entered = await context.request.post('/sign-in', { headers, form: OWNER, maxRedirects: 0 });
	if (entered.status() !== 303) throw new Error(`Nobody was let in: ${entered.status()}`);
	const page = await context.newPage();
	await page.goto('/quizzes');
	return page;
}

/** The same by the form on its page. */
export async function pageBySignIn(
	browser: Browser,
	server: Served,
	options: BrowserContextOptions = {}
): Promise<Page> {
	const context = await browser.newContext({ baseURL: server.origin, ...options });
	const page = await context.newPage();
	await page.goto('/sign-in');
	await page.locator('[name=email]').fill(OWNER.email);
	await page.locator('[name=password]').fill(OWNER.password);
	await page.locator('form[action="/sign-in"] button').click();
	await page.waitForURL('**/quizzes');
	return page;
}

/** The language is the person's own, on whatever page they are. */
export async function speak(page: Page, locale: 'en' | 'ru'): Promise<void> {
	const headers = { origin: new URL(page.url()).origin };
	await page.request.post('/appearance?/language', { headers, form: { locale } });
	await page.reload();
	await page.locator(`html[lang=${locale}]`).waitFor();
}

/** What the page says has just happened. */
export function toast(page: Page): Promise<string> {
	return page.locator('.toast p').innerText();
}

export async function callApi(
	server: Served,
	path: string,
	body: object
): Promise<Record<string, unknown>> {
	const response = await server.api(path, { method: 'POST', body: JSON.stringify(body) });
	const answer = await response.json();
	if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
	return answer;
}

/** A published quiz, and three who took it: hot, cold, and a test. */
export async function aBusyQuiz(server: Served) {
	const quiz = await callApi(server, '/quizzes', { ...aLeadQuizFile('Ten questions') });
	await callApi(server, `/quizzes/${quiz['id']}/publish`, {});
	const take = async (answer: string, email: string, more: object = {}) => {
		const answers = Object.fromEntries(
			Array.from({ length: 9 }, (_, index) => [`q${index + 1}`, answer])
		);
		const response = await callApi(server, `/quizzes/${quiz['id']}/responses`, {
			answers: { ...answers, contact: { name: email.split('@')[0], email } },
			hidden: { utm_source: 'newsletter' },
			...more
		});
		return String(response['id']);
	};
	return {
		id: String(quiz['id']),
		slug: String(quiz['slug']),
		hot: await take('yes', 'harriet@example.com'),
		cold: await take('no', 'carl@example.com'),
		test: await take('yes', 'tester@example.com', { test: true })
	};
}
