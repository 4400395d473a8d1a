import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const NEEDED_NODE = 24;

/**
 * The Node that everything but this folder's plain JavaScript runs on: the locked npm dependency where there is one for
 * this platform, else the system's own if it is new enough.
 * @param {string} root the checkout
 * @returns {string | null} path of an executable; null where there is none
 */
export function findRuntime(root) {
	const name = process.platform === 'win32' ? 'win' : process.platform;
	const folder = join(root, 'node_modules', `node-${name}-${process.arch}`, 'bin');
	const pinned = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
	if (existsSync(pinned)) return pinned;
	return Number(process.versions.node.split('.')[0]) >= NEEDED_NODE ? process.execPath : null;
}
