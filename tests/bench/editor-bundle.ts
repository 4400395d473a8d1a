import { launchBrowser } from '../support/browser.ts';
import { serve } from '../support/served.ts';
import { kilobytes, sizeOf } from './bundle.ts';
import { openLargeDraft } from './large-draft.ts';
import type { Line } from './line.ts';

const ASKED = 250 * 1024;

/** The JavaScript that a browser has loaded, brotli, once the editor is open, its preview and its workers included. */
export async function editorBundleLine(): Promise<Line> {
	const server = await serve();
	const browser = await launchBrowser();
	try {
		const loaded = new Set<string>();
		await openLargeDraft(browser, server, (page) =>
			page.on('response', (response) => {
				if (new URL(response.url()).pathname.endsWith('.js')) loaded.add(response.url());
			})
		);
		const bytes = await sizeOf(loaded);
		return {
			what: "editor's first JavaScript",
			floor: 'none',
			measured: kilobytes(bytes),
			asked: `at most ${kilobytes(ASKED)}`,
			kept: bytes <= ASKED
		};
	} finally {
		await browser.close();
		await server.stop();
	}
}
