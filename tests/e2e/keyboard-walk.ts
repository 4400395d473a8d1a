import type { Page } from 'playwright-core';

interface Stop {
	name: string;
	/** What is wrong there, in words; empty where all is well. */
	wrong: string[];
}

/** More than any page has places for. */
const ENDLESS = 400;
/** So many frames a page may take to scroll to what has the focus. */
const PATIENCE = 30;

/**
 * Goes with Tab from the top of a page to its end.
 * @returns the names of all stops, and what was found wrong: a focus unseen or hidden, a trap, what is never reached
 */
export async function walkByTab(page: Page): Promise<{ stops: string[]; wrong: string[] }> {
	const stops: string[] = [];
	const wrong: string[] = [];
	await page.evaluate(begin);
	for (;;) {
		await page.keyboard.press('Tab');
		const stop = await look(page);
		if (!stop) break;
		stops.push(stop.name);
		wrong.push(...stop.wrong.map((what) => `${stop.name}: ${what}`));
		if (stops.length > ENDLESS) return { stops, wrong: [`a trap: ${stop.name}`] };
	}
	wrong.push(...(await page.evaluate(missed)).map((name) => `${name}: never reached`));
	return { stops, wrong };
}

/** What is wrong for the moment of a scroll is not wrong. @returns null where the way round is done */
async function look(page: Page): Promise<Stop | null> {
	for (let frame = 0; ; frame += 1) {
		const stop = await page.evaluate(stopHere, frame > 0);
		if (stop === null || stop.wrong.length === 0 || frame === PATIENCE) return stop;
		await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
	}
}

/* Each of these runs in the page. */

function begin(): void {
	for (const one of document.querySelectorAll('[data-walked]')) one.removeAttribute('data-walked');
	// Those in another process have a Tab of their own, which overtakes the next one on a busy machine.
	for (const frame of document.querySelectorAll('iframe')) frame.tabIndex = -1;
	document.body.tabIndex = -1;
	document.body.focus();
	document.body.removeAttribute('tabindex');
}

/**
 * @param again the same stop is looked at once more
 * @returns null where the focus is with the browser's own controls, or at the first place again
 */
function stopHere(again: boolean): Stop | null {
	let element = document.activeElement ?? document.body;
	if (!again) {
		if (element === document.body || element.getAttribute('data-walked') === 'first') return null;
		const isFirst = !document.querySelector('[data-walked]');
		element.setAttribute('data-walked', isFirst ? 'first' : '');
	}
	while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
	const label = element.closest('label');
	const said =
		element.getAttribute('aria-label') ||
		(element instanceof HTMLInputElement && element.labels?.[0]?.textContent) ||
		element.textContent ||
		element.outerHTML;
	const name = said.replace(/\s+/g, ' ').trim().slice(0, 60);
	const wrong: string[] = [];
	// A frame shows the focus of what is in it.
	if (element.tagName === 'IFRAME') return { name: element.tagName, wrong };

	const isOutlined = [element, label, element.parentElement, element.nextElementSibling].some(
		(one) => {
			const styles = one ? [getComputedStyle(one), getComputedStyle(one, '::after')] : [];
			return styles.some(
				({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
			);
		}
	);
	if (!isOutlined) wrong.push('its focus is not seen');
	const seen = label && getComputedStyle(element).opacity === '0' ? label : element;
	const { left, right, top, bottom, width, height } = seen.getBoundingClientRect();
	if (width < 1 || height < 1) wrong.push('it has no size');
	if (left < -1 || right > innerWidth + 1) wrong.push('it is beside the window');
	if (top < -1 || (height < innerHeight && bottom > innerHeight + 1))
		wrong.push('it is out of sight');
	const root = element.getRootNode();
	const from = root instanceof ShadowRoot ? root : document;
	const upon = [top + 2, top + height / 2, bottom - 2]
		.filter((y) => y < innerHeight)
		.map((y) => from.elementFromPoint(left + width / 2, y))
		.find((one) => one && !seen.contains(one) && !one.contains(seen) && !label?.contains(one));
	if (upon) wrong.push(`upon it lies ${upon.outerHTML.slice(0, 80)}`);
	return { name, wrong };
}

/** What could be reached and was not; of radio buttons one stands for its group. */
function missed(): string[] {
	const all = document.querySelectorAll<HTMLElement>(
		'a[href], button:not([disabled]), input:not([disabled], [type="hidden"]), select, textarea, summary, [tabindex="0"]'
	);
	const isReached = (one: HTMLElement) => {
		if (!(one instanceof HTMLInputElement) || one.type !== 'radio')
			return one.hasAttribute('data-walked');
		const name = CSS.escape(one.name);
		return document.querySelector(`input[name="${name}"][data-walked]`) !== null;
	};
	return [...all]
		.filter((one) => one.tabIndex >= 0 && one.checkVisibility({ checkVisibilityCSS: true }))
		.filter((one) => !one.closest('[inert]') && !isReached(one))
		.map((one) => (one.getAttribute('aria-label') || one.textContent || one.outerHTML).trim())
		.map((name) => name.slice(0, 80));
}
