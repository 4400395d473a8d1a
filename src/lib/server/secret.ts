import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { makeFolder } from './make-folder.ts';
import type { Random } from './random.ts';

/**
 * The secret that links are signed with: the environment's, else one that is made once and kept in the data folder.
 * @throws Error with one line for the operator
 */
export function readSecret(config: Pick<Config, 'secret' | 'dataDir'>, random: Random): string {
	if (config.secret !== undefined) return config.secret;
	const file = join(config.dataDir, 'secret');
	try {
		if (!existsSync(file)) makeSecret(config.dataDir, file, random);
		return readFileSync(file, 'utf8').trim();
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
		throw new Error(`DATA_DIR: ${file} cannot be read or made (${code})`, { cause: error });
	}
}

function makeSecret(folder: string, file: string, random: Random): void {
	makeFolder(folder);
	// Of two processes that start at once the first one's secret stays.
	try {
		writeFileSync(file, random.token(32), { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if (!existsSync(file)) throw error;
	}
}
