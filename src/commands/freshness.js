import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BUILT_FROM = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/** @param {string} root */
const lockStamp = (root) => join(root, 'node_modules', '.installed-from');

/** @param {string} root */
const lockHash = (root) =>
	createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');

/**
 * Whether the installed packages are those of the lock file.
 * @param {string} root
 */
export function isInstalled(root) {
	const stamp = lockStamp(root);
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(root);
}

/** @param {string} root */
export function markInstalled(root) {
	writeFileSync(lockStamp(root), lockHash(root));
}

/**
 * Whether the build is there and no source is newer.
 * @param {string} root
 */
export function isBuilt(root) {
	const built = join(root, 'build', 'handler.js');
	if (!existsSync(built)) return false;
	const since = statSync(built).mtimeMs;
	return BUILT_FROM.every((name) => newest(join(root, name)) <= since);
}

/**
 * @param {string} path a file or folder
 * @returns {number} the latest change below it, ms
 */
function newest(path) {
	if (!existsSync(path)) return 0;
	const stats = statSync(path);
	if (!stats.isDirectory()) return stats.mtimeMs;
	return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}
