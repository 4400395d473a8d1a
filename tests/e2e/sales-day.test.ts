import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { hot } from './bant-respondents.ts';
import { PHONE, takeByTouch, type Given } from './respondents.ts';
import { openSalesDesk, type Read, type SalesDesk } from './sales-desk.ts';
import { callApi } from './workspace-desk.ts';

let desk: SalesDesk;
let receiver: Receiver;

beforeAll(async () => {
	[desk, receiver] = await Promise.all([openSalesDesk(), startReceiver()]);
});
afterAll(async () => {
	await receiver.close();
	await desk.close();
});

/** The hot answers of somebody else. */
function hotAs(name: string, phone: string): Given {
	const fields = { name, email: `${name.toLowerCase()}@example.org`, phone };
	return hot.map(([step, answer]) =>
		step === 'contact' ? [step, { fields, consents: ['processing'] }] : [step, answer]
	);
}

const api = async (path: string) => (await desk.server.api(path)).json();

/** Who works on what. */
const DAYS = [
	{
		...{ on: 'a phone', seller: 'Vera', prospect: 'Anna', phone: '+7 916 123 45 67', won: 1 },
		device: { ...PHONE, locale: 'en-GB' }
	},
	{
		...{ on: 'a desk', seller: 'Boris', prospect: 'Darya', phone: '+7 916 123 45 68', won: 2 },
		device: { viewport: { width: 1440, height: 900 }, locale: 'en-GB' }
	}
] as const;

