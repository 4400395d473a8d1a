import type { BrowserContextOptions, Page } from 'playwright-core';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { serve } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { signedInPage } from './workspace-desk.ts';

export interface Opened {
	page: Page;
	/** What the browser complained of. */
	complaints: string[];
}

interface StoredResponse {
	id: string;
	answers: Record<string, unknown>;
	hidden: Record<string, string>;
	files: { id: string; name: string; size: number; type: string }[];
}

export type Quizzes = Awaited<ReturnType<typeof startQuizzes>>;

/** The built server and a browser, for whoever takes quizzes. */
export async function startQuizzes() {
	const [browser, server] = await Promise.all([openBrowser(), serve()]);
	return {
		browser,
		origin: server.origin,
		api: server.api,
		signedIn: () => signedInPage(browser, server),
		publish,
		publishAnew,
		unpublish,
		remove,
		open,
		openReady,
		stored,
		async stop() {
			await browser.close();
			await server.stop();
		}
	};

	/** @returns the slug */
	async function publish(definition: QuizFile): Promise<string> {
		const body = JSON.stringify(definition);
		const created = await server.api('/quizzes', { method: 'POST', body });
		const { slug } = await created.json();
		await goLive(slug);
		return slug;
	}

	async function publishAnew(slug: string, definition: QuizFile): Promise<void> {
		const body = JSON.stringify({ definition });
		const saved = await server.api(`/quizzes/${slug}`, { method: 'PUT', body });
		if (!saved.ok) throw new Error(await saved.text());
		await goLive(slug);
	}

	async function goLive(slug: string): Promise<void> {
		const published = await server.api(`/quizzes/${slug}/publish`, { method: 'POST' });
		if (!published.ok) throw new Error(await published.text());
	}

	async function unpublish(slug: string): Promise<void> {
		const closed = await server.api(`/quizzes/${slug}/unpublish`, { method: 'POST' });
		if (!closed.ok) throw new Error(await closed.text());
	}

	async function remove(slug: string): Promise<void> {
		const removed = await server.api(`/quizzes/${slug}`, { method: 'DELETE' });
		if (!removed.ok) throw new Error(await removed.text());
	}

	async function open(
		path: string,
		options: BrowserContextOptions = {},
		prepare: (page: Page) => Promise<unknown> = async () => undefined
	): Promise<Opened> {
		const context = await browser.newContext({ locale: 'en-GB', ...options });
		context.setDefaultTimeout(10_000);
		const page = await context.newPage();
		const complaints: string[] = [];
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => {
			if (message.type() !== 'log') complaints.push(message.text());
		});
		await prepare(page);
		await page.goto(new URL(path, server.origin).href, { waitUntil: 'commit' });
		await page.locator('#title').waitFor();
		return { page, complaints };
	}

	/** With its scripts. */
	async function openReady(
		path: string,
		options: BrowserContextOptions = {},
		prepare?: (page: Page) => Promise<unknown>
	): Promise<Opened> {
		const opened = await open(path, options, prepare);
		await ready(opened.page);
		return opened;
	}

	/** The newest first. */
	async function stored(slug: string) {
		const page = await (await server.api(`/responses?quiz=${slug}&limit=50`)).json();
		return page.items as StoredResponse[];
	}
}

export const ready = (page: Pick<Page, 'locator'>) => page.locator('html[data-ready]').waitFor();
export const titleOf = (page: Pick<Page, 'locator'>) => page.locator('#title').innerText();
export const next = (page: Pick<Page, 'locator'>) => page.locator('button[value="next"]').click();
