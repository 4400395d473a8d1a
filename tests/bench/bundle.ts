import { brotliCompressSync, constants } from 'node:zlib';
import type { Line } from './line.ts';
import { servedTemplate } from './served-template.ts';

const ASKED = 20 * 1024;

/** All JavaScript that a respondent's browser loads before the first question can be answered, brotli. */
export async function bundleLine(): Promise<Line> {
	const { server, slug } = await servedTemplate('bant', 'en');
	try {
		const bytes = await firstJavaScript(`${server.origin}/q/${slug}`);
		return {
			what: "runner's first JavaScript",
			floor: 'none',
			measured: `${(bytes / 1024).toFixed(1)} kB brotli`,
			asked: `at most ${ASKED / 1024} kB`,
			kept: bytes <= ASKED
		};
	} finally {
		await server.stop();
	}
}

/** The page's scripts and whatever they import at once. */
async function firstJavaScript(page: string): Promise<number> {
	const html = await (await fetch(page)).text();
	const found = html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g);
	const queue = [...found].map((match) => new URL(match[1] ?? '', page).href);
	const seen = new Set<string>();
	let bytes = 0;
	for (let url = queue.shift(); url; url = queue.shift()) {
		if (seen.has(url)) continue;
		seen.add(url);
		const code = await (await fetch(url)).text();
		bytes += brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
		for (const match of code.matchAll(/(?:from|import)\s*["']([^"']+\.js)["']/g)) {
			queue.push(new URL(match[1] ?? '', url).href);
		}
	}
	return bytes;
}
