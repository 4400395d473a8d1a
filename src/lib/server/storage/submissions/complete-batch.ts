import type { DestinationRow, SubmissionWrite, SubmissionWritten } from '../store.ts';
import { completeSubmission, type Outcome } from './complete-submission.ts';
import { everyDestination } from './destinations.ts';
import { ask, type Asking, change } from './sentence.ts';
import { addTally, Tally } from './tally.ts';

const savepoint = change('SAVEPOINT submission');
const release = change('RELEASE SAVEPOINT submission');
const undo = change('ROLLBACK TO SAVEPOINT submission');

/**
 * Writes a batch inside one transaction of the engine's.
 * @param apart a submission that fails is undone alone and leaves the others standing, at the price of a savepoint each
 * (on SQLite as dear as the writing itself); otherwise the first failure is thrown, and the engine tries again apart
 */
export function* completeBatch(
	batch: readonly SubmissionWrite[],
	{ apart }: { apart: boolean }
): Asking<SubmissionWritten[]> {
	const complete = apart ? completeApart : completeSubmission;
	const tally = new Tally();
	const destinations = yield* destinationsOf(batch);
	const written: SubmissionWritten[] = [];
	for (const submission of batch) {
		const known = destinations.get(submission.workspace) ?? [];
		const outcome = yield* complete(submission, known);
		tally.add(submission, outcome.counts);
		written.push(outcome.written);
	}
	yield* addTally(tally);
	return written;
}

function* completeApart(
	submission: SubmissionWrite,
	destinations: readonly DestinationRow[]
): Asking<Outcome> {
	yield* ask(savepoint());
	try {
		const outcome = yield* completeSubmission(submission, destinations);
		yield* ask(release());
		return outcome;
	} catch (error) {
		yield* ask(undo(), release());
		return { written: { state: 'failed', error }, counts: [] };
	}
}

function* destinationsOf(
	batch: readonly SubmissionWrite[]
): Asking<Map<string, readonly DestinationRow[]>> {
	const found = new Map<string, readonly DestinationRow[]>();
	for (const workspace of new Set(batch.map((submission) => submission.workspace))) {
		found.set(workspace, yield* everyDestination(workspace));
	}
	return found;
}
