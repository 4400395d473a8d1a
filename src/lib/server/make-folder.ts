import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, each closed to others. Node's own `recursive` never comes back where the system lets
 * nobody make a folder and says that there is none, as `/proc` does.
 */
export function makeFolder(folder: string): void {
	if (existsSync(folder)) return;
	makeFolder(dirname(folder));
	try {
		mkdirSync(folder, { mode: 0o700 });
	} catch (error) {
		// Another process may have been faster.
		if (!existsSync(folder)) throw error;
	}
}
