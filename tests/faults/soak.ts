import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import type { Figure } from './figures.ts';

/*
 * `npm run soak`: the suites that have a long form in it, and what the fault tests measured. Names of files or tests may
 * follow.
 */

const folder = mkdtempSync(join(tmpdir(), 'quizsilver-soak-'));
const file = join(folder, 'figures');
process.env['SOAK'] = '1';
process.env['FIGURES'] = file;

const vitest = await startVitest('test', process.argv.slice(2), {
	run: true,
	project: ['core', 'house', 'faults', 'faults alone'],
	reporters: ['verbose']
});
await vitest.close();
if (existsSync(file)) printTable(readFileSync(file, 'utf8').trim().split('\n'));
rmSync(folder, { recursive: true });

function printTable(lines: string[]): void {
	const figures = lines.map((line): Figure => JSON.parse(line));
	const width = Math.max(...figures.map(({ what }) => what.length));
	console.log('');
	for (const { what, value } of figures) console.log(`${what.padEnd(width)}  ${value}`);
}
