import type { BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { openHostSite, type HostSite } from './host-site.ts';
import { startQuizzes, type Quizzes } from './quizzes.ts';

export type EmbedDesk = Awaited<ReturnType<typeof openEmbedDesk>>;

export const PHONE = {
	viewport: { width: 360, height: 740 },
	hasTouch: true,
	isMobile: true
} satisfies BrowserContextOptions;
export const DESKTOP = {
	viewport: { width: 1280, height: 800 }
} satisfies BrowserContextOptions;

/** What a page has heard of its quizzes. */
export interface Heard {
	type: string;
	detail: { quiz: string; step?: string; number?: number; response?: string };
}

declare global {
	interface Window {
		heard: Heard[];
		shifts: number;
	}
}

/** Listens before anything else does, and adds up by how much the page's layout has moved. */
const LISTENING = `
	window.heard = [];
	for (const name of ['ready', 'start', 'step', 'lead', 'complete']) {
		document.addEventListener('quizsilver:' + name, ({ type, detail }) => heard.push({ type: type.slice(11), detail }));
	}
	window.shifts = 0;
	if (window.PerformanceObserver?.supportedEntryTypes?.includes('layout-shift')) {
		new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifts += value)))
			.observe({ type: 'layout-shift', buffered: true });
	}
`;

/** The built server, a browser, and somebody else's site. */
export async function openEmbedDesk() {
	const [quizzes, site]: [Quizzes, HostSite] = await Promise.all([startQuizzes(), openHostSite()]);
	return {
		quizzes,
		site,
		loader: `<script async src="${quizzes.origin}/embed.js"></script>`,
		visit,
		async stop() {
			site.close();
			await quizzes.stop();
		}
	};

	/** Somebody comes to this address, which is one of the site's pages. */
	async function visit(address: string, options: BrowserContextOptions = DESKTOP) {
		const complaints: string[] = [];
		const context = await quizzes.browser.newContext({ locale: 'en-GB', ...options });
		context.setDefaultTimeout(10_000);
		const page = await context.newPage();
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error' || message.type() === 'warning')
				complaints.push(message.text());
		});
		await page.addInitScript(LISTENING);
		await page.goto(address);
		return { page, complaints, heard: () => heardOn(page) };
	}
}

const heardOn = (page: Page): Promise<Heard[]> => page.evaluate(() => window.heard);

/** The quiz on the page; names of frames of the loader begin so. */
export const quizOn = (page: Page): FrameLocator =>
	page.frameLocator('iframe[name^="quizsilver:"]');

/** Takes the short quiz, from its first question to its end. */
export async function take(quiz: FrameLocator): Promise<void> {
	await quiz.locator('html[data-ready]').waitFor();
	await quiz.getByLabel('Yes').click();
	await quiz.getByLabel('Email').fill('anna@example.com');
	await quiz.getByRole('button', { name: 'Send' }).click();
	await quiz.getByText('Thank you').first().waitFor();
}

/** Two questions, the second of which makes somebody known. */
export const shortQuiz = (title: string, more: object = {}) => ({
	title,
	steps: [
		{ id: 'team', kind: 'yes_no' as const, title: 'Have you a team?' },
		{
			id: 'who',
			kind: 'contact' as const,
			title: 'Who are you?',
			fields: [{ name: 'name' as const }, { name: 'email' as const, required: true }]
		}
	],
	...more
});
