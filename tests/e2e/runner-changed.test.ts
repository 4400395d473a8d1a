import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { aQuizFile } from '../support/a-quiz.ts';
import { next, ready, startQuizzes, titleOf, type Quizzes } from './quizzes.ts';

/* A quiz that is published anew while somebody takes it. */

let quizzes: Quizzes;

beforeAll(async () => {
	quizzes = await startQuizzes();
});
afterAll(() => quizzes.stop());

type Step = QuizFile['steps'][number];
const role: Step = {
	id: 'role',
	kind: 'short_text',
	title: { en: 'Your role', ru: 'Ваша роль' },
	required: true
};

interface Change {
	name: string;
	of(file: QuizFile): QuizFile;
	/** The question that is left to answer; none where what was answered is enough. */
	asks?: string;
	/** How it is answered. */
	answer?(page: Page): Promise<unknown>;
	/** What is stored in the end, beside what the change has nothing to do with. */
	stores: Record<string, unknown>;
}

const CHANGES: Change[] = [
	{
		name: 'a step was deleted',
		of: (file) => ({ ...file, steps: file.steps.filter(({ id }) => id !== 'pain') }),
		stores: { money: 'much' }
	},
	{
		name: 'a required step was added',
		of({ steps: [money, ...rest], ...file }) {
			return { ...file, steps: money ? [money, role, ...rest] : [] };
		},
		asks: 'Your role',
		answer: (page) => page.locator('[name="role"]').fill('Owner'),
		stores: { money: 'much', pain: 5, role: 'Owner' }
	},
	{
		name: 'the option that was chosen was deleted',
		of(file) {
			const steps = file.steps.map((step) =>
				step.kind === 'single_choice' ? { ...step, options: step.options.slice(0, 2) } : step
			);
			return { ...file, steps };
		},
		asks: 'What is your budget?',
		answer: (page) => page.locator('[name="money"][value="some"]').check(),
		stores: { money: 'some', pain: 5 }
	}
];

const told = (page: Page) =>
	page.getByText('The questions have changed since you began; your answers are kept.');
const send = next;

async function expectStored(slug: string, change: Change): Promise<void> {
	await expect.poll(() => quizzes.stored(slug)).toHaveLength(1);
	const [response] = await quizzes.stored(slug);
	expect(response?.answers).toEqual({
		...change.stores,
		goals: ['leads'],
		email: 'anna@example.com'
	});
}

describe.each(CHANGES)('where $name on the way', (change) => {
	const file = (title: string, more: Partial<QuizFile> = {}) =>
		aQuizFile({ title: `${title}: ${change.name}`, ...more });

	/** Answers all but the last question. */
	async function toEmail(page: Page): Promise<void> {
		await page.locator('[name="money"][value="much"]').check();
		// With scripts a choice goes on by itself.
		if (await page.locator('html[data-ready]').count()) {
			await page.locator('[name="pain"]').first().waitFor();
		} else await next(page);
		await page.getByLabel('5 stars').press('Space');
		await next(page);
		await page.locator('[name="goals"][value="leads"]').check();
		await next(page);
		await page.locator('[name="email"]').fill('anna@example.com');
	}

	async function finish(page: Page, slug: string): Promise<void> {
		if (change.asks) {
			await told(page).waitFor();
			expect(await titleOf(page)).toBe(change.asks);
			await change.answer?.(page);
			await next(page);
		}
		await page.locator('section[aria-labelledby="title"]').waitFor();
		await expectStored(slug, change);
	}

	test('the page takes the new questions by itself', async () => {
		const before = file('Scripts');
		const slug = await quizzes.publish(before);
		const { page } = await quizzes.openReady(`/q/${slug}`);
		await toEmail(page);
		await quizzes.publishAnew(slug, change.of(before));
		await send(page);
		await ready(page);
		await finish(page, slug);
	});

	test('the same without scripts', async () => {
		const before = file('Plain');
		const slug = await quizzes.publish(before);
		const { page } = await quizzes.open(`/q/${slug}`, { javaScriptEnabled: false });
		await toEmail(page);
		await quizzes.publishAnew(slug, change.of(before));
		await send(page);
		await finish(page, slug);
	});

	const fillPage = async (page: Page) => {
		await page.getByLabel('5 stars').press('Space');
		await page.locator('[name="goals"][value="leads"]').check();
		await page.locator('[name="email"]').fill('anna@example.com');
	};

	async function finishPage(page: Page, slug: string, scripts: boolean): Promise<void> {
		const missing = await page.locator('[data-step] p.error').count();
		expect(missing).toBe(change.asks ? 1 : 0);
		await change.answer?.(page);
		const email = page.locator('[name="email"]');
		// What hangs on the answer comes into sight again, as it was answered.
		if (!scripts && (await email.count()) === 0) await send(page);
		expect(await email.inputValue()).toBe('anna@example.com');
		await send(page);
		await page.locator('section[aria-labelledby="title"]').waitFor();
		await expectStored(slug, change);
	}

	test('all on one page: it takes the new questions by itself', async () => {
		const before = file('Page', { layout: 'page' });
		const slug = await quizzes.publish(before);
		const { page } = await quizzes.openReady(`/q/${slug}`);
		await page.locator('[name="money"][value="much"]').check();
		await page.locator('[name="pain"]').first().waitFor();
		await fillPage(page);
		await quizzes.publishAnew(slug, change.of(before));
		await send(page);
		await told(page).waitFor();
		await finishPage(page, slug, true);
	});

	test('all on one page: the same without scripts', async () => {
		const before = file('Plain page', { layout: 'page' });
		const slug = await quizzes.publish(before);
		const { page } = await quizzes.open(`/q/${slug}`, { javaScriptEnabled: false });
		await page.locator('[name="money"][value="much"]').check();
		await send(page);
		await fillPage(page);
		await quizzes.publishAnew(slug, change.of(before));
		await send(page);
		if (!change.asks) return expectStored(slug, change);
		await told(page).waitFor();
		await finishPage(page, slug, false);
	});
});
