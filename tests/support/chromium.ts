import type { TestProject } from 'vitest/node';
import { startBrowserServer } from './browser.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Where the browser of a whole run listens. */
		browser: string;
	}
}

/** One Chromium for a whole run: to start it takes longer than most pages. Each file closes what it has opened in it. */
export default async function setUp(project: TestProject) {
	const server = await startBrowserServer();
	project.provide('browser', server.wsEndpoint());
	return () => server.close();
}
