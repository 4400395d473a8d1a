import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/** As Chromium's own tools throttle to "Slow 4G". */
const SLOW_4G = {
	offline: false,
	latency: 150 * 3.75,
	downloadThroughput: ((1.6 * 1024 * 1024) / 8) * 0.9,
	uploadThroughput: ((750 * 1024) / 8) * 0.9
};

/** A page on a phone with a processor slowed 4 times, on a slow network unless told otherwise; nothing is cached. */
export async function slowPhone(
	context: BrowserContext,
	{ network = true } = {}
): Promise<{ page: Page; devtools: CDPSession }> {
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);
	await devtools.send('Network.enable');
	await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
	if (network) await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	return { page, devtools };
}
