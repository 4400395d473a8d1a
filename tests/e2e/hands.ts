import type { Locator, Page } from 'playwright-core';

/** How somebody works on a page: with the mouse, or with the keyboard alone. */
export interface Hands {
	/** A button, a link, a row. */
	press(what: Locator): Promise<void>;
	/** Into a field, in place of what it says. */
	write(field: Locator, words: string): Promise<void>;
	/** From a list that the browser shows. */
	choose(list: Locator, label: string): Promise<void>;
	/** From a list that is searched. */
	find(field: Locator, label: string): Promise<void>;
	/** From a menu behind a button. */
	pick(menu: Locator, item: string): Promise<void>;
	/** A file from this machine. */
	attach(field: Locator, path: string): Promise<void>;
}

export function mouse(page: Page): Hands {
	return {
		press: (what) => what.click(),
		async write(field, words) {
			await field.click();
			await field.selectText();
			await page.keyboard.insertText(words);
		},
		choose: async (list, label) => void (await list.selectOption({ label })),
		async find(field, label) {
			await field.click();
			await page.getByRole('option', { name: label, exact: true }).click();
		},
		async pick(menu, item) {
			await menu.click();
			await page.getByRole('menuitem', { name: item, exact: true }).click();
		},
		async attach(field, path) {
			const chooser = page.waitForEvent('filechooser');
			await field.click();
			await (await chooser).setFiles(path);
		}
	};
}

/** Nobody presses a key more often to get from one thing to the next. */
const FARTHEST = 40;

/** Tab, arrows, Enter, Space and the editor's own keys; nothing is focused but by them. */
export function keyboard(page: Page): Hands {
	const press = async (what: Locator, key = 'Enter') => {
		await reach(page, what);
		await page.keyboard.press(key);
	};
	return {
		press: (what) => press(what),
		async write(field, words) {
			await reach(page, field);
			await page.keyboard.press('Control+a');
			await page.keyboard.insertText(words);
		},
		async choose(list, label) {
			await reach(page, list);
			await page.keyboard.type(label);
			const chosen = await list.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.label);
			if (chosen !== label) throw new Error(`“${label}” is not chosen by its letters: ${chosen}`);
		},
		async find(field, label) {
			await reach(page, field);
			await page.keyboard.press('ArrowDown');
			await page.keyboard.press('Control+a');
			await page.keyboard.insertText(label);
			await page.getByRole('option', { name: label, exact: true }).waitFor();
			await page.keyboard.press('Enter');
		},
		async pick(menu, item) {
			await press(menu);
			await page.getByRole('menu').waitFor();
			await page.keyboard.type(item);
			const name = await page.evaluate(() => document.activeElement?.textContent?.trim());
			if (name !== item) throw new Error(`“${item}” is not found by its letters: ${name}`);
			await page.keyboard.press('Enter');
		},
		async attach(field, path) {
			const chooser = page.waitForEvent('filechooser');
			await press(field);
			await (await chooser).setFiles(path);
		}
	};
}

/** Where the focus is, seen from an element. */
type Direction = 'here' | 'before' | 'behind';

/** By Tab, forwards or backwards; through the editor's regions by F6 where it lies in another. */
async function reach(page: Page, what: Locator): Promise<void> {
	await what.waitFor();
	await hop(page, what);
	for (let presses = 0; presses <= FARTHEST; presses += 1) {
		const direction = await what.evaluate((element): Direction => {
			const focused = document.activeElement;
			if (focused === element) return 'here';
			const lies = focused?.compareDocumentPosition(element) ?? 0;
			return lies & Node.DOCUMENT_POSITION_PRECEDING ? 'behind' : 'before';
		});
		if (direction === 'here') return;
		await page.keyboard.press(direction === 'before' ? 'Tab' : 'Shift+Tab');
	}
	throw new Error(`${FARTHEST} Tabs do not reach ${what}`);
}

async function hop(page: Page, what: Locator): Promise<void> {
	for (let presses = 0; presses < 6; presses += 1) {
		const isThere = await what.evaluate((element) => {
			const region = element.closest('[data-region]');
			return !region || region.contains(document.activeElement);
		});
		if (isThere) return;
		await page.keyboard.press('F6');
	}
	throw new Error(`F6 does not lead to the part of the screen that ${what} is in`);
}