describe.each(DAYS)('a salesperson’s day on $on', ({ device, seller, prospect, phone, won }) => {
	let page: Page;
	let mail: Read;
	let toLead: string;
	let lead: string;
	let outcomes: string[];

	const mainText = () => page.getByRole('main').innerText();
	const shownIn = async (path: string) => {
		await page.goto(path);
		return mainText();
	};

	test('somebody takes the quiz, and whose turn it is gets a mail within seconds', async () => {
		page = await desk.salesperson(seller, device);
		const url = `${desk.server.origin}/q/${desk.quiz.slug}`;
		await takeByTouch(desk.browser, url, hotAs(prospect, phone));
		mail = await desk.mailTo(`${seller.toLowerCase()}@example.com`, prospect);
		expect(mail.subject).toMatch(/^Your lead: Hot/);
		toLead = mail.links.find((link) => link.includes('/leads/')) ?? '';
		lead = toLead.split('/leads/')[1] ?? '';
		outcomes = mail.links.filter((link) => link.includes('/o/'));
		expect(outcomes.map((link) => link.split('say=')[1])).toEqual([
			...['won', 'lost', 'junk', 'unreached']
		]);
		// Why it is hot stands in the mail already.
		expect(mail.text).toContain(phone);
	});

	test('programs that follow the links of the mail say nothing by it', async () => {
		const before = await api(`/leads/${lead}`);
		for (const link of outcomes) {
			for (const method of ['GET', 'HEAD', 'OPTIONS']) await fetch(link, { method });
		}
		// One that runs scripts, too.
		const scanner = await desk.browser.newPage();
		for (const link of outcomes) await scanner.goto(link);
		await scanner.close();
		expect(await api(`/leads/${lead}`)).toEqual(before);
		expect(before.outcome).toBeNull();
		expect(await shownIn('/leads/waiting?whose=mine')).toContain(prospect);
	});

	test('one tap opens the lead: who, how hot and how to reach them, then why, then what is to be done', async () => {
		await page.goto(toLead);
		await page.getByRole('heading', { level: 1, name: prospect }).waitFor();
		expect(await page.getByRole('link', { name: 'Leads' }).last().getAttribute('href')).toBe(
			'/leads'
		);
		const text = await mainText();
		expect(text).toContain('Nobody has done anything about it yet.');
		const call = page.getByRole('link', { name: `Call ${phone}` });
		expect(await call.getAttribute('href')).toBe(`tel:${phone.replaceAll(' ', '')}`);
		expect(
			await page
				.getByRole('link', { name: `Write ${prospect.toLowerCase()}@example.org` })
				.getAttribute('href')
		).toBe(`mailto:${prospect.toLowerCase()}@example.org`);
		await page.getByRole('meter').first().waitFor();
		const panels = ['Why hot', 'What became of it', 'What they said', 'What happened'];
		const tops = await Promise.all(
			panels.map(async (name) => {
				const heading = page.getByRole('heading', { level: 2, name, exact: true });
				return (await heading.boundingBox())?.y ?? NaN;
			})
		);
		const [why = NaN, outcome = NaN, ...below] = tops;
		expect([why, ...below]).toEqual([why, ...below].toSorted((one, other) => one - other));
		expect((await call.boundingBox())?.y).toBeLessThan(why);
		const owner = (await page.getByLabel('Owner', { exact: true }).boundingBox())?.y ?? NaN;
		expect(outcome).toBeLessThan(owner);
		if ((page.viewportSize()?.width ?? 0) < 700) {
			expect(why).toBeLessThan(outcome);
			expect(owner).toBeLessThan(below[0] ?? NaN);
		} else expect(Math.abs(outcome - why)).toBeLessThan(2);
		// They are read in the order in which a phone shows them.
		const read = await page.getByRole('heading', { level: 2 }).allInnerTexts();
		expect(read.filter((one) => panels.includes(one))).toEqual(panels);
		const beyond = await page.evaluate(
			() => document.documentElement.scrollWidth - window.innerWidth
		);
		expect(beyond).toBeLessThanOrEqual(0);
	});

	test('the receipt is understood without help: what spoke for it, and by which rule', async () => {
		const receipt = page.getByRole('region', { name: 'Why hot' });
		const text = await receipt.innerText();
		expect(text).toContain('What spoke for it');
		expect(text).toMatch(/\+\d+\s+\S/);
		expect(text).toContain('“Hot: ready to talk” fits: 92.5% in total, needs at least 70%.');
		await receipt.getByText('Every point').click();
		await receipt.getByRole('table').first().waitFor();
		await page.getByText('7 answers', { exact: true }).click();
		expect(await page.getByRole('region', { name: 'What they said' }).locator('dd').count()).toBe(
			7
		);
	});

	test('the outcome is a tap away, and what it is worth is asked where it may be worth something', async () => {
		const way = page.getByRole('link', { name: 'Say what became of it' });
		const isPhone = (page.viewportSize()?.width ?? 0) < 700;
		expect(await way.isVisible()).toBe(isPhone);
		if (isPhone) {
			await way.click();
			await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('outcome');
			const top = (await page.getByLabel('Won', { exact: true }).boundingBox())?.y ?? NaN;
			expect([top > 0, top < (page.viewportSize()?.height ?? 0)]).toEqual([true, true]);
		}
		const value = page.getByLabel('Value', { exact: true });
		expect(await value.isVisible()).toBe(false);
		for (const [name, isAsked] of [
			...([
				['Won', true],
				['Not reached', false],
				['Lost', true],
				['Junk', false]
			] as const)
		]) {
			await page.getByLabel(name, { exact: true }).check();
			expect([name, await value.isVisible()]).toEqual([name, isAsked]);
		}
	});

	test('a note is the first touch, and the waiting list is empty', async () => {
		await page.getByLabel('Write a note').fill('Called: a demo on Thursday.');
		await page.getByRole('button', { name: 'Add note' }).click();
		await page.getByRole('listitem').filter({ hasText: 'a demo on Thursday' }).waitFor();
		expect(await mainText()).toContain('First touched after');
		expect(await shownIn('/leads/waiting')).toContain('Nobody waits');
	});

	test('the outcome is said by a link of the mail, once, and the report moves', async () => {
		const before = await shownIn('/leads/report');
		if (won === 1) expect(before).toContain('No outcomes yet');
		await page.goto(outcomes[0] ?? '');
		expect(await page.getByLabel('Won: there is a sale').isChecked()).toBe(true);
		// Without a script: the page has none.
		const worth = page.getByLabel('What it is worth, if known');
		await page.getByLabel('Junk: not a real lead').check();
		expect(await worth.isVisible()).toBe(false);
		await page.getByLabel('Won: there is a sale').check();
		await worth.fill('1 250,50');
		await page.getByLabel('Currency, as EUR').fill('EUR');
		await page.getByRole('button', { name: 'Record it' }).click();
		await page.getByRole('heading', { name: 'Recorded: won' }).waitFor();
		await page.getByRole('link', { name: 'Open the lead' }).click();
		await page.getByRole('heading', { level: 1, name: prospect }).waitFor();
		expect(await page.getByLabel('Stage').locator('option:checked').innerText()).toBe('Customer');
		expect(await page.getByRole('region', { name: 'What became of it' }).innerText()).toContain(
			'€1,250.50'
		);
		await page.getByRole('button', { name: 'Take it back' }).click();
		await page.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click();
		await page.getByText('The outcome is taken back: the lead is open again.').waitFor();
		expect(await page.getByLabel('Stage').locator('option:checked').innerText()).toBe('SQL');
		expect(await page.getByRole('button', { name: 'Take it back' }).count()).toBe(0);
		await page.getByLabel('Won', { exact: true }).check();
		await page.getByLabel('Value', { exact: true }).fill('1250.5');
		await page.getByLabel('Currency', { exact: true }).fill('EUR');
		await page.getByRole('button', { name: 'Say the outcome' }).click();
		await page.getByRole('button', { name: 'Take it back' }).waitFor();
		await page.getByLabel('Value', { exact: true }).fill('2000');
		await page.getByRole('button', { name: 'Say the outcome' }).click();
		const happened = page.getByRole('region', { name: 'What happened' });
		await happened.getByText('Value: €1,250.50 → €2,000').waitFor();
		expect(await happened.getByText('Outcome: Won → Won').count()).toBe(0);
		await page.getByLabel('Value', { exact: true }).fill('1250.5');
		await page.getByRole('button', { name: 'Say the outcome' }).click();
		await happened.getByText('Value: €2,000 → €1,250.50').waitFor();
		const total = (await desk.owner.goto('/leads/report')) && desk.owner.getByRole('region');
		const text = (await total?.first().innerText()) ?? '';
		expect(text).toMatch(new RegExp(`^In all[\\s\\S]*\\b${won}\\b`));
		expect(text).toContain(won === 1 ? '€1,250.50' : '€2,501');
		expect(text).toContain(`Too few to say (${won} of 20)`);
		await page.goto(outcomes[1] ?? '');
		await page.getByRole('heading', { name: 'This was said already: won' }).waitFor();
		expect(await page.getByRole('button').count()).toBe(0);
		await page.context().close();
	});
});

