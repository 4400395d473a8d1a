import type { DestinationRow, SubmissionWrite, SubmissionWritten } from '../store.ts';
import { completeSubmission } from './complete-submission.ts';
import { activeDestinations } from './destinations.ts';
import { ask, type Asking, change } from './sentence.ts';
import { addTally, Tally } from './tally.ts';

const undo = change('ROLLBACK TO SAVEPOINT submission');
const release = change('RELEASE SAVEPOINT submission');

/** Writes a batch inside one transaction of the engine's; one submission that fails leaves the others standing. */
export function* completeBatch(batch: readonly SubmissionWrite[]): Asking<SubmissionWritten[]> {
	const tally = new Tally();
	const destinations = yield* destinationsOf(batch);
	const written: SubmissionWritten[] = [];
	for (const submission of batch) {
		const known = destinations.get(submission.workspace) ?? [];
		written.push(yield* attempt(submission, known, tally));
	}
	yield* addTally(tally);
	return written;
}

function* destinationsOf(
	batch: readonly SubmissionWrite[]
): Asking<Map<string, readonly DestinationRow[]>> {
	const found = new Map<string, readonly DestinationRow[]>();
	for (const workspace of new Set(batch.map((submission) => submission.workspace))) {
		found.set(workspace, yield* activeDestinations(workspace));
	}
	return found;
}

function* attempt(
	submission: SubmissionWrite,
	destinations: readonly DestinationRow[],
	tally: Tally
): Asking<SubmissionWritten> {
	try {
		const { written, counts } = yield* completeSubmission(submission, destinations);
		tally.add(submission, counts);
		return written;
	} catch (error) {
		yield* ask(undo(), release());
		return { state: 'failed', error };
	}
}
