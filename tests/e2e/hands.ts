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
			for (let presses = 0; presses <= FARTHEST; presses += 1) {
				const by = await list.evaluate(placesTo, label);
				if (by === 0) return;
				await page.keyboard.press(by < 0 ? 'ArrowUp' : 'ArrowDown');
			}
			throw new Error(`the arrows do not choose “${label}”`);
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
			const focused = page.locator('[role=menuitem]:focus');
			await focused.waitFor();
			for (let presses = 0; (await focused.innerText()) !== item; presses += 1) {
				if (presses === FARTHEST) throw new Error(`the menu has no “${item}”`);
				await page.keyboard.press('ArrowDown');
			}
			await page.keyboard.press('Enter');
		},
		async attach(field, path) {
			const chooser = page.waitForEvent('filechooser');
			await press(field);
			await (await chooser).setFiles(path);
		}
	};
}

/** Runs in the page: how far down from what is chosen an option is. */
function placesTo(list: HTMLElement | SVGElement, label: string): number {
	if (!(list instanceof HTMLSelectElement)) return Number.NaN;
	return [...list.options].findIndex((option) => option.label === label) - list.selectedIndex;
}

/** By Tab, forwards or backwards; in a list that is one stop by arrows; to another part of the screen by F6. */
export async function reach(page: Page, what: Locator): Promise<void> {
	await what.waitFor();
	await hop(page, what);
	for (let presses = 0; presses <= FARTHEST; presses += 1) {
		const key = await what.evaluate(keyTowards);
		if (key === null) return;
		await page.keyboard.press(key);
	}
	throw new Error(`${FARTHEST} presses do not reach ${what}`);
}

/** Runs in the page. @returns null where the focus is there */
function keyTowards(wanted: HTMLElement | SVGElement): string | null {
	const focused = document.activeElement;
	if (focused === wanted) return null;
	const lies = focused?.compareDocumentPosition(wanted) ?? 0;
	const isBehind = (lies & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
	const list = wanted.tabIndex < 0 && wanted.closest('ol, ul');
	if (list && list.contains(focused)) return isBehind ? 'ArrowUp' : 'ArrowDown';
	return isBehind ? 'Shift+Tab' : 'Tab';
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
