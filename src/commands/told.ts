import type { Amounts } from '../lib/server/storage/backup/archive.ts';
import { operandsOf } from './arguments.js';

/** Runs a command and tells what it says, or in one line why it failed. */
export async function run(
	name: string,
	command: (operands: string[]) => Promise<string[]>
): Promise<void> {
	const operands = operandsOf(name, process.argv.slice(2));
	if (!operands) return;
	// What they make holds secrets and personal data.
	process.umask(0o077);
	try {
		for (const line of await command(operands)) console.log(`quizsilver: ${line}`);
	} catch (error) {
		console.error(`quizsilver: ${error instanceof Error ? error.message : error}`);
		process.exitCode = 1;
	}
}

/** `1,234 rows in 17 tables, 3 files` */
export function amountOf({ rows, files }: Amounts): string {
	const counts = Object.values(rows);
	const all = counts.reduce((sum, count) => sum + count, 0);
	const tables = `${all.toLocaleString('en')} rows in ${counts.length} tables`;
	return `${tables}, ${files} ${files === 1 ? 'file' : 'files'}`;
}
