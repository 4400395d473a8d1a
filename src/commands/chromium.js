import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The browser for the browser suites: `CHROMIUM_PATH`, else Debian's, else Playwright's own, which is installed if need be.
 * @param {string} root
 * @param {string} node
 * @returns {Promise<string>} path of an executable
 * @throws Error with one line that says how to get one
 */
export async function findChromium(root, node) {
	const given = process.env.CHROMIUM_PATH;
	if (given) {
		if (existsSync(given)) return given;
		throw new Error(`CHROMIUM_PATH names ${given}, which is not there`);
	}
	if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
	const { chromium } = await import('playwright-core');
	if (!existsSync(chromium.executablePath())) {
		const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
		spawnSync(node, [cli, 'install', 'chromium'], { stdio: 'inherit', cwd: root });
	}
	if (existsSync(chromium.executablePath())) return chromium.executablePath();
	throw new Error(
		'the browser suites need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH'
	);
}
