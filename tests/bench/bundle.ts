import { brotliCompressSync, constants } from 'node:zlib';
import { launchBrowser } from '../support/browser.ts';
import type { Line } from './line.ts';
import { servedTemplate } from './served-template.ts';

const ASKED = 20 * 1024;

/**
 * The JavaScript that a quiz page names, brotli; and, beside it, all that a browser has loaded once the runner steers. Until
 * then the page's forms work as they do without JavaScript.
 */
export async function bundleLines(): Promise<Line[]> {
	const { server, slug } = await servedTemplate('bant', 'en');
	try {
		const page = `${server.origin}/q/${slug}`;
		const first = await sizeOf(await namedScripts(page));
		const steering = await sizeOf(await loadedScripts(page));
		return [
			{
				what: "runner's first JavaScript",
				floor: 'none',
				measured: kilobytes(first),
				asked: `at most ${kilobytes(ASKED)}`,
				kept: first <= ASKED
			},
			{
				what: 'all JavaScript once the runner steers',
				floor: 'none',
				measured: kilobytes(steering),
				asked: 'nothing; the framework alone is 13 kB',
				kept: true
			}
		];
	} finally {
		await server.stop();
	}
}

export const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`;

/** The page's scripts and whatever they import at once. */
export async function namedScripts(page: string): Promise<Set<string>> {
	const html = await (await fetch(page)).text();
	const found = html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g);
	const queue = [...found].map((match) => new URL(match[1] ?? '', page).href);
	const seen = new Set<string>();
	for (let url = queue.shift(); url; url = queue.shift()) {
		if (seen.has(url)) continue;
		seen.add(url);
		const code = await (await fetch(url)).text();
		for (const match of code.matchAll(/(?:from|import)\s*["']([^"']+\.js)["']/g)) {
			queue.push(new URL(match[1] ?? '', url).href);
		}
	}
	return seen;
}

export async function loadedScripts(address: string): Promise<Set<string>> {
	const browser = await launchBrowser();
	const page = await browser.newPage({ locale: 'en-US' });
	const loaded = new Set<string>();
	page.on('response', (response) => {
		if (response.url().endsWith('.js')) loaded.add(response.url());
	});
	await page.goto(address);
	await page.locator('html[data-ready]').waitFor();
	const steering = new Set(loaded);
	await browser.close();
	return steering;
}

export async function sizeOf(urls: Iterable<string>): Promise<number> {
	let bytes = 0;
	for (const url of urls) {
		const code = await (await fetch(url)).text();
		bytes += brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
	}
	return bytes;
}
