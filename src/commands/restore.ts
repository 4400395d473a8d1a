import { readConfig } from '../lib/server/config.ts';
import { restoreBackup } from '../lib/server/storage/backup/restore-backup.ts';
import { amountOf, run } from './told.ts';

/* `npm run restore -- path`: a backup in the place of the database, on either engine; the server is stopped. */

await run('restore', async ([path = '']) => {
	const config = readConfig(process.env);
	const restored = await restoreBackup({ config, from: path, now: Date.now() });
	return [
		`restored ${amountOf(restored)} from ${path}`,
		...(restored.aside === null
			? []
			: [`what was there before is kept as ${restored.aside}: remove it when you need it no more`]),
		...(restored.secretMissing
			? ['this backup was made with SECRET set: set the same one, or older links work no more']
			: [])
	];
});
