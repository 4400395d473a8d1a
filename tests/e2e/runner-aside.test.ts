import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { violationsOn } from './axe.ts';
import { next, startQuizzes, titleOf, type Quizzes } from './quizzes.ts';

/* What stands beside the questions and below the result: a bonus, and contact details. */

let quizzes: Quizzes;

beforeAll(async () => {
	quizzes = await startQuizzes();
});
afterAll(() => quizzes.stop());

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const WIDE = { viewport: { width: 1280, height: 800 } };

const bonus: QuizFile['bonus'] = {
	title: { en: 'A tenth off', ru: 'Скидка 10 %' },
	text: { en: 'For the **quick**.', ru: 'Для **быстрых**.' },
	minutes: 10,
	given: {
		text: { en: 'Show it at the till, {{name}}.', ru: 'Покажите на кассе, {{name}}.' },
		code: 'TEN-2026',
		button: { text: { en: 'To the shop', ru: 'В магазин' }, url: 'https://shop.example/' }
	},
	missed: { en: 'The next one comes in May.', ru: 'Следующая будет в мае.' }
};
const details: QuizFile['details'] = {
	title: { en: 'Shall we call you?', ru: 'Вам позвонить?' },
	fields: [{ name: 'name' }, { name: 'email', required: true }, { name: 'phone' }],
	country: 'GB',
	consents: ['processing'],
	button: { en: 'Yes, call me', ru: 'Да, позвоните' },
	thanks: { en: 'We call tomorrow.', ru: 'Позвоним завтра.' }
};

function giftFile(overrides: Partial<QuizFile> = {}): QuizFile {
	return {
		title: { en: 'Gift', ru: 'Подарок' },
		locales: ['en', 'ru'],
		welcome: { title: { en: 'Welcome', ru: 'Здравствуйте' } },
		consents: [
			{
				id: 'processing',
				purpose: 'processing',
				text: { en: 'I agree.', ru: 'Согласен.' },
				required: true
			}
		],
		steps: [
			{ id: 'name', kind: 'short_text', title: { en: 'Your name?', ru: 'Ваше имя?' } },
			{
				id: 'size',
				kind: 'single_choice',
				title: { en: 'Which size?', ru: 'Какой размер?' },
				required: true,
				options: [
					{ id: 's', text: { en: 'Small', ru: 'Малый' } },
					{ id: 'l', text: { en: 'Large', ru: 'Большой' } }
				]
			}
		],
		results: [{ id: 'end', title: { en: 'It is large', ru: 'Он большой' } }],
		segments: [{ id: 'all', title: { en: 'All', ru: 'Все' }, temperature: 'cold', result: 'end' }],
		bonus,
		details,
		...overrides
	};
}

type Page = Awaited<ReturnType<Quizzes['open']>>['page'];

async function takeIt(page: Page, layout: QuizFile['layout'] = 'steps'): Promise<void> {
	if (layout !== 'page') await page.locator('button[value="start"]').click();
	await page.locator('[name="name"]').fill('Anna');
	if (layout !== 'page') await next(page);
	await page.locator('[name="size"][value="l"]').press('Space');
	await next(page);
	await page.locator('.earned').waitFor();
}

const clock = (page: Page) => page.locator('.bonus .clock').innerText();
const left = async (slug: string) => {
	const [stored] = await quizzes.stored(slug);
	return (await (await quizzes.api(`/responses/${stored?.id}`)).json()).details;
};
const leads = async () => (await (await quizzes.api('/leads?limit=50')).json()).items;

describe('a bonus', () => {
	test.each(['steps', 'page', 'chat'] as const)(
		'is promised beside the questions and given with the result, asked by %s',
		async (layout) => {
			const slug = await quizzes.publish(giftFile({ title: `Gift ${layout}`, layout }));
			const { page, complaints } = await quizzes.openReady(`/q/${slug}`, WIDE);
			expect(await page.locator('.bonus').innerText()).toContain('A tenth off');
			expect(await clock(page)).toContain('within 10 minutes');
			const beside = await page.evaluate(() => {
				const box = (selector: string) =>
					document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
				return box('.bonus').left >= box('main').right;
			});
			expect(beside).toBe(true);
			expect(await page.content()).not.toMatch(/TEN-2026|come in May|shop\.example/);
			await takeIt(page, layout);
			expect(await page.locator('.earned').innerText()).toMatch(/Show it at the till, Anna/);
			expect(await page.locator('.earned code').innerText()).toBe('TEN-2026');
			expect(complaints).toEqual([]);
		}
	);

	test('has a clock that begins with the first answer and no reload begins anew', async () => {
		const slug = await quizzes.publish(giftFile({ title: 'Clock' }));
		const { page } = await quizzes.openReady(`/q/${slug}`, WIDE);
		await page.locator('button[value="start"]').click();
		await expect.poll(() => clock(page)).toMatch(/^(10:00|9:5\d) left$/);
		await expect.poll(() => clock(page)).toMatch(/^9:5[0-7] left$/);
		await page.reload();
		await page.locator('html[data-ready]').waitFor();
		await expect.poll(() => clock(page)).toMatch(/^9:[0-5]\d left$/);
		expect(await clock(page)).not.toMatch(/^9:5[89]/);
	});

	test('covers nothing on a phone, and is copied by a button', async () => {
		const slug = await quizzes.publish(giftFile({ title: 'Small gift' }));
		const { page } = await quizzes.openReady(`/q/${slug}?embed=1`, {
			...PHONE,
			viewport: { width: 320, height: 480 },
			permissions: ['clipboard-read', 'clipboard-write']
		});
		const free = await page.evaluate(() => {
			const strip = document.querySelector('.bonus')?.getBoundingClientRect();
			const main = document.querySelector('main')?.getBoundingClientRect();
			return (strip?.bottom ?? 0) <= (main?.top ?? 0);
		});
		expect(free).toBe(true);
		await takeIt(page);
		await page.getByRole('button', { name: 'Copy' }).tap();
		await page.getByRole('button', { name: 'Copied' }).waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('TEN-2026');
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
		).toBeLessThanOrEqual(0);
	});
});

