import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';

const NOBODY = { OWNER_EMAIL: '', OWNER_PASSWORD: '', OWNER_API_TOKEN: '' };
const ACCOUNT = { email: 'first@example.com', password: 'a long password' };

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

describe('on this machine', () => {
	let server: Served;
	beforeAll(async () => {
		server = await serve({ env: NOBODY });
	});
	afterAll(() => server.stop());

	test('the first visit creates the owner, without a code', async () => {
		const page = await browser.newPage({ baseURL: server.origin });
		await page.goto('/');
		expect(new URL(page.url()).pathname).toBe('/setup');
		expect(await page.locator('[name=code]').count()).toBe(0);
		await page.locator('[name=email]').fill(ACCOUNT.email);
		await page.locator('[name=password]').fill(ACCOUNT.password);
		await page.getByRole('button', { name: 'Create account' }).click();
		await page.waitForURL('**/quizzes');
		await page.getByRole('heading', { name: 'Make your first quiz' }).waitFor();
		await page.close();
	});

	test('the second visit can only sign in', async () => {
		const again = await fetch(`${server.origin}/setup`, { redirect: 'manual' });
		expect(again.headers.get('location')).toBe('/sign-in');
	});
});

describe('through a proxy', () => {
	let server: Served;
	beforeAll(async () => {
		server = await serve({ env: NOBODY });
	});
	afterAll(() => server.stop());

	const setUp = (fields: Record<string, string>) =>
		fetch(`${server.origin}/setup`, {
			method: 'POST',
			redirect: 'manual',
			body: new URLSearchParams({ ...ACCOUNT, ...fields }),
			headers: {
				accept: 'text/html',
				origin: server.origin,
				'x-forwarded-for': '203.0.113.9'
			}
		});

	test('the page asks for the code', async () => {
		const response = await fetch(`${server.origin}/setup`, {
			headers: { 'x-forwarded-for': '203.0.113.9' }
		});
		expect(await response.text()).toContain('name="code"');
	});

	test('a wrong code creates nobody', async () => {
		expect((await setUp({ code: 'AAAA-BBBB-CCCC' })).status).toBe(403);
	});

	test('the printed code does', async () => {
		const [code = ''] = /(?:[2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}/.exec(server.output()) ?? [];
		const response = await setUp({ code });
		expect(response.headers.get('location')).toBe('/quizzes');
		expect(response.headers.getSetCookie().join()).toContain('session=');
	});
});
