import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { pendingMigrations } from '../../../src/lib/server/storage/migrations.ts';

const run = promisify(execFile);

test.each([
	['sqlite', 'sqlite'],
	['postgres', 'postgresql']
])('the migrations for %s make what the tables describe', async (engine, dialect) => {
	const folder = await mkdtemp(join(tmpdir(), 'quizsilver-drizzle-'));
	await cp(join('drizzle', engine), folder, { recursive: true });
	const options = {
		dialect,
		schema: join('drizzle', engine, 'schema.cjs'),
		out: relative(process.cwd(), folder),
		casing: 'snake_case'
	};
	const { stdout } = await run(process.execPath, [
		join('node_modules', 'drizzle-kit', 'bin.cjs'),
		'generate',
		...Object.entries(options).map(([name, value]) => `--${name}=${value}`)
	]);
	expect(stdout, 'npm run db:generate writes what is missing').toContain('No schema changes');
	await rm(folder, { recursive: true });
});

test('only what is missing is applied, in order; what is unknown is refused', () => {
	const made = (madeAt: number) => ({ madeAt, statements: [] });
	const [first, second, third] = [made(1), made(2), made(3)] as const;
	expect(pendingMigrations([first, second, third], [])).toEqual([first, second, third]);
	expect(pendingMigrations([first, second, third], [2, 1])).toEqual([third]);
	expect(() => pendingMigrations([first, second], [1, 3])).toThrow('A newer version');
});
