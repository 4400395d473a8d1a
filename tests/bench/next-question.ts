import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { serve } from '../support/served.ts';
import type { Line } from './line.ts';
import { summarise } from './rounds.ts';
import { slowPhone } from './slow-phone.ts';
import { tenQuestionsFile } from './ten-questions.ts';

const ROUNDS = 3;
const ASKED = 50;

/**
 * From a tap on "Next" to the frame that shows the next question, on a processor slowed 4 times: every question of ten but
 * the last, whose answer is sent. Beside it what a page of plain HTML takes to change a heading on the same tap. While it is
 * measured the network is cut: no question may need a round trip.
 */
export async function nextQuestionLines(): Promise<Line[]> {
	const server = await serve();
	const browser = await launchBrowser();
	try {
		const created = await server.api('/quizzes', {
			method: 'POST',
			body: JSON.stringify(tenQuestionsFile())
		});
		const { id, slug } = await created.json();
		await server.api(`/quizzes/${id}/publish`, { method: 'POST' });
		const ours: number[] = [];
		const floor: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			floor.push(...(await bareTaps(browser)));
			ours.push(...(await quizTaps(browser, `${server.origin}/q/${slug}`)));
		}
		const { median } = summarise(ours);
		const worst = Math.max(...ours);
		return [
			{
				what: 'from a tap to the next question, without the network, processor slowed 4 times',
				floor: `${summarise(floor).median.toFixed(1)} ms for a heading`,
				measured: `${median.toFixed(1)} ms, at most ${worst.toFixed(1)} ms`,
				asked: `${ASKED} ms`,
				kept: median <= ASKED
			}
		];
	} finally {
		await browser.close();
		await server.stop();
	}
}

async function quizTaps(browser: Browser, address: string): Promise<number[]> {
	const context = await browser.newContext({
		viewport: { width: 360, height: 740 },
		hasTouch: true
	});
	const { page, devtools } = await slowPhone(context, { network: false });
	await page.goto(address);
	await page.locator('html[data-ready]').waitFor();
	// What comes while the first question is read.
	await page.waitForLoadState('networkidle');
	await devtools.send('Network.emulateNetworkConditions', {
		offline: true,
		latency: 0,
		downloadThroughput: -1,
		uploadThroughput: -1
	});
	const times: number[] = [];
	for (let question = 1; question < 10; question += 1) {
		// Chosen by key: a tap would go on by itself.
		await page.locator('input[type="radio"]').first().focus();
		await page.keyboard.press('Space');
		times.push(await tapped(page, 'button.primary', 'h1'));
	}
	await context.close();
	return times;
}

async function bareTaps(browser: Browser): Promise<number[]> {
	const context = await browser.newContext({
		viewport: { width: 360, height: 740 },
		hasTouch: true
	});
	const { page } = await slowPhone(context, { network: false });
	await page.setContent(
		`<h1>0</h1><button class="primary" onclick="document.querySelector('h1').textContent = Math.random()">Next</button>`
	);
	const times: number[] = [];
	for (let question = 1; question < 10; question += 1) {
		times.push(await tapped(page, 'button.primary', 'h1'));
	}
	await context.close();
	return times;
}

/** From the tap, as the browser has stamped it, to the end of the frame that shows another text. */
async function tapped(
	page: Awaited<ReturnType<typeof slowPhone>>['page'],
	button: string,
	title: string
): Promise<number> {
	const watch = await page.evaluateHandle((selector) => {
		const told = () => document.querySelector(selector)?.textContent;
		const old = told();
		const changed = new Promise<number>((resolve) => {
			let begun = Number.NaN;
			addEventListener('click', (event) => (begun = event.timeStamp), {
				capture: true,
				once: true
			});
			new MutationObserver((_, observer) => {
				if (Number.isNaN(begun) || told() === old || told() === undefined) return;
				observer.disconnect();
				// The frame after the one that is drawn next begins when that one is on the screen.
				requestAnimationFrame(() => {
					const channel = new MessageChannel();
					channel.port1.onmessage = () => resolve(performance.now() - begun);
					channel.port2.postMessage(null);
				});
			}).observe(document.body, { childList: true, characterData: true, subtree: true });
		});
		return { changed };
	}, title);
	await page.locator(button).tap();
	return watch.evaluate(({ changed }) => changed);
}
