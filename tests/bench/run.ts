import { bundleLines } from './bundle.ts';
import { exportLines } from './exports.ts';
import type { Line } from './line.ts';
import { pageLine } from './page.ts';
import { startLines } from './start.ts';
import { postgresLines } from './submission-postgres.ts';
import { submissionLine } from './submission.ts';
import { verificationLines } from './verification.ts';

/* `npm run bench`: each promise about speed with its floor in the same run. */

for (const measure of [
	submissionLine,
	postgresLines,
	pageLine,
	bundleLines,
	startLines,
	verificationLines,
	exportLines
]) {
	for (const line of [await measure()].flat()) print(line);
}

function print({ what, floor, measured, asked, kept, note }: Line): void {
	const cells = [
		kept ? 'kept' : 'MISSED',
		what,
		measured,
		`floor ${floor}`,
		`asked ${asked}`,
		note
	];
	console.log(cells.filter(Boolean).join(' · '));
}
