import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

/* `backup --help` once made a backup of that name, and `start --help` started. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const { scripts } = z
	.object({ scripts: z.record(z.string(), z.string()) })
	.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const folder = mkdtempSync(join(tmpdir(), 'quizsilver-arguments-'));
const dataDir = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true }));

function command(entry: string, ...given: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [...entry.split(' '), ...given], {
		cwd: root,
		encoding: 'utf8',
		timeout: 20_000,
		env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1' }
	});
	return { status, stdout, stderr };
}

function expectRefusal(said: ReturnType<typeof command>, why: RegExp): void {
	expect(said).toMatchObject({ status: 2, stdout: '' });
	expect(said.stderr).toMatch(/^quizsilver: [^\n]+\n$/);
	expect(said.stderr).toMatch(why);
	expect(existsSync(dataDir)).toBe(false);
}

/** Each starts processes of its own, on a machine that may be busy. */
const PATIENT = { timeout: 60_000 };

describe.each(Object.entries(scripts))('npm run %s', PATIENT, (name, script) => {
	const entry = script.replace(/^node /, '');

	test('says how it is used, and does nothing', () => {
		for (const help of ['--help', '-h']) {
			const said = command(entry, help);
			expect(said).toMatchObject({ status: 0, stderr: '' });
			expect(said.stdout).toMatch(
				new RegExp(`^npm (run )?${name}( -- [^\\n]+)?\\n[^\\n]{10,}\\n$`)
			);
			expect(existsSync(dataDir)).toBe(false);
		}
	});

	test('refuses an option that it does not know', () => {
		expectRefusal(command(entry, '--bogus'), /unknown option --bogus\. npm /);
	});
});

test.each(['start', 'dev', 'build', 'check', 'format', 'db:generate', 'doctor'])(
	'npm run %s takes no arguments',
	PATIENT,
	(name) => {
		expectRefusal(command(`src/commands/run.js ${name}`, 'more'), /more is one argument too many/);
	}
);

test.each(['backup', 'restore', 'password'])('npm run %s takes one', PATIENT, (name) => {
	expectRefusal(command(`src/commands/run.js ${name}`, 'a', 'b'), /b is one argument too many/);
	expectRefusal(command(`src/commands/${name}.ts`, 'a', 'b'), /b is one argument too many/);
	expectRefusal(command(`src/commands/${name}.ts`, '--bogus'), /unknown option --bogus/);
});

test.each(['restore', 'password'])('npm run %s asks for it', PATIENT, (name) => {
	expectRefusal(command(`src/commands/run.js ${name}`), /\? npm run/);
});

test('an option that wants a value is given one', PATIENT, () => {
	expectRefusal(command('src/commands/run.js dev', '--port'), /--port is given no value/);
});