describe('contact details after the result', () => {
	test('are checked at their fields, sent once, and thanked for, after a reload too', async () => {
		const slug = await quizzes.publish(giftFile({ title: 'Details' }));
		const { page, complaints } = await quizzes.openReady(`/q/${slug}`);
		await takeIt(page);
		const box = page.locator('[name="details.consents"]');
		expect(await box.isChecked()).toBe(false);
		await page.getByRole('button', { name: 'Yes, call me' }).click();
		await page.locator('.details [name="details.email"]:focus').waitFor();
		expect(await page.locator('.details .error').count()).toBe(2);
		await page.reload();
		await page.locator('.earned').waitFor();
		expect(await titleOf(page)).toBe('It is large');
		await page.locator('[name="details.name"]').fill('Anna');
		await page.locator('[name="details.email"]').fill('after@example.com');
		await page.locator('[name="details.phone"]').fill('020 7946 0958');
		await box.check();
		await page.getByRole('button', { name: 'Yes, call me' }).click();
		await page.getByText('We call tomorrow.').waitFor();
		expect(await leads()).toContainEqual(
			expect.objectContaining({ email: 'after@example.com', phone: '+442079460958' })
		);
		await page.reload();
		await page.getByText('We call tomorrow.').waitFor();
		expect(await page.locator('.details form').count()).toBe(0);
		expect(complaints.filter((line) => !line.includes('422'))).toEqual([]);
	});

	test('wait for the network, and arrive when it is back', async () => {
		const slug = await quizzes.publish(giftFile({ title: 'Away' }));
		const { page } = await quizzes.openReady(`/q/${slug}`);
		await takeIt(page);
		await page.context().setOffline(true);
		await page.locator('[name="details.email"]').fill('away@example.com');
		await page.locator('[name="details.consents"]').check();
		await page.getByRole('button', { name: 'Yes, call me' }).click();
		await page.getByText('There is no connection').waitFor();
		await page.context().setOffline(false);
		await page.getByText('We call tomorrow.').waitFor();
		expect(await leads()).toContainEqual(expect.objectContaining({ email: 'away@example.com' }));
	});

	test.each(['steps', 'page', 'chat'] as const)(
		'and the bonus are had without JavaScript too, asked by %s',
		async (layout) => {
			const slug = await quizzes.publish(giftFile({ title: `Plain ${layout}`, layout }));
			const { page } = await quizzes.open(`/q/${slug}`, { ...PHONE, javaScriptEnabled: false });
			expect(await clock(page)).toContain('within 10 minutes');
			if (layout !== 'page') {
				await page.locator('button[value="start"]').click();
				expect(await clock(page)).toBe('Left when this page was loaded: 10 minutes.');
				await page.locator('[name="name"]').fill('Anna');
				await next(page);
			} else await page.locator('[name="name"]').fill('Anna');
			await page.locator('[name="size"][value="l"]').check();
			await next(page);
			expect(await page.locator('.earned code').innerText()).toBe('TEN-2026');
			await page.getByRole('button', { name: 'Yes, call me' }).click();
			await expect.poll(() => page.locator('.details .error').count()).toBe(2);
			await page.locator('[name="details.email"]').fill(`plain-${layout}@example.com`);
			await page.locator('[name="details.consents"]').check();
			await page.getByRole('button', { name: 'Yes, call me' }).click();
			await page.getByText('We call tomorrow.').waitFor();
			// A browser that would have to post once more shows an error instead of the page behind.
			await page.goBack();
			await expect.poll(() => page.locator('.details .error').count()).toBe(2);
			await page.goForward();
			await page.getByText('We call tomorrow.').waitFor();
			expect(await page.locator('.earned code').innerText()).toBe('TEN-2026');
			// Whoever is as fast as this test is held for a robot, and makes no lead.
			expect(await left(slug)).toMatchObject({ email: `plain-${layout}@example.com` });
		}
	);
});

test('nothing for axe to find in the bonus, in the result and in the form, in both languages, light and dark', async () => {
	for (const layout of ['steps', 'chat'] as const) {
		const slug = await quizzes.publish(giftFile({ title: `Seen ${layout}`, layout }));
		for (const lang of ['en', 'ru']) {
			const { page } = await quizzes.openReady(`/q/${slug}?lang=${lang}`, {
				...PHONE,
				reducedMotion: 'reduce'
			});
			const look = async () => {
				for (const colorScheme of ['light', 'dark'] as const) {
					await page.emulateMedia({ colorScheme });
					expect(
						(await violationsOn(page)).map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
					).toEqual([]);
				}
			};
			await look();
			await takeIt(page, layout);
			await page.locator('.details button').click();
			await page.locator('.details .error').first().waitFor();
			await look();
		}
	}
});
