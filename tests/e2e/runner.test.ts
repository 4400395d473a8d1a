import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aQuizFile } from '../support/a-quiz.ts';
import { PDF } from '../support/some-bytes.ts';
import { everyKindFile } from '../support/every-kind-file.ts';
import { violationsOn } from './axe.ts';
import { fillIn, takeEveryKind } from './every-kind.ts';
import { next, ready, startQuizzes, titleOf, type Opened, type Quizzes } from './quizzes.ts';

let quizzes: Quizzes;
let everyKind: string;
let branching: string;

beforeAll(async () => {
	quizzes = await startQuizzes();
	everyKind = await quizzes.publish(everyKindFile());
	branching = await quizzes.publish(
		aQuizFile({ welcome: { title: { en: 'Welcome', ru: 'Добро пожаловать' } } })
	);
});
afterAll(() => quizzes.stop());

/** A page whose scripts do not come before they are released. */
async function openHeld(path: string): Promise<Opened & { release: () => void }> {
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	const opened = await quizzes.open(path, {}, (page) =>
		page.route('**/quiz/client.*.js', async (route) => {
			await held;
			await route.continue();
		})
	);
	return { ...opened, release };
}

test('the page is taken over, not drawn again: its elements stay the same objects', async () => {
	const parts = ['#form', '#title', 'button.primary', '.mercury', '#languages button'];
	const { page, complaints, release } = await openHeld(`/q/${branching}`);
	const marked = await page.evaluateHandle(
		(selectors) => selectors.map((selector) => document.querySelector(selector)),
		parts
	);
	release();
	await ready(page);
	const same = await marked.evaluate(
		(elements, selectors) =>
			selectors.map((selector, at) => {
				const element = elements[at];
				return element !== null && document.querySelector(selector) === element;
			}),
		parts
	);
	expect(same).toEqual(parts.map(() => true));
	expect(complaints).toEqual([]);
	await page.locator('button.primary').click();
	await page.getByRole('radio').first().waitFor();
	expect(complaints).toEqual([]);
});

test('what was chosen and typed before the scripts came stays', async () => {
	const [, single] = everyKindFile().steps;
	const slug = await quizzes.publish(
		everyKindFile({ title: 'Early', steps: single ? [single] : [] })
	);
	const { page, release } = await openHeld(`/q/${slug}`);
	await page.getByLabel('Other').check();
	await page.locator('[name="single.other"]').fill('Ask me');
	release();
	await ready(page);
	expect(await page.getByLabel('Other').isChecked()).toBe(true);
	expect(await page.locator('[name="single.other"]').inputValue()).toBe('Ask me');
});

describe('every kind of question', () => {
	test('is answered by script and by forms alike, and stored as the same', async () => {
		const scripted = await quizzes.openReady(`/q/${everyKind}?utm_source=mail`);
		await takeEveryKind(scripted.page);
		expect(scripted.complaints).toEqual([]);
		const plain = await quizzes.open(`/q/${everyKind}?utm_source=mail`, {
			javaScriptEnabled: false
		});
		await takeEveryKind(plain.page);
		const [second, first] = await quizzes.stored(everyKind);
		const { file: sent, ...answers } = first?.answers ?? {};
		const { file: posted, ...others } = second?.answers ?? {};
		expect(answers).toEqual(others);
		expect([sent, posted]).toEqual([[expect.any(String)], [expect.any(String)]]);
		expect(first?.files).toMatchObject([
			{ name: 'Plan.pdf', size: PDF.length, type: 'application/pdf' }
		]);
		expect(Object.keys(answers)).toHaveLength(everyKindFile().steps.length - 1);
	});

	test.each(['en', 'ru'])('breaks no rule of accessibility in %s, light and dark', async (lang) => {
		const { page } = await quizzes.openReady(`/q/${everyKind}?lang=${lang}`);
		await takeEveryKind(page, async () => {
			await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
			const light = await violationsOn(page);
			await page.emulateMedia({ colorScheme: 'dark' });
			const dark = await violationsOn(page, 'color-contrast');
			expect(
				[...light, ...dark].map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
				await titleOf(page)
			).toEqual([]);
		});
	});

	test('has its scale in one row on a narrow screen, each number wide enough to hit', async () => {
		const [scale] = everyKindFile().steps.filter(({ id }) => id === 'scale');
		const slug = await quizzes.publish(
			everyKindFile({ title: 'Scale', steps: scale ? [scale] : [], consents: [] })
		);
		for (const [width, least] of [
			[360, 28],
			[320, 24]
		] as const) {
			const { page } = await quizzes.open(`/q/${slug}`, { viewport: { width, height: 640 } });
			await page.waitForLoadState();
			const boxes = await page
				.locator('.scale label')
				.evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect().toJSON()));
			expect(new Set(boxes.map(({ top }) => top)).size).toBe(1);
			expect(Math.min(...boxes.map((box) => box.width))).toBeGreaterThanOrEqual(least);
			expect(Math.min(...boxes.map((box) => box.height))).toBeGreaterThanOrEqual(44);
		}
	});

	test('can be hit with a thumb: nothing to press is smaller than 44 pixels', async () => {
		const { page } = await quizzes.openReady(`/q/${everyKind}`, {
			viewport: { width: 360, height: 740 },
			hasTouch: true,
			isMobile: true
		});
		await takeEveryKind(page, async () => {
			const small = await page.evaluate(() =>
				[...document.querySelectorAll('main label, main button, main select, main .field')]
					.filter((element) => element instanceof HTMLElement && element.offsetParent)
					.filter((element) => element.matches('label') === element.matches(':has(input)'))
					.filter((element) => element.getBoundingClientRect().height < 44)
					.map((element) => element.outerHTML.slice(0, 120))
			);
			expect(small, await titleOf(page)).toEqual([]);
		});
	});
});

