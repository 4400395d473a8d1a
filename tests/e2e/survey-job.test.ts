import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { serve, type Served } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { PHONE, resultTitle } from './respondents.ts';
import { callApi, signedInPage, speak } from './workspace-desk.ts';

/*
 * The whole job of an email survey, by a marketer who works in Russian: made from the customer survey, sent through a mail server to
 * people from a file, answered by each of them out of their letter.
 */

/** A hundred where there is time. */
const PEOPLE = process.env.SOAK ? 100 : 30;
/** Side by side, as many as the machine has hands for. */
const AT_ONCE = 4;

let server: Served;
let browser: Browser;
let page: Page;
let mail: MailServer;
let crm: Receiver;
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-survey-'));
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const keyFile = join(folder, 'dkim.pem');
	await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
	mail = await startMailServer();
	crm = await startReceiver();
	const dkim = { DKIM_DOMAIN: 'example.com', DKIM_SELECTOR: 'mail', DKIM_KEY_FILE: keyFile };
	const env = { SMTP_URL: mail.url, MAIL_FROM: 'survey@example.com', ...dkim };
	[server, browser] = await Promise.all([serve({ env }), openBrowser()]);
	const webhook = await callApi(server, '/destinations', {
		name: 'CRM',
		url: crm.url,
		segments: ['hot'],
		events: ['lead.qualified']
	});
	crm.trust(String(webhook['secret']));
	page = await signedInPage(browser, server, { viewport: { width: 1280, height: 900 } });
	await speak(page, 'ru');
});

afterAll(async () => {
	await browser.close();
	await server.stop();
	await crm.close();
	await mail.stop();
	await rm(folder, { recursive: true });
});

const addressOf = (number: number) => `klient${number}@example.com`;
const lettersBy = new Map<string, Email>();

/** As it is kept: the pages save by themselves. */
async function survey() {
	const [, id] = /\/surveys\/([^/?]+)/.exec(page.url()) ?? [];
	return (await server.api(`/surveys/${id}`)).json();
}

describe('a survey', () => {
	test('is made from the template, its letter signed by somebody', async () => {
		await page.goto('/surveys');
		await page.getByRole('button', { name: 'Создать опрос клиентов' }).click();
		await page.getByRole('button', { name: 'Опубликовать квиз' }).click();
		await page.locator('.toast').waitFor();
		await page.goto(`${page.url().split('?')[0]}/letter`);
		await page.getByLabel('Имя отправителя').fill('Студия «Ртуть»');
		await expect.poll(async () => (await survey()).letter.sender.name.ru).toBe('Студия «Ртуть»');
	});

	test('goes to people from a file, with the right by which they are written to', async () => {
		const address = page.url().replace(/\/letter.*$/, '');
		const rows = Array.from(
			{ length: PEOPLE },
			(_, at) => `${addressOf(at)};Клиент ${at};"ООО ""Ромашка"" ${at}"`
		);
		const file = join(folder, 'клиенты.csv');
		await writeFile(file, ['E-mail;Имя;Компания', ...rows].join('\r\n'));
		await page.goto('/audience');
		await page.getByRole('link', { name: 'Импорт' }).first().click();
		await page.getByLabel('Файл').setInputFiles(file);
		await page.getByRole('button', { name: 'Загрузить' }).click();
		await page.getByLabel('Список', { exact: true }).selectOption('new');
		await page.getByLabel('Название нового списка').fill('Клиенты');
		await page.getByLabel('Они согласились получать письма').check();
		await page.getByLabel('С какого дня').fill('2026-01-31');
		await page.getByLabel(/Как и где/).fill('Договор');
		await page.getByRole('button', { name: 'Импортировать', exact: true }).click();
		await page.getByRole('link', { name: String(PEOPLE), exact: true }).waitFor();
		await page.goto(`${address}/audience`);
		await page.getByLabel('Клиенты').first().check();
		await page.getByRole('heading', { name: new RegExp(`${PEOPLE} человек`) }).waitFor();
		await expect.poll(async () => (await survey()).audience.lists).toHaveLength(1);
	});

	test('is sent once it is confirmed, and arrives with each of them once', async () => {
		await page.goto(page.url().replace(/\/audience.*$/, '/sending'));
		await page.getByRole('button', { name: 'Начать отправку' }).click();
		const question = page.getByRole('alertdialog');
		expect(await question.innerText()).toContain(`${PEOPLE} людям`);
		await question.getByRole('button', { name: 'Начать отправку' }).click();
		await expect.poll(async () => (await mail.letters()).length, { timeout: 60_000 }).toBe(PEOPLE);
		for (const raw of await mail.letters()) {
			const letter = await PostalMime.parse(raw);
			lettersBy.set(letter.to?.[0]?.address ?? '', letter);
		}
		expect(lettersBy.size).toBe(PEOPLE);
		const one = lettersBy.get(addressOf(7));
		expect(one?.from?.name).toBe('Студия «Ртуть»');
		expect(one?.subject).toBe('Опрос клиентов');
		expect(one?.text).toContain('Клиент 7');
		const headers = one?.headers.map(({ key }) => key);
		expect(headers).toContain('list-unsubscribe');
		expect(headers).toContain('list-unsubscribe-post');
		expect(headers).toContain('dkim-signature');
	});

	test('is answered by everybody out of their letter: each is a lead with a segment', async () => {
		const waiting = Array.from({ length: PEOPLE }, (_, at) => at);
		const hand = async () => {
			for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
				await answer(next);
		};
		await Promise.all(Array.from({ length: AT_ONCE }, hand));
		const leads = await allLeads();
		expect(leads).toHaveLength(PEOPLE);
		for (const { email, temperature } of leads) {
			const number = Number(/\d+/.exec(email)?.[0]);
			expect([email, temperature]).toEqual([addressOf(number), wayOf(number).temperature]);
		}
		const hot = leads.filter(({ temperature }) => temperature === 'hot').length;
		const heard = await crm.until((received) => received.length >= hot, 20_000);
		expect(heard).toHaveLength(hot);
		expect(heard.every(({ verified, type }) => verified && type === 'lead.qualified')).toBe(true);
	}, 400_000);

	test('says what came of it, to the person', async () => {
		await page.goto(page.url().replace(/\/sending.*$/, ''));
		await page.getByRole('heading', { level: 1 }).waitFor();
		const results = await page.locator('main').innerText();
		expect(results.match(new RegExp(`\\b${PEOPLE}\\b`, 'g'))?.length).toBeGreaterThanOrEqual(3);
	});
});

