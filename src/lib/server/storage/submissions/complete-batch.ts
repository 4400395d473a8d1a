import type { DestinationRow, SubmissionWrite, SubmissionWritten } from '../store.ts';
import { completeSubmission } from './complete-submission.ts';
import { activeDestinations } from './destinations.ts';
import { type Asking, change, tell } from './sentence.ts';
import { addTally, Tally } from './tally.ts';

const savepoint = change('SAVEPOINT submission');
const release = change('RELEASE SAVEPOINT submission');
const undo = change('ROLLBACK TO SAVEPOINT submission');

/** Writes a batch inside one transaction of the engine's; one submission that fails leaves the others standing. */
export function* completeBatch(batch: readonly SubmissionWrite[]): Asking<SubmissionWritten[]> {
	const tally = new Tally();
	const destinations = new Map<string, readonly DestinationRow[]>();
	const written: SubmissionWritten[] = [];
	for (const submission of batch) {
		const { workspace } = submission;
		const known = destinations.get(workspace) ?? (yield* activeDestinations(workspace));
		destinations.set(workspace, known);
		written.push(yield* attempt(submission, known, tally));
	}
	yield* addTally(tally);
	return written;
}

function* attempt(
	submission: SubmissionWrite,
	destinations: readonly DestinationRow[],
	tally: Tally
): Asking<SubmissionWritten> {
	yield* tell(savepoint);
	try {
		const { written, counts } = yield* completeSubmission(submission, destinations);
		yield* tell(release);
		tally.add(submission, counts);
		return written;
	} catch (error) {
		yield* tell(undo);
		return { state: 'failed', error };
	}
}
