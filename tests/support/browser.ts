import { buffer } from 'node:stream/consumers';
import { type Browser, type BrowserServer, chromium, type Download } from 'playwright-core';

const CHROMIUM = {
	executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	]
};

/** Chromium without a window; closed by the caller. */
export function launchBrowser(): Promise<Browser> {
	return chromium.launch(CHROMIUM);
}

/** The same for several processes, which connect to it; closed by the caller. */
export function startBrowserServer(): Promise<BrowserServer> {
	return chromium.launchServer({ ...CHROMIUM, host: '127.0.0.1' });
}

/** What a file holds that was downloaded, with its byte order mark where it has one. */
export async function textOf(download: Download): Promise<string> {
	return (await buffer(await download.createReadStream())).toString('utf8');
}
