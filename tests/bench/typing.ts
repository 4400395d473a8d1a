import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { serve } from '../support/served.ts';
import { openLargeDraft } from './large-draft.ts';
import type { Line } from './line.ts';
import { summarise } from './rounds.ts';
import { longestTask, type Longest } from './traced.ts';

const ROUNDS = 5;
/** Between keystrokes, ms: a fast writer. */
const PACE = 50;
const WORDS = ' the quick brown fox jumps over the lazy dog and never stops';
const ASKED = { plain: 50, slowed: 150, structure: 100, reach: 1000 };

/**
 * Typing into the largest quiz in the built editor: sixty characters into a question's title and as many into one of its
 * options, in a step that has a jump. The floor is the same typing into an empty page's field, by turns.
 */
export async function typingLines(): Promise<Line[]> {
	const server = await serve();
	const browser = await launchBrowser();
	try {
		const { page, jump } = await openLargeDraft(browser, server);
		await openStep(page, jump);
		const bare = await page.context().newPage();
		await bare.setContent('<input aria-label="Question"><input aria-label="Option 2">');
		const lines: Line[] = [];
		for (const [rate, asked] of [
			[1, ASKED.plain],
			[4, ASKED.slowed]
		] as const) {
			const ours: Longest[] = [];
			const floor: Longest[] = [];
			for (let round = 0; round < ROUNDS; round += 1) {
				floor.push(await whileTyping(browser, bare, rate));
				ours.push(await whileTyping(browser, page, rate));
			}
			lines.push(typingLine(rate, asked, ours, floor));
		}
		await bare.close();
		const structure: number[] = [];
		const reach: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) structure.push(await faultShown(page));
		await page.getByRole('link', { name: 'Score', exact: true }).click();
		await page.locator('#dimensions').waitFor();
		for (let round = 0; round < ROUNDS; round += 1) reach.push(await rangeShown(page, round));
		return [
			...lines,
			delayLine('from a keystroke to its fault in place', structure, ASKED.structure),
			delayLine('from a keystroke to what can be reached', reach, ASKED.reach)
		];
	} finally {
		await browser.close();
		await server.stop();
	}
}

async function openStep(page: Page, id: string): Promise<void> {
	await page.locator(`[data-step="${id}"]`).click();
	await page.locator(`[data-path="steps.${id}.title"]`).waitFor();
}

async function whileTyping(browser: Browser, page: Page, rate: number): Promise<Longest> {
	await page.bringToFront();
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate });
	const longest = await longestTask(browser, page, async () => {
		for (const label of ['Question', 'Option 2']) {
			await page.evaluate((name) => {
				document.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`)?.focus();
			}, label);
			// Over what stands there: no round has more text than another.
			await page.keyboard.press('Control+a');
			await page.keyboard.type(WORDS, { delay: PACE });
		}
		// Until it is saved, examined and previewed.
		await page.waitForTimeout(1_000);
	});
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	return longest;
}

function typingLine(rate: number, asked: number, ours: Longest[], floor: Longest[]): Line {
	const wall = summarise(ours.map((one) => one.wall)).median;
	const processor = summarise(ours.map((one) => one.processor)).median;
	const bare = summarise(floor.map((one) => one.wall)).median;
	return {
		what: `longest task while typing${rate > 1 ? `, processor slowed ${rate} times` : ''}`,
		floor: `${bare.toFixed(1)} ms in an empty page`,
		measured: `${wall.toFixed(1)} ms`,
		asked: `under ${asked} ms`,
		kept: wall < asked,
		note: `${processor.toFixed(1)} ms of it on the processor`
	};
}

function delayLine(what: string, delays: readonly number[], asked: number): Line {
	const { median } = summarise(delays);
	return {
		what,
		floor: 'none',
		measured: `${Math.round(median)} ms`,
		asked: `under ${asked} ms`,
		kept: median < asked
	};
}

/** From the keystroke that makes a recall of nothing to the words that say so beside the field. */
async function faultShown(page: Page): Promise<number> {
	const delay = await untilShown(page, '#step-form input[aria-label="Question"]', {
		before: ' {{nobody}',
		last: '}',
		sign: '#step-form .text-field.title .error'
	});
	await page.keyboard.press('Backspace');
	await page.locator('#step-form .text-field.title .error').waitFor({ state: 'detached' });
	return delay;
}

/** From the keystroke that changes a weight to the range that the thermometer shows. */
function rangeShown(page: Page, round: number): Promise<number> {
	return untilShown(page, '#dimensions .weight input', {
		before: '',
		last: String(2 + round),
		sign: '.overview'
	});
}

/** Types all but the last sign, waits until all is quiet, types the last, and waits for what changes then. */
async function untilShown(
	page: Page,
	field: string,
	{ before, last, sign }: { before: string; last: string; sign: string }
): Promise<number> {
	await page.bringToFront();
	await page.locator(field).first().focus();
	await page.keyboard.press(before === '' ? 'Control+a' : 'End');
	await page.keyboard.insertText(before);
	await page.waitForTimeout(2_500);
	// Watched before the key is pressed: a promise in an object is not waited for.
	const watch = await page.evaluateHandle((selector) => {
		const told = () => document.querySelector(selector)?.textContent;
		const changed = new Promise<number>((resolve, reject) => {
			setTimeout(() => reject(new Error(`Nothing changed in ${selector}.`)), 60_000);
			let pressed = Number.NaN;
			let old = told();
			const begin = (event: KeyboardEvent) => {
				pressed = event.timeStamp;
				old = told();
			};
			addEventListener('keydown', begin, { capture: true, once: true });
			new MutationObserver((_, observer) => {
				if (Number.isNaN(pressed) || told() === old) return;
				observer.disconnect();
				requestAnimationFrame(() => resolve(performance.now() - pressed));
			}).observe(document.body, { childList: true, characterData: true, subtree: true });
		});
		return { changed };
	}, sign);
	await page.keyboard.press(last);
	return watch.evaluate(({ changed }) => changed);
}
