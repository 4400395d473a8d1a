import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Answers in the order of the path; several option ids for a multiple choice, a record for a contact form. */
export type Given = readonly [step: string, answer: string | string[] | Contact][];

export interface Contact {
	fields: Record<string, string>;
	consents: string[];
}

export const PHONE: BrowserContextOptions = {
	viewport: { width: 360, height: 740 },
	hasTouch: true,
	isMobile: true,
	locale: 'ru-RU'
};

/** Takes a quiz on a phone by touch alone. @returns the title of the result screen */
export async function takeByTouch(browser: Browser, url: string, given: Given): Promise<string> {
	return onPage(browser, { ...PHONE }, url, async (page) => {
		await page.locator('button.primary').tap();
		for (const [step, answer] of given) {
			await page.locator(`[name^="${step}"]`).first().waitFor();
			if (await isDropdown(page, step)) {
				await page.locator(`select[name="${step}"]`).selectOption(String(answer));
			} else if (typeof answer === 'string') {
				await page.locator(`[name="${step}"][value="${answer}"]`).tap();
				continue;
			} else if (Array.isArray(answer)) {
				for (const id of answer) await page.locator(`[name="${step}"][value="${id}"]`).tap();
			} else {
				await fillIn(page, step, answer);
			}
			await page.locator('button[value="next"]').tap();
		}
		return resultTitle(page);
	});
}

/** Takes it by keyboard alone: Tab, arrows, Space, Enter, and typing. */
export async function takeByKeyboard(browser: Browser, url: string, given: Given): Promise<string> {
	return onPage(
		browser,
		{ locale: 'ru-RU', viewport: { width: 1024, height: 768 } },
		url,
		async (page) => {
			await tabTo(page, 'button.primary');
			await page.keyboard.press('Enter');
			for (const [step, answer] of given) {
				await page.locator(`[name^="${step}"]`).first().waitFor();
				if (await isDropdown(page, step)) {
					await arrowInto(page, step, String(answer));
				} else if (typeof answer === 'string') {
					await arrowTo(page, step, answer);
					await page.keyboard.press('Enter');
					continue;
				} else if (Array.isArray(answer)) {
					for (const id of answer) {
						await tabTo(page, `[name="${step}"][value="${id}"]`);
						await page.keyboard.press('Space');
					}
				} else {
					for (const [name, value] of Object.entries(answer.fields)) {
						await tabTo(page, `[name="${step}.${name}"]`);
						await page.keyboard.type(value);
					}
					for (const id of answer.consents) {
						await tabTo(page, `[name="${step}.consents"][value="${id}"]`);
						await page.keyboard.press('Space');
					}
				}
				await tabTo(page, 'button[value="next"]');
				await page.keyboard.press('Enter');
			}
			return resultTitle(page);
		}
	);
}

/** Takes it with scripts switched off: each step is a form that is posted. */
export async function takeWithoutScript(
	browser: Browser,
	url: string,
	given: Given
): Promise<string> {
	return onPage(browser, { ...PHONE, javaScriptEnabled: false }, url, async (page) => {
		await page.locator('button.primary').click();
		for (const [step, answer] of given) {
			await page.locator(`[name^="${step}"]`).first().waitFor();
			const listed = await isDropdown(page, step);
			if (listed) await page.locator(`select[name="${step}"]`).selectOption(String(answer));
			const chosen = listed
				? []
				: typeof answer === 'string'
					? [answer]
					: Array.isArray(answer)
						? answer
						: [];
			for (const id of chosen) await page.locator(`[name="${step}"][value="${id}"]`).check();
			if (typeof answer === 'object' && !Array.isArray(answer)) await fillIn(page, step, answer);
			await page.locator('button[value="next"]').click();
		}
		return resultTitle(page);
	});
}

export async function onPage<T>(
	browser: Browser,
	options: BrowserContextOptions,
	url: string,
	act: (page: Page) => Promise<T>
): Promise<T> {
	const context = await browser.newContext(options);
	context.setDefaultTimeout(10_000);
	const page = await context.newPage();
	await page.goto(url);
	const outcome = await act(page);
	await context.close();
	return outcome;
}

async function fillIn(page: Page, step: string, { fields, consents }: Contact): Promise<void> {
	for (const [name, value] of Object.entries(fields)) {
		await page.locator(`[name="${step}.${name}"]`).fill(value);
	}
	for (const id of consents) await page.locator(`[name="${step}.consents"][value="${id}"]`).check();
}

/** The title of the result screen, which holds no form any more. */
export async function resultTitle(page: Page): Promise<string> {
	const end = page.locator('section[aria-labelledby="title"]');
	await end.filter({ hasNotText: /Отправляем|Sending/ }).waitFor();
	return page.locator('#title').innerText();
}

export async function tabTo(page: Page, selector: string): Promise<void> {
	for (let presses = 0; presses < 60; presses += 1) {
		if (await page.locator(selector).evaluate((element) => element === document.activeElement))
			return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the keyboard does not reach ${selector}`);
}

/** Into the radio group by Tab, then along it by arrows. */
export async function arrowTo(page: Page, step: string, id: string): Promise<void> {
	for (let presses = 0; presses < 60; presses += 1) {
		const inside = await page.evaluate(
			(name) =>
				document.activeElement instanceof HTMLInputElement && document.activeElement.name === name,
			step
		);
		if (inside) break;
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Space');
	for (let presses = 0; presses < 30; presses += 1) {
		const at = page.locator(`[name="${step}"][value="${id}"]`);
		if (await at.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('ArrowDown');
	}
	throw new Error(`the arrows do not reach ${id} of ${step}`);
}

const isDropdown = async (page: Page, step: string) =>
	(await page.locator(`select[name="${step}"]`).count()) > 0;

/** Along a dropdown by arrows. */
export async function arrowInto(page: Page, step: string, id: string): Promise<void> {
	const list = page.locator(`select[name="${step}"]`);
	await tabTo(page, `select[name="${step}"]`);
	for (let presses = 0; presses < 30; presses += 1) {
		if ((await list.inputValue()) === id) return;
		await page.keyboard.press('ArrowDown');
	}
	throw new Error(`the arrows do not reach ${id} of ${step}`);
}
