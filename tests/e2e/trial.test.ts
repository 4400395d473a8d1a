import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { aQuizFile } from '../support/a-quiz.ts';
import { violationsOn } from './axe.ts';
import { next, ready, startQuizzes, titleOf, type Quizzes } from './quizzes.ts';
import { toast } from './workspace-desk.ts';

/* Two versions side by side, from the button that begins it to the one that ends it. */

let quizzes: Quizzes;
let desk: Page;
let slug: string;
let id: string;

beforeAll(async () => {
	quizzes = await startQuizzes();
	desk = await quizzes.signedIn();
	slug = await quizzes.publish(aQuizFile({ title: 'Trial' }));
	id = (await (await quizzes.api(`/quizzes/${slug}`)).json()).id;
	const body = JSON.stringify({ definition: another() });
	await quizzes.api(`/quizzes/${slug}`, { method: 'PUT', body });
});
afterAll(() => quizzes.stop());

/** The variant begins with another question. */
function another(): QuizFile {
	const file = aQuizFile({ title: 'Trial' });
	const role = { id: 'role', kind: 'short_text', title: 'Your role' } as const;
	return { ...file, steps: [role, ...file.steps] };
}

const FIRST = { control: 'What is your budget?', variant: 'Your role' };

/** A visitor with a link of their own who is shown this version. */
async function aVisitor(
	version: keyof typeof FIRST,
	options: { javaScriptEnabled?: boolean } = {}
) {
	for (let link = 0; link < 40; link += 1) {
		const address = `/q/${slug}?rid=${version}-${link}`;
		const { page } = await quizzes.open(address, options);
		if (await asks(page, FIRST[version])) return { page, address };
		await page.context().close();
	}
	throw new Error(`Of forty visitors none was shown the ${version}.`);
}

/** Whether the screen asks this; what may be left empty says so behind it. */
const asks = async (page: Page, title: string) => (await titleOf(page)).startsWith(title);

async function answerRest(page: Page): Promise<void> {
	await page.locator('[name="money"][value="much"]').check();
	if (!(await page.locator('html[data-ready]').count())) await next(page);
	await page.locator('[name="pain"]').first().waitFor();
	await page.getByLabel('5 stars').press('Space');
	await next(page);
	await page.locator('[name="goals"][value="sales"]').check();
	await next(page);
	await page.locator('[name="email"]').fill(`${Math.random()}@example.com`);
	await next(page);
	await page.getByText('We will call you').waitFor();
}

describe('a trial', () => {
	test('is begun where the quiz is published', async () => {
		await desk.goto(`/quizzes/${id}`);
		const fold = desk.getByText('Show the draft on a part of the visits');
		const button = desk.getByRole('button', { name: 'Begin the trial with version 2' });
		await expect
			.poll(async () => {
				if (!(await button.isVisible())) await fold.click();
				return button.isVisible();
			})
			.toBe(true);
		await desk.getByLabel('Visits that are shown variant B, in percent').fill('60');
		await desk.getByLabel('Starts to wait for').fill('2000');
		await button.click();
		await desk.waitForURL(`**/quizzes/${id}/trial`);
		await desk.getByText('0 of the planned 2,000 have started.').waitFor();
		expect(await violationsOn(desk)).toEqual([]);
		await desk.goto('/quizzes');
		await desk.getByRole('link', { name: 'A/B trial' }).click();
		await desk.waitForURL(`**/quizzes/${id}/trial`);
	});

	test.each(['control', 'variant'] as const)(
		'gives a visitor the %s, also after a reload on the way, in another language, and by the same link',
		async (version) => {
			const { page, address } = await aVisitor(version);
			await ready(page);
			expect(page.url()).toContain(`_v=${version === 'control' ? 1 : 2}`);
			if (version === 'variant') {
				await page.locator('[name="role"]').fill('Boss');
				await next(page);
				await page.locator('[name="money"]').first().waitFor();
				await page.reload();
				await ready(page);
				expect(await titleOf(page)).toBe('What is your budget?');
				await page.goBack();
				await expect.poll(() => asks(page, FIRST.variant)).toBe(true);
				expect(await page.locator('[name="role"]').inputValue()).toBe('Boss');
				await next(page);
			} else {
				await page.reload();
				await ready(page);
			}
			await page.locator('button[name="_lang"][value="ru"]').click();
			await page.locator('html[lang=ru]').waitFor();
			await page.locator('button[name="_lang"][value="en"]').click();
			await page.locator('html[lang=en]').waitFor();
			expect(await page.locator('.notice').count()).toBe(0);
			await answerRest(page);
			const again = await quizzes.open(address);
			expect(await asks(again.page, FIRST[version])).toBe(true);
			const [stored] = await quizzes.stored(slug);
			expect(Object.hasOwn(stored?.answers ?? {}, 'role')).toBe(version === 'variant');
		}
	);

	test('is the same without scripts', async () => {
		const { page } = await aVisitor('variant', { javaScriptEnabled: false });
		await page.locator('[name="role"]').fill('Boss');
		await next(page);
		await page.locator('button[name="_lang"][value="en"]').click();
		expect(await titleOf(page)).toBe('What is your budget?');
		expect(await page.locator('.notice').count()).toBe(0);
		await answerRest(page);
	});

	test('whoever is at a version when the trial ends finishes it', async () => {
		const { page } = await aVisitor('control');
		await ready(page);
		await page.locator('[name="money"][value="much"]').check();
		await page.locator('[name="pain"]').first().waitFor();
		await desk.goto(`/quizzes/${id}/trial`);
		await desk.getByText('Too early to say.').waitFor();
		const row = desk.getByRole('row', { name: /^Hot leads \d/ });
		// On a fast machine the answers without scripts came sooner than people give any, and are held.
		const kept = (await quizzes.stored(slug)).filter((one) => !Reflect.get(one, 'quarantined'));
		const hot = kept.filter((one) => Object.hasOwn(one.answers, 'role')).length;
		const told = new RegExp(`${kept.length - hot}\\s+${hot}`);
		await expect.poll(async () => (await desk.reload(), row.innerText())).toMatch(told);
		await desk.getByRole('button', { name: 'Take B, version 2, to everybody' }).click();
		await desk.getByText('Fewer have started than was planned').waitFor();
		await desk.getByRole('alertdialog').getByRole('button', { name: 'End the trial' }).click();
		await desk.locator('.toast').waitFor();
		expect(await toast(desk)).toContain('Everybody sees version 2 now.');
		await page.getByLabel('5 stars').press('Space');
		await next(page);
		await page.locator('[name="goals"][value="sales"]').check();
		await next(page);
		await page.locator('[name="email"]').fill('late@example.com');
		await next(page);
		await page.getByText('We will call you').waitFor();
		const [stored] = await quizzes.stored(slug);
		expect(stored?.answers).not.toHaveProperty('role');
		const newcomer = await quizzes.open(`/q/${slug}`);
		expect(await asks(newcomer.page, FIRST.variant)).toBe(true);
	});
});