interface Way {
	tapped: string;
	temperature: 'hot' | 'warm' | 'cold';
	then: readonly (readonly [step: string, answer: string])[];
}

const WAYS: readonly [Way, Way, Way] = [
	{
		tapped: '10',
		temperature: 'hot',
		then: [
			['loved', 'people'],
			['more', 'seats'],
			['call', 'yes'],
			['contact', '+7 916 123 45 67']
		]
	},
	{
		tapped: '9',
		temperature: 'warm',
		then: [
			['loved', 'ease'],
			['more', 'nothing']
		]
	},
	{
		tapped: '6',
		temperature: 'cold',
		then: [
			['trouble', 'unused'],
			['details', 'Пока не разобрались'],
			['staying', 'staying'],
			['call', 'no']
		]
	}
];

const wayOf = (number: number): Way => WAYS[number % 3 === 0 ? 0 : number % 3 === 1 ? 1 : 2];

/** As a person does on a phone: taps in the mail, touches the page, answers what comes. */
async function answer(number: number): Promise<void> {
	const { tapped, then } = wayOf(number);
	const links = [...(lettersBy.get(addressOf(number))?.html ?? '').matchAll(/href="([^"]+)"/g)];
	const link = links.map(([, href = '']) => href).find((href) => href.endsWith(`?a=${tapped}`));
	const context = await browser.newContext({ ...PHONE });
	context.setDefaultTimeout(20_000);
	const phone = await context.newPage();
	await phone.goto(link ?? 'about:blank');
	await phone.locator('html[data-ready]').waitFor({ state: 'attached' });
	await phone.touchscreen.tap(8, 600);
	for (const [at, [step, given]] of then.entries()) {
		const option = phone.locator(`[name="${step}"][value="${given}"]`);
		const field = phone.locator(`[name="${step}"]:is(textarea), [name="${step}.phone"]`);
		await option.or(field).first().waitFor();
		const isChosen = (await option.count()) > 0;
		if (isChosen) await option.tap();
		else await field.fill(step === 'contact' ? phoneOf(number) : given);
		for (const box of await phone.locator(`[name="${step}.consents"]`).all()) await box.check();
		// What is chosen goes on by itself, but nothing is sent by itself.
		const isSent = at === then.length - 1;
		if (step === 'loved' || !isChosen || isSent) await phone.locator('button[value="next"]').tap();
	}
	await resultTitle(phone);
	await context.close();
}

const phoneOf = (number: number) => `+7 916 ${String(1_000_000 + number)}`;

async function allLeads(): Promise<{ email: string; temperature: string }[]> {
	const leads: { email: string; temperature: string }[] = [];
	let cursor = '';
	do {
		const answer = await server.api(`/leads?limit=200${cursor}`);
		const { items, next } = await answer.json();
		leads.push(...items);
		cursor = next ? `&cursor=${next}` : '';
	} while (cursor);
	return leads;
}
