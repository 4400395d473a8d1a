import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aQuizFile } from '../support/a-quiz.ts';
import { openBuilderDesk, type BuilderDesk } from './builder-desk.ts';
import { shortQuiz } from './embed-desk.ts';
import { walkByTab } from './keyboard-walk.ts';
import { toast } from './workspace-desk.ts';

/* Where quizzes are shared, tried and written about, by keyboard alone: from the top of each page to its end. */

let desk: BuilderDesk;
let page: Page;

beforeAll(async () => {
	desk = await openBuilderDesk();
	page = await desk.page();
	page.setDefaultTimeout(10_000);
});
afterAll(() => desk.close());

/** Everything is reached and seen, and these one after another. */
async function expectWalk(...order: string[]): Promise<void> {
	const { stops, wrong } = await walkByTab(page);
	expect(wrong).toEqual([]);
	const met = stops.filter((stop) => order.some((name) => stop.startsWith(name)));
	expect(met.map((stop) => order.find((name) => stop.startsWith(name)))).toEqual(order);
}

const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());

describe.each([
	['a desktop', { width: 1440, height: 900 }],
	['a phone', { width: 360, height: 740 }]
])('on %s', (device, size) => {
	test('a quiz is put on a page in every way', async () => {
		const id = await desk.aQuiz({ ...shortQuiz(`On ${device}`), locales: ['en', 'ru'] });
		await desk.server.api(`/quizzes/${id}/publish`, { method: 'POST' });
		await page.setViewportSize(size);
		await page.goto(`/quizzes/${id}/edit/share`);
		const demo = page.locator('.demo');
		await demo.scrollIntoViewIfNeeded();
		await demo.locator('iframe').contentFrame().locator('html[data-ready]').waitFor();
		const ends = [
			'Tell the counters',
			'Yandex Metrica',
			'Google Analytics',
			'Ask browsers for proof'
		];
		await expectWalk('Leave the editor', 'Build', 'In the page', 'Height', ...ends);
		await page.getByRole('radio', { name: 'In the page' }).focus();
		for (const [way, ...fields] of [
			['Popup', 'After seconds', 'At a depth', 'Once on each page'],
			['From the side', 'RightLeft', 'After seconds', 'At a depth', 'Once on each page'],
			['Floating button', 'Words on the button', 'RightLeft', 'Colour'],
			['Chat window', 'Words on the button', 'RightLeft', 'Colour'],
			['Before leaving', 'Once on each page'],
			['Your own button', 'Words on the button']
		] as const) {
			await page.keyboard.press('ArrowDown');
			const radio = page.getByRole('radio', { name: way });
			expect(await radio.isChecked(), way).toBe(true);
			const isAlone = way === 'Floating button' || way === 'Chat window';
			if (isAlone) await page.locator('button.float').waitFor();
			await expectWalk('Build', way, ...fields, 'Show it', 'Google Analytics');
			await radio.focus();
		}
	});

	test('letters are written', async () => {
		const letters = {
			finished: { subject: 'Hello', text: 'Read this.' },
			unfinished: { subject: 'Hello', text: 'Come back.', hours: 24 }
		};
		const id = await desk.aQuiz(aQuizFile({ title: `Letters on ${device}`, letters }));
		await page.setViewportSize(size);
		await page.goto(`/quizzes/${id}/edit/results`);
		const preview = page.frameLocator('iframe[title="How the letter looks"]');
		const isWide = size.width > 1000;
		for (const [which, text, ...fields] of [
			[
				'To those who finished',
				'Read this.',
				'Send this letter',
				'Subject',
				'Text',
				'With a button'
			],
			['To those who stopped', 'Come back.', 'Send this letter', 'Hours', 'Subject', 'Text']
		] as const) {
			const row = page.getByRole('button', { name: which });
			await row.focus();
			await page.keyboard.press('Enter');
			if (isWide) await preview.getByText(text).waitFor();
			else await page.getByRole('textbox', { name: 'Subject, English' }).waitFor();
			// What verify says of it comes a little later.
			await page.getByRole('button', { name: 'Copy it into each language' }).nth(1).waitFor();
			const both = fields.flatMap((name) =>
				name === 'Subject' || name === 'Text' ? [`${name}, English`, `${name}, Russian`] : [name]
			);
			await expectWalk('Build', 'Contacts', which, ...both, isWide ? 'Send me a test' : 'Preview');
		}
		if (isWide) return;
		await page.getByRole('button', { name: 'Preview' }).focus();
		await page.keyboard.press('Enter');
		await preview.getByText('Come back.').waitFor();
		await page.keyboard.press('Shift+Tab');
		expect(await focused()).toBe('Send me a test');
		// It makes room for whoever goes to what lies beneath it.
		await expectWalk('Build', 'To those who stopped', 'Preview');
	});

	test('a trial is begun and ended', async () => {
		const id = await desk.aQuiz(aQuizFile({ title: `Trial on ${device}` }));
		await desk.server.api(`/quizzes/${id}/publish`, { method: 'POST' });
		const definition = aQuizFile({ title: `Another trial on ${device}` });
		await desk.server.api(`/quizzes/${id}`, {
			method: 'PUT',
			body: JSON.stringify({ definition })
		});
		await page.setViewportSize(size);
		await page.goto(`/quizzes/${id}`, { waitUntil: 'networkidle' });
		await page.getByText('Show the draft on a part of the visits').focus();
		await page.keyboard.press('Enter');
		await page.getByLabel('Starts to wait for').waitFor();
		await expectWalk(
			'Show the draft',
			'Visits that are shown variant B',
			'Starts to',
			'Begin the trial'
		);
		await page.getByRole('button', { name: 'Begin the trial with version 2' }).focus();
		await page.keyboard.press('Enter');
		await page.waitForURL(`**/quizzes/${id}/trial`, { waitUntil: 'networkidle' });
		await expectWalk('Another trial on', 'Keep A', 'Take B');
		const take = page.getByRole('button', { name: /^Take B/ });
		await take.focus();
		await page.keyboard.press('Enter');
		const dialog = page.getByRole('alertdialog');
		await dialog.waitFor();
		for (const _ of [1, 2, 3]) {
			await page.keyboard.press('Tab');
			expect(await dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true);
		}
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
		await expect.poll(focused).toMatch(/^Take B/);
		await page.keyboard.press('Enter');
		await dialog.getByRole('button', { name: 'End the trial' }).focus();
		await page.keyboard.press('Enter');
		await page.locator('.toast').waitFor();
		expect(await toast(page)).toContain('Everybody sees version 2 now.');
	});

	test('the list of those who stopped, and what one of them said', async () => {
		const id = await desk.aQuiz(shortQuiz(`Stopped on ${device}`));
		await desk.server.api(`/quizzes/${id}/publish`, { method: 'POST' });
		const { slug } = await (await desk.server.api(`/quizzes/${id}`)).json();
		const visitor = await desk.browser.newPage();
		await visitor.goto(`${desk.server.origin}/q/${slug}`);
		await visitor.locator('html[data-ready]').waitFor({ state: 'attached' });
		await visitor.getByLabel('Yes').click();
		await visitor.getByText('Who are you?').waitFor();
		const listed = async () =>
			(await (await desk.server.api(`/quizzes/${id}/partials`)).json()).items;
		await expect.poll(async () => (await listed()).length).toBe(1);
		await visitor.close();
		await page.setViewportSize(size);
		await page.goto(`/quizzes/${id}/unfinished`, { waitUntil: 'networkidle' });
		await expectWalk('Stopped on', 'No contact left', 'Delete');
		await page.locator('a.opens').focus();
		await page.keyboard.press('Enter');
		await page.getByText('Stopped at: Who are you?').waitFor();
		await expectWalk('Unfinished', 'Delete');
	});
});
