import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aQuizFile } from '../support/a-quiz.ts';
import { everyKindFile } from '../support/every-kind-file.ts';
import { next, startQuizzes, titleOf, type Quizzes } from './quizzes.ts';

let quizzes: Quizzes;
let everyKind: string;
let branching: string;

beforeAll(async () => {
	quizzes = await startQuizzes();
	everyKind = await quizzes.publish(everyKindFile());
	branching = await quizzes.publish(aQuizFile({ welcome: { title: 'Welcome' } }));
});
afterAll(() => quizzes.stop());

/** Answers the first question by a tap, and taps "Next" as soon as the second one is there. @returns the title then */
async function tapAtOnce(page: Page, key?: string): Promise<string> {
	return page.evaluate(async (pressed) => {
		const tap = (selector: string) => {
			const box = document.querySelector(selector)?.getBoundingClientRect();
			if (!box) throw new Error(`There is no ${selector}.`);
			// Whatever a finger meets there.
			document
				.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
				?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
		};
		const title = () => document.querySelector('#title')?.textContent?.trim() ?? '';
		const first = title();
		tap('input[type=radio]');
		while (title() === first) await new Promise(requestAnimationFrame);
		if (pressed)
			document.body.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }));
		tap('button[value=next]');
		await new Promise((resolve) => setTimeout(resolve, 50));
		return title();
	}, key);
}

test('a tap on “Next” that comes just after the question went on by itself is not meant for the next one', async () => {
	const [money, ...others] = aQuizFile().steps;
	const optional = { id: 'extra', kind: 'short_text', title: 'Anything else?' } as const;
	const steps = [...(money ? [{ ...money, next: 'extra' }] : []), optional, ...others];
	const slug = await quizzes.publish(aQuizFile({ title: 'Hasty', steps }));
	const { page } = await quizzes.openReady(`/q/${slug}`);
	expect(await tapAtOnce(page)).toContain('Anything else?');
	// After it "Next" is meant, and so it is at once where a key was pressed before.
	await expect
		.poll(async () => {
			await next(page);
			return titleOf(page);
		})
		.not.toContain('Anything else?');
	const { page: other } = await quizzes.openReady(`/q/${slug}`);
	await tapAtOnce(other, 'Shift');
	await expect.poll(() => titleOf(other)).not.toContain('Anything else?');
});

describe('where the answers are sent next', () => {
	/** Who has money is asked for more, others are done: the first step is the last one only as it is answered. */
	async function publishShort(): Promise<string> {
		const answers = [
			{ id: 'none', text: 'None' },
			{ id: 'much', text: 'Over 1 million' }
		];
		return quizzes.publish({
			title: 'Short',
			steps: [
				{
					id: 'money',
					kind: 'single_choice',
					title: 'What is your budget?',
					options: answers,
					next: [{ when: { answer: 'money', is: 'none' }, to: 'end' }]
				},
				{ id: 'last', kind: 'rating', title: 'And now?' }
			]
		});
	}
	const settled = (page: Page) => page.waitForTimeout(700);

	test('a tap only chooses, and the button sends', async () => {
		const slug = await publishShort();
		const { page } = await quizzes.openReady(`/q/${slug}`);
		await page.getByLabel('None').click();
		await settled(page);
		expect(await titleOf(page)).toContain('What is your budget?');
		expect(await page.locator('button[value="next"]').innerText()).toBe('Send');
		await page.getByLabel('Over 1 million').click();
		await expect.poll(() => titleOf(page)).toContain('And now?');
		await page.getByRole('radio').nth(2).click();
		await settled(page);
		expect(await titleOf(page)).toContain('And now?');
		expect(await quizzes.stored(slug)).toEqual([]);
		await next(page);
		await expect.poll(() => quizzes.stored(slug)).toHaveLength(1);
	});

	test('a number only chooses, and Enter sends', async () => {
		const slug = await publishShort();
		const { page } = await quizzes.openReady(`/q/${slug}`);
		await page.keyboard.press('1');
		await settled(page);
		expect(await page.getByLabel('None').isChecked()).toBe(true);
		expect(await quizzes.stored(slug)).toEqual([]);
		await page.keyboard.press('2');
		await expect.poll(() => titleOf(page)).toContain('And now?');
		await page.keyboard.press('4');
		await settled(page);
		expect(await quizzes.stored(slug)).toEqual([]);
		await page.keyboard.press('Enter');
		await expect.poll(() => quizzes.stored(slug)).toHaveLength(1);
	});
});

