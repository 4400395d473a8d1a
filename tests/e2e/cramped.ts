import type { Page } from 'playwright-core';

/** Styles of the reader's own, on top of the page's. */
export async function restyle(page: Page, css: string): Promise<void> {
	await page.evaluate((text) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(text);
		document.adoptedStyleSheets = [sheet];
	}, css);
}

/** Which words cannot be read where they stand: cut off, upon each other, out of their box or beyond the window's edge. */
export function crampedOn(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const BOXES = 'label, button, .primary, .theirs, .mine, li, th, .bonus, .earned';
		const SEEN = { checkOpacity: true, checkVisibilityCSS: true };
		const { clientWidth, scrollWidth } = document.documentElement;
		const found: string[] = [];
		if (scrollWidth > clientWidth) found.push(`scrolls by ${scrollWidth - clientWidth}`);

		/** The middle of each line: letters need less height than their line may claim. */
		const linesOf = (node: Text) => {
			const range = document.createRange();
			range.selectNodeContents(node);
			return [...range.getClientRects()].map(
				({ x, y, width, height }) => new DOMRect(x, y + height * 0.25, width, height * 0.5)
			);
		};
		const isOn = (one: DOMRect, other: DOMRect) =>
			Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
			Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
		const isWithin = (line: DOMRect, box: DOMRect) =>
			line.left >= box.left - 1 &&
			line.right <= box.right + 1 &&
			line.top >= box.top - 1 &&
			line.bottom <= box.bottom + 1;

		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const placed: { text: string; lines: DOMRect[]; element: Element }[] = [];
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const element = node.parentElement;
			const text = node.textContent?.trim();
			if (!(node instanceof Text) || !text || !element?.checkVisibility(SEEN)) continue;
			if (element.closest('.unseen, option, script, style')) continue;
			placed.push({ text, lines: linesOf(node), element });
		}
		const controls = [...document.querySelectorAll('.field, button, .primary')]
			.filter((one) => one.checkVisibility(SEEN) && !one.closest('.column'))
			.map((element) => ({ element, box: element.getBoundingClientRect() }));

		placed.forEach(({ text, lines, element }, at) => {
			const box = element.closest(BOXES)?.getBoundingClientRect();
			for (const line of lines) {
				if (line.left < 0 || line.right > clientWidth) found.push(`beyond the edge: ${text}`);
				if (box && !isWithin(line, box)) found.push(`out of its box: ${text}`);
			}
			for (
				let one: Element | null = element;
				one && one !== document.body;
				one = one.parentElement
			) {
				const { overflowX, overflowY } = getComputedStyle(one);
				const isCut =
					(overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1) ||
					(overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1);
				if (isCut) found.push(`cut off: ${text}`);
			}
			for (const other of placed.slice(at + 1)) {
				if (lines.some((line) => other.lines.some((theirs) => isOn(line, theirs))))
					found.push(`upon each other: ${text} | ${other.text}`);
			}
			for (const control of controls) {
				if (control.element.contains(element)) continue;
				if (lines.some((line) => isOn(line, control.box))) found.push(`below a control: ${text}`);
			}
		});
		controls.forEach(({ element, box }, at) => {
			for (const other of controls.slice(at + 1)) {
				if (!element.contains(other.element) && isOn(box, other.box))
					found.push(`controls upon each other: ${element.outerHTML.slice(0, 80)}`);
			}
			if (box.right > clientWidth + 1)
				found.push(`beyond the edge: ${element.outerHTML.slice(0, 80)}`);
		});
		return [...new Set(found)];
	});
}
