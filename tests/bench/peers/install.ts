import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Peer } from './packages.ts';

/** Beside what is installed for this package, and no part of it. */
const FOLDER = join('node_modules', '.cache', 'quizsilver-peers');

/** Their install scripts do not run. @returns the folder that their `node_modules` lie in */
export async function installPeers(peers: readonly Peer[]): Promise<string> {
	await mkdir(FOLDER, { recursive: true });
	await writeFile(join(FOLDER, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
	const packages = [...new Set(peers.flatMap((peer) => peer.packages))];
	const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'];
	await promisify(execFile)('npm', ['install', ...quietly, '--prefix', '.', ...packages], {
		cwd: FOLDER,
		maxBuffer: 2 ** 24
	});
	return FOLDER;
}
