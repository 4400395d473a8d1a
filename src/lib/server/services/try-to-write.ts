import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../error-fields.ts';

/** Enough to need a block of the disk. */
const PROBE = 'quizsilver\n'.repeat(400);

/** @returns null where a file could be written into the folder, else the code of what was in the way */
export async function tryToWrite(folder: string): Promise<string | null> {
	const file = join(folder, `.probe-${process.pid}`);
	try {
		await writeFile(file, PROBE);
		return null;
	} catch (error) {
		return codeOf(error) ?? 'unknown';
	} finally {
		await rm(file, { force: true }).catch(() => undefined);
	}
}
