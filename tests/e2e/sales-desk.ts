import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { aMailSink, type MailSink } from '../support/a-mail-sink.ts';
import { serve, type Served } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { callApi, signedInPage } from './workspace-desk.ts';

const PASSWORD = 'a password of their own';
/** Hot leads are handed over each second, and mails leave at once. */
const SOON = 15_000;

/** A mail as its reader has it. */
export interface Read {
	subject: string;
	text: string;
	/** Addresses in it, in their order. */
	links: string[];
}

export interface SalesDesk {
	browser: Browser;
	server: Served;
	sink: MailSink;
	owner: Page;
	/** Of the published quiz. */
	quiz: { id: string; slug: string };
	/** A page of somebody who has joined by the link of an invitation that was mailed, and takes leads now. */
	salesperson(name: string, options: BrowserContextOptions): Promise<Page>;
	/** The next mail to this address whose subject has these words. */
	mailTo(email: string, words: string): Promise<Read>;
	close(): Promise<void>;
}

/** The built server with a mail server beside it, a published quiz, and the owner at work. */
export async function openSalesDesk(): Promise<SalesDesk> {
	const sink = await aMailSink();
	const env = { SMTP_URL: sink.url, MAIL_FROM: 'desk@example.com' };
	const [browser, server] = await Promise.all([openBrowser(), serve({ env })]);
	const made = await callApi(server, '/quizzes', { template: 'bant' });
	const quiz = { id: String(made['id']), slug: String(made['slug']) };
	await callApi(server, `/quizzes/${quiz.id}/publish`, {});
	const owner = await signedInPage(browser, server, { viewport: { width: 1440, height: 900 } });

	async function mailTo(email: string, words: string): Promise<Read> {
		const deadline = Date.now() + SOON;
		for (;;) {
			for (const { to, raw } of sink.taken) {
				if (!to.includes(email)) continue;
				const { subject = '', text = '' } = await PostalMime.parse(Buffer.from(raw, 'latin1'));
				if (!subject.includes(words)) continue;
				return { subject, text, links: text.match(/https?:\/\/\S+/g) ?? [] };
			}
			if (Date.now() > deadline) throw new Error(`no mail to ${email}: ${server.output()}`);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}

	return {
		...{ browser, server, sink, owner, quiz, mailTo },
		async salesperson(name, options) {
			const email = `${name.toLowerCase()}@example.com`;
			await owner.goto('/members');
			await owner.getByLabel('Address').fill(email);
			await owner.getByRole('button', { name: 'Invite' }).click();
			const { links } = await mailTo(email, '');
			const context = await browser.newContext({ baseURL: server.origin, ...options });
			const page = await context.newPage();
			await page.goto(links.find((link) => link.includes('/invite/')) ?? '');
			await page.getByLabel('Your name').fill(name);
			await page.locator('[name=password]').fill(PASSWORD);
			await page.getByRole('button', { name: 'Make the account' }).click();
			// Where leads are.
			await page.waitForURL('**/leads');
			await owner.goto('/leads/hand-over');
			await owner.getByRole('button', { name: `Let them take leads: ${name}` }).click();
			await owner.getByRole('button', { name: `Pause: ${name}` }).waitFor();
			return page;
		},
		async close() {
			await browser.close();
			await server.stop();
			await sink.close();
		}
	};
}