describe('the keyboard', () => {
	test('chooses by number and goes on, arrows look around, Enter confirms', async () => {
		const { page } = await quizzes.openReady(`/q/${branching}`);
		await page.keyboard.press('Enter');
		await expect.poll(() => titleOf(page)).toBe('What is your budget?');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Space');
		await page.clock.install();
		await page.keyboard.press('ArrowDown');
		await page.clock.runFor(5000);
		await page.clock.resume();
		expect(await titleOf(page)).toBe('What is your budget?');
		expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
		await page.keyboard.press('Enter');
		await expect.poll(() => titleOf(page)).toBe('How much does it hurt?');
		await page.keyboard.press('5');
		await expect.poll(() => titleOf(page)).toContain('Goals');
		await page.keyboard.press('1');
		await page.keyboard.press('3');
		expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);
		await page.keyboard.press('Enter');
		await expect.poll(() => titleOf(page)).toContain('Your email');
		await page.keyboard.type('anna@example.com');
		await page.keyboard.press('Enter');
		await expect.poll(() => titleOf(page)).toBe('We will call you');
	});

	test('finds itself in the field of each question that is written in', async () => {
		const written = ['email', 'phone', 'short_text', 'long_text', 'number', 'website', 'date'];
		const steps = everyKindFile().steps.flatMap((step) =>
			written.includes(step.kind) ? [{ ...step, required: false }] : []
		);
		expect(steps).toHaveLength(written.length);
		const slug = await quizzes.publish(
			everyKindFile({
				title: 'Written',
				steps: [{ id: 'ahead', kind: 'statement', title: 'Ahead' }, ...steps],
				consents: []
			})
		);
		const { page } = await quizzes.openReady(`/q/${slug}`);
		for (const { id } of steps) {
			await next(page);
			await expect
				.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')))
				.toBe(id);
		}
	});

	test('answers 10 on a scale by 1 and 0, and 1 by 1 alone', async () => {
		const [scale] = everyKindFile().steps.filter(({ id }) => id === 'scale');
		const steps = scale ? [scale, { id: 'after', kind: 'short_text', title: 'Why' } as const] : [];
		const slug = await quizzes.publish(everyKindFile({ title: 'Ten', steps, consents: [] }));
		const { page } = await quizzes.openReady(`/q/${slug}`);
		// In one go: the second digit counts for a moment only, which a busy machine may take between two keys.
		await Promise.all(['1', '0'].map((key) => page.keyboard.press(key)));
		await expect.poll(() => titleOf(page)).toContain('Why');
		await page.locator('button[value="back"]').click();
		await expect.poll(() => page.getByRole('radio', { name: '10' }).isChecked()).toBe(true);
		await page.keyboard.press('1');
		await expect.poll(() => titleOf(page), { timeout: 5000 }).toContain('Why');
		await page.locator('button[value="back"]').click();
		await expect.poll(() => page.locator('[type=radio][value="1"]').isChecked()).toBe(true);
	});

	test.each(['by pointer', 'by its number'])('goes into the words of “Other” %s', async (way) => {
		const { page } = await quizzes.openReady(`/q/${everyKind}`);
		await next(page);
		await page.getByLabel('Other').waitFor();
		if (way === 'by pointer') await page.getByLabel('Other').click();
		else await page.keyboard.press('4');
		await page.keyboard.type('4 of mine');
		expect(await page.locator('[name="single.other"]').inputValue()).toBe('4 of mine');
	});

	test('finds itself at the title of each new screen, and at the field that is wrong', async () => {
		const { page } = await quizzes.openReady(`/q/${branching}`);
		await page.locator('button.primary').click();
		const focused = () => page.evaluate(() => document.activeElement?.id);
		await expect.poll(focused).toBe('title');
		await next(page);
		await page.locator('#error').waitFor();
		const name = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
		await expect.poll(name).toBe('money');
	});
});
