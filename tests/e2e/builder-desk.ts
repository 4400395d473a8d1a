import type { Browser, Page } from 'playwright-core';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { serve } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { callApi, signedInPage } from './workspace-desk.ts';

export type BuilderDesk = Awaited<ReturnType<typeof openBuilderDesk>>;

/** The built server and a browser, for whoever edits quizzes. */
export async function openBuilderDesk() {
	const [browser, server]: [Browser, Awaited<ReturnType<typeof serve>>] = await Promise.all([
		openBrowser(),
		serve()
	]);
	return {
		browser,
		server,
		/** A page of somebody who has signed in. */
		page: () => signedInPage(browser, server, { viewport: { width: 1440, height: 900 } }),
		aQuiz: async (definition: QuizFile): Promise<string> =>
			String((await callApi(server, '/quizzes', definition))['id']),
		/** As the server has it. */
		async draftOf(id: string): Promise<QuizFile> {
			return (await (await server.api(`/quizzes/${id}`)).json()).definition;
		},
		async close() {
			await browser.close();
			await server.stop();
		}
	};
}

export async function openEditor(page: Page, id: string): Promise<void> {
	await page.goto(`/quizzes/${id}/edit`);
	await page.locator('#step-form').waitFor();
}

/** Everything is with the server. */
export const saved = (page: Page) =>
	page.locator('header').getByText('Saved', { exact: true }).waitFor();

export const question = (page: Page) =>
	page.locator('#step-form').getByLabel('Question', { exact: true });
