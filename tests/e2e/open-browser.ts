import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** A way into the one Chromium of the run. To close it closes what was opened by it, and leaves the others theirs. */
export function openBrowser(): Promise<Browser> {
	return chromium.connect(inject('browser'));
}
