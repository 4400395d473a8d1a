import { join } from 'node:path';
import { readConfig } from '../lib/server/config.ts';
import { fewOf } from '../lib/server/few-of.ts';
import { makeFolder } from '../lib/server/make-folder.ts';
import { makeBackup } from '../lib/server/storage/backup/make-backup.ts';
import { amountOf, run } from './told.ts';

/* `npm run backup -- path`: the whole installation into one file, beside a server that may be running. */

await run('backup', async ([path]) => {
	const config = readConfig(process.env);
	const folder = join(config.dataDir, 'backups');
	if (path === undefined) makeFolder(folder);
	const backup = await makeBackup({ config, to: path ?? folder, now: Date.now() });
	const megabytes = (backup.bytes / 1e6).toFixed(1);
	const { lacking } = backup;
	if (lacking.length > 0) {
		// What there is has been saved; whoever reads only the exit code has to hear of the rest.
		console.error(
			`quizsilver: files of responses or pictures of quizzes are missing or cut off, ${lacking.length} in all: ${fewOf(lacking)}`
		);
		process.exitCode = 1;
	}
	return [
		`${backup.path}: ${amountOf(backup)}, ${megabytes} MB, read back and whole. It holds secrets and personal data: keep it so.`
	];
});