test('the same day is worked by the API alone', async () => {
	const { server, quiz } = desk;
	const destination = await callApi(server, '/destinations', {
		...{ name: 'CRM', url: receiver.url, events: ['lead.qualified'], segments: ['hot'] }
	});
	receiver.trust(String(destination['secret']));
	const answers = Object.fromEntries(
		hotAs('Emil', '+79161234569').map(([step, answer]) =>
			typeof answer === 'object' && !Array.isArray(answer)
				? [step, { ...answer.fields, consents: answer.consents }]
				: [step, answer]
		)
	);
	const taken = await fetch(`${server.origin}/api/v1/quizzes/${quiz.slug}/responses`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ answers, locale: 'ru' })
	});
	expect(taken.status).toBe(201);
	const [push] = await receiver.until((all) => all.length > 0, 10_000);
	expect(push).toMatchObject({ type: 'lead.qualified', verified: true });
	const data = push?.event.data;
	const pushed = Object(data?.['lead']);
	expect(pushed).toMatchObject({ name: 'Emil', temperature: 'hot' });
	const id = String(pushed.id);

	const waits = async () => {
		const { items } = await api('/leads?untouched=1');
		return items.map((one: { id: string }) => one.id);
	};
	expect(await waits()).toEqual([id]);
	const lead = await api(`/leads/${id}`);
	expect(lead).toMatchObject({ email: 'emil@example.org', stage: 'sql', outcome: null });
	const response = await api(`/responses/${lead.responses[0].id}`);
	expect(response.receipt.lines.length).toBeGreaterThan(5);

	const before = await api('/outcomes');
	const note = await callApi(server, `/leads/${id}/notes`, { text: 'Called: wants an offer.' });
	expect((await api(`/leads/${id}/notes`)).items).toEqual([note]);
	// A program may write a note of a lead that nobody has called.
	expect(await waits()).toEqual([id]);
	const outcome = { outcome: 'won', value: 99.5, currency: 'EUR' };
	expect(await callApi(server, `/leads/${id}/outcome`, outcome)).toMatchObject({
		...{ lead: id, ...outcome, stage: 'customer', recorded: true }
	});
	expect(await api(`/leads/${id}`)).toMatchObject({ ...outcome, stage: 'customer' });
	expect(await waits()).toEqual([]);
	const after = await api('/outcomes');
	expect(after.total.won).toBe(before.total.won + 1);
	expect(after.total.value[0].value).toBe((before.total.value[0]?.value ?? 0) + 99.5);
	expect(after.total.wins).toBeNull();
});
