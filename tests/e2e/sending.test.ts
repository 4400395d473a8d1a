import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aLeadQuizFile } from '../support/a-lead-quiz.ts';
import { aMailSink, hangUp, refusal, type MailSink } from '../support/a-mail-sink.ts';
import { serve, type Served } from '../support/served.ts';
import { violationsOn } from './axe.ts';
import { walkByTab } from './keyboard-walk.ts';
import { openBrowser } from './open-browser.ts';
import { callApi, signedInPage, speak, toast } from './workspace-desk.ts';

let server: Served;
let browser: Browser;
let sink: MailSink;
let page: Page;

beforeAll(async () => {
	sink = await aMailSink({
		recipient: (to) => (to.startsWith('refused') ? refusal(550, '5.7.1 looks like spam') : null),
		data: ({ to: [to = ''] }, session) => {
			if (to.startsWith('doubt')) hangUp(sink.server, session);
			return null;
		}
	});
	const env = { SMTP_URL: sink.url, MAIL_FROM: 'survey@example.com' };
	[server, browser] = await Promise.all([serve({ env }), openBrowser()]);
	page = await signedInPage(browser, server);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	await sink.close();
});

/** A survey of people who are called so, on a server. @returns the address of its sending */
async function aSurvey(on: Served, name: string, count: number, settings: object = {}) {
	const quiz = await callApi(on, '/quizzes', aLeadQuizFile(name));
	await callApi(on, `/quizzes/${quiz['id']}/publish`, {});
	const recipients = Array.from({ length: count }, (_, at) => ({
		email: `${name}${at}@example.com`
	}));
	const basis = { basis: 'consent', basisAt: '2026-01-31', basisNote: 'A form' };
	await callApi(on, '/recipients', {
		recipients: recipients.map((one) => ({ ...one, tags: [name] })),
		...basis
	});
	const survey = await callApi(on, '/surveys', {
		...{ name, quiz: quiz['id'], audience: { tags: [name] }, settings }
	});
	return `/surveys/${String(survey['id'])}/sending`;
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
const agree = (name: string) =>
	page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();
const panel = (name: string) =>
	page.getByRole('heading', { name, exact: true, level: 2 }).waitFor();

describe('before it is sent', () => {
	test('what is lacking is listed, each with where it is mended', async () => {
		const quiz = await callApi(server, '/quizzes', aLeadQuizFile('Raw'));
		const survey = await callApi(server, '/surveys', { name: 'Raw', quiz: quiz['id'] });
		await page.goto(`/surveys/${survey['id']}/sending`);
		await page.getByText('Nobody gets this letter yet.').waitFor();
		const links = page.getByRole('main').getByRole('listitem').getByRole('link');
		const mends = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
		expect(mends).toContain(`/quizzes/${quiz['id']}`);
		expect(mends).toContain(`/surveys/${survey['id']}/audience`);
		expect(await page.getByRole('button', { name: 'Start sending' }).isDisabled()).toBe(true);
	});

	test('settings are kept; what is wrong is said beside its field', async () => {
		const path = await aSurvey(server, 'settings', 1);
		await page.goto(path);
		await page.getByLabel('Remind those who do not answer').check();
		await page.getByLabel('Send only at certain hours').check();
		for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']) await page.getByLabel(day).uncheck();
		await press('Save');
		await page.getByText('Choose one day at least.').waitFor();
		await page.getByLabel('Mon').check();
		await page.getByLabel('At most').fill('9');
		// As by one who is not held back by the browser.
		await page
			.locator('form[action="?/save"]')
			.evaluate((form) => form.setAttribute('novalidate', ''));
		await press('Save');
		await page.getByText('A whole number from 1 to 5.').waitFor();
		expect(await page.locator(':focus').getAttribute('name')).toBe('most');
		await page.getByLabel('At most').fill('3');
		await press('Save');
		expect(await toast(page)).toBe('Saved.');
		await page.getByText('reminded up to 3 times').waitFor();
		const { settings } = await (await server.api(path.replace('/sending', ''))).json();
		expect(settings).toMatchObject({ reminders: { most: 3 }, window: { from: 540, days: [1] } });
	});

	test('it is scheduled and taken back; meanwhile nobody is counted over and over', async () => {
		await page.goto(await aSurvey(server, 'later', 2));
		await page.getByLabel('At a time').check();
		await page.getByLabel('Date and time').fill('2020-02-03T04:05');
		await press('Schedule');
		await agree('Schedule');
		await page.getByText('This time has passed.').first().waitFor();
		await page.getByLabel('Date and time').fill('2036-02-03T04:05');
		await press('Schedule');
		await agree('Schedule');
		await page.getByText(/beginning at Feb 3, 2036/).waitFor();
		const asked: string[] = [];
		page.on('request', (request) => void asked.push(new URL(request.url()).search));
		// Which loads it asks for: the layout's among them, not the page's, which counts.
		const looks = () => asked.filter((query) => query.includes('x-sveltekit-invalidated'));
		await expect.poll(() => looks().length).toBeGreaterThan(1);
		expect(looks().every((query) => query.endsWith('0'))).toBe(true);
		await press('Do not send it then');
		await page.getByRole('button', { name: 'Schedule' }).waitFor();
	});
});

describe('while it is sent', () => {
	test('it is confirmed, watched, paused, resumed and cancelled', async () => {
		await page.goto(await aSurvey(server, 'slow', 60, { rate: { perSecond: 2 } }));
		await press('Start sending');
		const question = page.getByRole('alertdialog');
		expect(await question.innerText()).toContain('Send this letter to 60 people?');
		await agree('Cancel');
		expect(sink.taken.filter(({ to }) => to[0]?.startsWith('slow'))).toEqual([]);
		await press('Start sending');
		await agree('Start sending');
		await page.getByText(/^[1-9]\d? of 60 letters are done\. About until/).waitFor();
		await press('Pause');
		await panel('Paused');
		await press('Go on');
		await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
		await press('Cancel sending');
		expect(await question.innerText()).toMatch(/\d+ people who still wait .* cannot be undone/s);
		await agree('Cancel sending');
		await panel('Cancelled');
		expect(await page.getByRole('button', { name: 'Pause', exact: true }).count()).toBe(0);
	});

	test('what may have arrived is left to a person, then it is done', async () => {
		await page.goto(await aSurvey(server, 'doubt', 3));
		await press('Start sending');
		await agree('Start sending');
		await panel('Perhaps arrived');
		await expect.poll(() => page.getByText(/^doubt\d@example\.com$/).count()).toBe(3);
		// Its word beside the name of the survey is as new as the page.
		await page.getByRole('main').getByText('Sent', { exact: true }).first().waitFor();
		await press('Leave it');
		await expect.poll(() => page.getByText(/^doubt\d@example\.com$/).count()).toBe(2);
		await press('Send again');
		await agree('Send again');
		await expect
			.poll(() => sink.taken.filter(({ to }) => to[0]?.startsWith('doubt')).length)
			.toBe(4);
	});

	test('a server that refuses everything pauses it, says why, and its owner is mailed', async () => {
		await page.goto(await aSurvey(server, 'refused', 12));
		await press('Start sending');
		await agree('Start sending');
		await page.getByText('refused several letters in a row').waitFor();
		await page.getByText('looks like spam').waitFor();
		await expect
			.poll(() => sink.taken.some(({ raw }) => raw.includes('Survey paused: refused')))
			.toBe(true);
	});

	test.each([
		['en', 'light', 1440],
		['ru', 'dark', 1440],
		['en', 'light', 360],
		['ru', 'dark', 360]
	] as const)('there is nothing to mend: %s, %s, %i px', async (locale, colorScheme, width) => {
		const { items } = await (await server.api('/surveys')).json();
		const viewport = { width, height: 800 };
		const own = await signedInPage(browser, server, { colorScheme, viewport });
		await speak(own, locale);
		for (const { id, name } of items) {
			await own.goto(`/surveys/${id}/sending`);
			await own.locator('main h2').first().waitFor();
			const found = (await violationsOn(own)).map((one) => [one.id, one.nodes[0]?.html]);
			expect([name, found]).toEqual([name, []]);
			const beyond = await own.evaluate(
				() => document.documentElement.scrollWidth - window.innerWidth
			);
			expect([name, Math.max(0, beyond)]).toEqual([name, 0]);
			// The one that shows every field.
			if (name === 'settings') expect((await walkByTab(own)).wrong).toEqual([]);
		}
		await speak(own, 'en');
		await own.context().close();
	});
});

test('without a mail server each letter is read in the app, from its person', async () => {
	const files = await serve();
	const own = await signedInPage(browser, files);
	const path = await aSurvey(files, 'written', 2);
	await callApi(files, path.replace('/sending', '/start'), {});
	await own.goto(path);
	await own.getByRole('link', { name: '2', exact: true }).click();
	await own.getByRole('link', { name: 'Read the letter' }).first().click();
	const shown = own.frameLocator('iframe');
	await shown.getByText('Question 1').first().waitFor();
	expect(await own.locator('pre').last().innerText()).toMatch(/^To: .*written\d@example\.com$/m);
	expect((await violationsOn(own)).map(({ id }) => id)).toEqual([]);
	await own.context().close();
	await files.stop();
});
