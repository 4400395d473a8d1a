import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Random } from './random.ts';

/** The secret that links are signed with: the environment's, else one that is made once and kept in the data folder. */
export function readSecret(config: Pick<Config, 'secret' | 'dataDir'>, random: Random): string {
	if (config.secret !== undefined) return config.secret;
	const file = join(config.dataDir, 'secret');
	if (!existsSync(file)) {
		mkdirSync(config.dataDir, { recursive: true });
		// Of two processes that start at once the first one's secret stays.
		try {
			writeFileSync(file, random.token(32), { mode: 0o600, flag: 'wx' });
		} catch (error) {
			if (!existsSync(file)) throw error;
		}
	}
	return readFileSync(file, 'utf8').trim();
}
