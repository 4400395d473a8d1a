import { existsSync } from 'node:fs';
import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../../config.ts';
import { tryToWrite } from '../try-to-write.ts';
import { fault, type Finding, ok, warn } from './finding.ts';

const GIGABYTE = 1e9;
const SCARCE = GIGABYTE;
const TOO_LITTLE = GIGABYTE / 10;

/** What `statfs` calls NFS, SMB, CIFS, SMB2 and 9p: locks and flushing are not to be trusted there. */
const REMOTE = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997]);

/** What `statfs` calls the system's own views of itself, where nobody makes a folder: proc and sysfs. */
const UNREAL = new Set([0x9fa0, 0x62656572]);

export async function* folderFindings(config: Config): AsyncGenerator<Finding> {
	const { dataDir, databaseUrl } = config;
	yield await (existsSync(dataDir) ? writable('data folder', dataDir) : notYet(dataDir));
	yield await folderOf('uploads', 'uploads', dataDir);
	yield await folderOf('picture folder', 'pictures', dataDir);
	yield await disk(dataDir, databaseUrl.startsWith('file:'));
}

/** Looks at where the first start would make it, and leaves that to it. */
async function notYet(folder: string): Promise<Finding> {
	const above = nearest(folder);
	const { type } = await statfs(above);
	const isOpen = await access(above, constants.W_OK | constants.X_OK).then(
		() => true,
		() => false
	);
	const isFolder = (await stat(above)).isDirectory();
	if (isOpen && isFolder && !UNREAL.has(type))
		return ok('data folder', `${folder} is not there yet: the first start makes it`);
	const mend = 'make it for the account that runs Quizsilver, or set DATA_DIR';
	return fault('data folder', `${folder} is not there, and cannot be made in ${above}`, mend);
}

/** The closest folder above that is there. */
function nearest(path: string): string {
	return existsSync(path) ? path : nearest(dirname(path));
}

async function writable(name: string, folder: string): Promise<Finding> {
	const code = await tryToWrite(folder);
	if (code !== null) {
		const mend = 'let the account that runs Quizsilver write there, or set DATA_DIR';
		return fault(name, `${folder} cannot be written to (${code})`, mend);
	}
	const { mode } = await stat(folder);
	return (mode & 0o022) === 0
		? ok(name, folder)
		: warn(name, `others may write to ${folder}`, `chmod go-w ${folder}`);
}

async function folderOf(name: string, own: string, dataDir: string): Promise<Finding> {
	const folder = join(dataDir, own);
	const isThere = await stat(folder).then(
		(found) => found.isDirectory(),
		() => false
	);
	return isThere ? writable(name, folder) : ok(name, 'none yet');
}

async function disk(dataDir: string, holdsDatabase: boolean): Promise<Finding> {
	const found = await statfs(nearest(dataDir)).catch(() => null);
	const name = 'disk';
	if (!found) return warn(name, 'its free space cannot be read', 'look with df');
	if (holdsDatabase && REMOTE.has(found.type)) {
		const mend = 'keep DATA_DIR on a local disk, or move to PostgreSQL';
		return fault(name, `${dataDir} is on a network file system, where SQLite is not safe`, mend);
	}
	const free = found.bavail * found.bsize;
	const says = `${(free / GIGABYTE).toFixed(1)} GB free`;
	if (free >= SCARCE) return ok(name, says);
	const mend = 'make room before it is full: answers are refused then';
	return free < TOO_LITTLE ? fault(name, says, mend) : warn(name, says, mend);
}