describe('a bad network', () => {
	test('keeps the answers until it is back, and sends them once', async () => {
		const slug = await quizzes.publish(aQuizFile({ title: 'Bad network' }));
		const { page } = await quizzes.openReady(`/q/${slug}`);
		await page.getByLabel('None').click();
		await page.getByRole('textbox').fill('anna@example.com');
		await page.waitForLoadState('networkidle');
		await page.context().setOffline(true);
		await next(page);
		await page.getByText('There is no connection.').waitFor();
		await page.context().setOffline(false);
		await expect.poll(() => titleOf(page)).toBe('Something to read');
		expect(await quizzes.stored(slug)).toHaveLength(1);
	});

	test('that loses the server’s answer stores the answers once all the same', async () => {
		const slug = await quizzes.publish(aQuizFile({ title: 'Lost answer' }));
		const { page } = await quizzes.openReady(`/q/${slug}`);
		let times = 0;
		await page.route('**/responses', async (route) => {
			times += 1;
			if (times > 1) return route.continue();
			await route.fetch();
			await route.abort('connectionreset');
		});
		await page.getByLabel('None').click();
		await page.getByRole('textbox').waitFor();
		await next(page);
		await expect.poll(() => titleOf(page), { timeout: 5000 }).toBe('Something to read');
		expect(times).toBe(2);
		expect(await quizzes.stored(slug)).toHaveLength(1);
	});

	test('that loses the scripts leaves forms that work', async () => {
		const { page } = await quizzes.open(`/q/${branching}`, {}, (page) =>
			page.route('**/quiz/later.*.js', (route) => route.abort())
		);
		await page.locator('button.primary').click();
		await page.getByLabel('None').click();
		await next(page);
		await page.getByRole('textbox').fill('anna@example.com');
		await next(page);
		await expect.poll(() => titleOf(page)).toBe('Something to read');
	});
});

describe('a reload', () => {
	test('goes on where the respondent was', async () => {
		const { page } = await quizzes.openReady(`/q/${branching}`);
		await page.locator('button.primary').click();
		await page.getByLabel('Over 1 million').click();
		await expect.poll(() => titleOf(page)).toBe('How much does it hurt?');
		await page.reload();
		await ready(page);
		expect(await titleOf(page)).toBe('How much does it hurt?');
		await page.locator('button[value="back"]').click();
		await expect.poll(() => page.getByLabel('Over 1 million').isChecked()).toBe(true);
	});

	test('needs no storage: a browser that denies it goes on all the same', async () => {
		const deny = () =>
			Object.defineProperty(window, 'sessionStorage', {
				get() {
					throw new DOMException('denied', 'SecurityError');
				}
			});
		const { page, complaints } = await quizzes.openReady(`/q/${branching}`, {}, (page) =>
			page.addInitScript(deny)
		);
		await page.locator('button.primary').click();
		await page.getByLabel('None').click();
		await page.getByRole('textbox').waitFor();
		await page.reload();
		await ready(page);
		await next(page);
		await expect.poll(() => titleOf(page)).toBe('Something to read');
		expect(complaints).toEqual([]);
	});
});

