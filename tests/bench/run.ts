import { bundleLines } from './bundle.ts';
import { editorBundleLine } from './editor-bundle.ts';
import { exportLines } from './exports.ts';
import { leadLines } from './leads.ts';
import { lettersLine } from './letters.ts';
import type { Line } from './line.ts';
import { machineLoad } from './machine.ts';
import { nextQuestionLines } from './next-question.ts';
import { openLoopLine } from './open-loop.ts';
import { pageLine } from './page.ts';
import { sendingLine } from './sending.ts';
import { startLines } from './start.ts';
import { importLines, leadImportLines } from './file-import.ts';
import { pushLines } from './push.ts';
import { postgresLine } from './submission-postgres.ts';
import { submissionLine } from './submission.ts';
import { surveyPageLines } from './survey-pages.ts';
import { twoProcessesLines } from './two-processes.ts';
import { typingLines } from './typing.ts';
import { verificationLines } from './verification.ts';

/* `npm run bench`: each promise about speed with its floor in the same run; `npm run bench -- page` measures one of them. */

const MEASURES: Record<string, () => Promise<Line | Line[]>> = {
	submission: submissionLine,
	postgres: postgresLine,
	'two-processes': twoProcessesLines,
	'open-loop': openLoopLine,
	page: pageLine,
	bundle: bundleLines,
	'editor-bundle': editorBundleLine,
	'next-question': nextQuestionLines,
	typing: typingLines,
	start: startLines,
	verification: verificationLines,
	exports: exportLines,
	letters: lettersLine,
	'recipient-import': importLines,
	'lead-import': leadImportLines,
	sending: sendingLine,
	'survey-pages': surveyPageLines,
	leads: leadLines,
	push: pushLines
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in MEASURES));
if (unknown.length > 0) {
	console.error(
		`There is no ${unknown.join(', ')}; there are ${Object.keys(MEASURES).join(', ')}.`
	);
	process.exit(1);
}
for (const [name, measure] of Object.entries(MEASURES)) {
	if (asked.length > 0 && !asked.includes(name)) continue;
	console.log(`${name} (before it: ${await machineLoad()})`);
	const begun = performance.now();
	for (const line of [await measure()].flat()) print(line);
	console.log(`  in ${Math.round((performance.now() - begun) / 1000)} s`);
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
	console.log(`  ${cells.filter(Boolean).join(' · ')}`);
}
