import { expect, test } from 'vitest';
import { openStore } from '../../../src/lib/server/storage/open.ts';

test('an address of another kind is refused in one line', async () => {
	await expect(openStore({ databaseUrl: 'mysql://localhost/quizsilver' })).rejects.toThrow(
		'DATABASE_URL begins with file: or postgres://.'
	);
});

test('a folder without migrations is refused in one line', async () => {
	const databaseUrl = 'file::memory:';
	await expect(openStore({ databaseUrl, migrationsDir: '/nowhere' })).rejects.toThrow(
		'The migrations in /nowhere/sqlite cannot be read.'
	);
});