describe('what the address brings along', () => {
	const greeting = () =>
		quizzes.publish(
			aQuizFile({
				title: 'Greeting',
				hidden: ['name'],
				welcome: { title: 'Welcome, {{name|friend}}', text: 'Good to see you, {{name|you}}.' }
			})
		);

	test('is recalled on the first screen by script, and what is typed stays text', async () => {
		const slug = await greeting();
		const { page, complaints } = await quizzes.openReady(`/q/${slug}?name=<i>Anna</i>`);
		await expect.poll(() => titleOf(page)).toBe('Welcome, <i>Anna</i>');
		expect(await page.locator('.prose').innerText()).toBe('Good to see you, <i>Anna</i>.');
		expect(complaints).toEqual([]);
		const { page: nobody } = await quizzes.openReady(`/q/${slug}`);
		expect(await titleOf(nobody)).toBe('Welcome, friend');
	});

	test('is left out of it without scripts, and known from the second on', async () => {
		const slug = await greeting();
		const { page } = await quizzes.open(`/q/${slug}?name=Anna`, { javaScriptEnabled: false });
		expect(await titleOf(page)).toBe('Welcome, friend');
		await page.locator('button.primary').click();
		await page.locator('button[value="back"]').click();
		expect(await titleOf(page)).toBe('Welcome, Anna');
	});
});

test('the language that is chosen without scripts is kept from form to form', async () => {
	const { page } = await quizzes.open(`/q/${branching}`, { javaScriptEnabled: false });
	await page.getByRole('button', { name: 'Русский' }).click();
	expect(await titleOf(page)).toBe('Добро пожаловать');
	await page.locator('button.primary').click();
	expect(await titleOf(page)).toBe('Какой у вас бюджет?');
	await next(page);
	expect(await page.locator('#error').innerText()).toBe('Ответьте на этот вопрос.');
	await page.getByLabel('Нет').check();
	await next(page);
	expect(await titleOf(page)).toContain('Ваша почта');
	expect(await page.locator('button[value="next"]').innerText()).toBe('Отправить');
});

test('the other language is spoken at once, and what was typed stays', async () => {
	const { page } = await quizzes.openReady(`/q/${everyKind}`);
	await next(page);
	await fillIn(page, 'single', 'other');
	await page.locator('[name="single.other"]').fill('Mine');
	await page.getByRole('button', { name: 'Русский' }).click();
	await expect.poll(() => titleOf(page)).toBe('Одно из этого');
	expect(await page.locator('[name="single.other"]').inputValue()).toBe('Mine');
	expect(await page.evaluate(() => document.documentElement.lang)).toBe('ru');
});

test('what is left of a text’s length is told as it is typed, to readers when the typing rests', async () => {
	const text = { id: 'text', kind: 'short_text', title: 'Text', maxLength: 20 } as const;
	const slug = await quizzes.publish(
		everyKindFile({ title: 'Limit', steps: [text], consents: [] })
	);
	const { page } = await quizzes.openReady(`/q/${slug}`);
	await page.getByRole('textbox').pressSequentially('x'.repeat(18));
	expect(await page.locator('#limit').innerText()).toBe('2 characters left');
	await page
		.locator('.question [aria-live]', { hasText: '2 characters left' })
		.waitFor({ state: 'attached' });
	expect(await page.getByRole('textbox').getAttribute('aria-describedby')).toContain('limit');
});

test('no cookie is set, and nothing is asked of other hosts', async () => {
	const hosts = new Set<string>();
	const { page } = await quizzes.open(`/q/${everyKind}`, {}, async (page) => {
		page.on('request', (request) => hosts.add(new URL(request.url()).origin));
	});
	await ready(page);
	await takeEveryKind(page);
	expect(await page.context().cookies()).toEqual([]);
	expect([...hosts]).toEqual([quizzes.origin]);
});
