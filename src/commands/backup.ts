import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../lib/server/config.ts';
import { makeBackup } from '../lib/server/storage/backup/make-backup.ts';
import { amountOf, run } from './told.ts';

/* `npm run backup -- path`: the whole installation into one file, beside a server that may be running. */

await run('backup', async ([path]) => {
	const config = readConfig(process.env);
	const folder = join(config.dataDir, 'backups');
	if (path === undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
	const backup = await makeBackup({ config, to: path ?? folder, now: Date.now() });
	const megabytes = (backup.bytes / 1e6).toFixed(1);
	return [
		`${backup.path}: ${amountOf(backup)}, ${megabytes} MB, read back and whole. It holds secrets and personal data: keep it so.`
	];
});
