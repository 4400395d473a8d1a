import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import { codeOf } from '../error-fields.ts';
import { makeFolder } from '../make-folder.ts';
import { filePath } from '../storage/engines/sqlite.ts';
import { tryToWrite } from './try-to-write.ts';

type Place = Pick<Config, 'dataDir' | 'databaseUrl'>;

/** What is ours in a folder that may hold other things as well; with what SQLite and a restore lay beside the database. */
const OURS = /^(secret|uploads$|pictures$|mail$|backups$|\.restoring$|quizsilver\.db)/;
const OTHERS = 0o077;
/** The disk may have room again soon, and what there is can be read meanwhile. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

/**
 * Before anything is opened: the data folder is there and can be written to, and what lies in it, and whatever this process
 * makes from now on, is closed to everybody else on the machine: it holds secrets and personal data.
 * @throws Error with one line that names the variable
 */
export async function prepareDataFolder({ dataDir, databaseUrl }: Place): Promise<void> {
	process.umask(OTHERS);
	try {
		makeFolder(dataDir);
	} catch (error) {
		throw new Error(`DATA_DIR: ${dataDir} cannot be made (${codeOf(error)})`, { cause: error });
	}
	const code = await tryToWrite(dataDir);
	if (code !== null && !FULL.has(code))
		throw new Error(`DATA_DIR: ${dataDir} cannot be written to (${code})`);
	for (const name of readdirSync(dataDir)) if (OURS.test(name)) closeToOthers(join(dataDir, name));
	if (!databaseUrl.startsWith('file:')) return;
	const file = filePath(databaseUrl);
	if (dirname(file) !== dataDir)
		for (const end of ['', '-wal', '-shm', '.lock']) closeToOthers(file + end);
}

/** Whether an installation has been at work here: its secret, or what it was sent, lies here. */
export function isUsed(dataDir: string): boolean {
	return ['secret', 'uploads', 'pictures'].some((name) => existsSync(join(dataDir, name)));
}

function closeToOthers(path: string): void {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found || (found.mode & OTHERS) === 0) return;
	try {
		chmodSync(path, found.mode & 0o777 & ~OTHERS);
	} catch {
		// Somebody else's: whoever owns it has to; the doctor tells of it.
	}
}
