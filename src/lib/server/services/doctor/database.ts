import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inspectDatabase, type Inspection } from '../../storage/inspect.ts';
import { fewOf } from '../../few-of.ts';
import { picturePath } from '../../storage/picture-files.ts';
import { uploadPath } from '../../storage/upload-files.ts';
import { secretFinding } from './settings.ts';
import { type Examined, fault, type Finding, ok, warn } from './finding.ts';

const SECOND = 1000;
/** Signatures of webhooks are refused from five minutes on. */
const WRONG_CLOCK = 60 * SECOND;
const ODD_CLOCK = 5 * SECOND;
/** No build is older; a clock before this has lost its battery. */
const YEAR_ONE = Date.UTC(2025, 0, 1);

const DAMAGED = 'see DATABASE_URL; restore a backup if the file is damaged';
const UNPASSED = 'start PostgreSQL and let this machine in, or see DATABASE_URL';

export async function* databaseFindings(examined: Examined): AsyncGenerator<Finding> {
	const { config, now, migrationsDir } = examined;
	let found: Inspection | null;
	try {
		found = await inspectDatabase(config.databaseUrl, migrationsDir);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		const isFile = config.databaseUrl.startsWith('file:');
		yield fault('database', why, isFile ? DAMAGED : UNPASSED);
		yield clockFinding(now, null);
		yield secretFinding(config, isFile);
		return;
	}
	if (found) {
		yield soundness(found);
		yield migrations(found);
		yield await claimedFiles(found, config.dataDir);
		yield await pictures(found, config.dataDir);
	} else yield ok('database', 'reachable and empty: the first start makes the tables');
	yield clockFinding(now, found);
	yield secretFinding(config, found !== null);
}

function soundness({ where, faults }: Inspection): Finding {
	if (faults.length === 0) return ok('database', `${where}: whole`);
	const mend = 'set it right in the server’s settings, or restore a backup if the data are damaged';
	return fault('database', `${where}: ${faults.join('; ')}`, mend);
}

function migrations({ level: { has, known, foreign } }: Inspection): Finding {
	const name = 'migrations';
	if (foreign) {
		const mend = 'start the version that did, or restore a backup from before';
		return fault(name, 'a newer version has changed the database', mend);
	}
	return has === known
		? ok(name, `${has} of ${known}`)
		: warn(name, `${has} of ${known}`, 'make a backup; the next start brings the rest');
}

/** What respondents sent lies beside the database, and can get lost without it. */
function claimedFiles({ files }: Inspection, dataDir: string): Promise<Finding> {
	const kept = files.map(({ id, file, size }) => ({ path: uploadPath(id, file), size }));
	return presence('files', kept, 'that responses name', dataDir);
}

/** So do the pictures of quizzes. */
function pictures({ pictures }: Inspection, dataDir: string): Promise<Finding> {
	const kept = pictures.map(({ file, size }) => ({ path: picturePath(file), size }));
	return presence('pictures', kept, 'that quizzes may name', dataDir);
}

async function presence(
	name: string,
	kept: readonly { path: string; size: number }[],
	whose: string,
	dataDir: string
): Promise<Finding> {
	const lost: string[] = [];
	for (const { path, size } of kept) {
		const found = await stat(join(dataDir, path)).catch(() => null);
		if (found?.size !== size) lost.push(path);
	}
	if (lost.length === 0) return ok(name, `${kept.length} ${whose}, none missing`);
	const says = `${lost.length} of ${kept.length} ${whose} are missing or cut off: ${fewOf(lost)}`;
	return fault(name, says, 'copy them from a backup, restored into another DATA_DIR');
}

function clockFinding(now: number, found: Inspection | null): Finding {
	const name = 'clock';
	const mend = 'set the clock, and let it be kept right (systemd-timesyncd, chrony)';
	if (now < YEAR_ONE) return fault(name, `it is ${new Date(now).toISOString()} here`, mend);
	const { latest = null, clock = null } = found ?? {};
	if (latest !== null && latest > now + WRONG_CLOCK)
		return fault(name, 'the latest response lies in the future', mend);
	const apart = clock === null ? 0 : Math.abs(clock - now);
	const says = `the database’s clock is ${Math.round(apart / SECOND)} s away from this one`;
	if (apart >= WRONG_CLOCK) return fault(name, says, mend);
	return apart >= ODD_CLOCK ? warn(name, says, mend) : ok(name, new Date(now).toISOString());
}
