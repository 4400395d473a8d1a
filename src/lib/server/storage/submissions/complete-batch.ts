import type { SubmissionWrite, SubmissionWritten } from '../store.ts';
import { AttemptBook } from './attempt-book.ts';
import { type Books, completeSubmission } from './complete-submission.ts';
import { DeskBook } from './desk-book.ts';
import { byWorkspace, findDestinations } from './destinations.ts';
import { InvitationBook } from './invitation-book.ts';
import { findLeads, findMergedInto, findQuizzesOf, LeadBook } from './lead-book.ts';
import { PartialBook } from './partial-book.ts';
import { ResponseBook } from './response-book.ts';
import { ask, insert, type Asking, type Ending, type Question } from './sentence.ts';
import { Tally } from './tally.ts';
import { UploadBook } from './upload-book.ts';

const insertAudit = insert('auditLog');

/**
 * Writes a batch inside one transaction of the engine's, in few trips however large it is: what is known of everybody is
 * read at once, each submission is entered in memory, where the next one meets it, and what came of it is written at once.
 */
export function* completeBatch(
	batch: readonly SubmissionWrite[]
): Asking<Ending<SubmissionWritten[]>> {
	const books = yield* openBooks(batch);
	const result = batch.map((write) => completed(books, write));
	const [newAttempts] = yield* ask(books.attempts.insert());
	for (const write of books.attempts.completing(newAttempts)) books.tally.add(write, 'start');
	return {
		result,
		last: [
			...books.leads.questions(),
			...books.responses.questions(),
			books.uploads.question(),
			books.attempts.finish(),
			...books.partials.questions(),
			...books.invitations.questions(),
			books.tally.question(),
			...linesOf(batch, result)
		]
	};
}

function* openBooks(batch: readonly SubmissionWrite[]): Asking<Books> {
	const workspaces = [...new Set(batch.map(({ workspace }) => workspace))];
	const [attempts, invited, responses, held, details, uploads, destinations, byEmail, byPhone] =
		yield* ask(
			AttemptBook.lock(batch),
			InvitationBook.find(batch),
			ResponseBook.find(batch),
			ResponseBook.findHeld(batch),
			ResponseBook.findDetails(batch),
			UploadBook.find(batch),
			findDestinations(workspaces.map((workspaceId) => ({ workspaceId }))),
			...findLeads(batch)
		);
	const invitations = yield* InvitationBook.open(batch, invited);
	const known = [...byEmail, ...byPhone, ...invitations.leads];
	const leads = new Map(known.map((lead) => [lead.id, lead]));
	// Only behind the locks of the attempts: what is told of one until then is counted.
	const [quizzes, partials, merged] = yield* ask(
		findQuizzesOf(leads.values()),
		PartialBook.find(batch),
		findMergedInto(leads.values())
	);
	const desks = yield* DeskBook.open([...leads.values(), ...merged], destinations);
	return {
		destinations: byWorkspace(destinations),
		leads: new LeadBook([...leads.values(), ...merged], quizzes),
		desks,
		responses: new ResponseBook(responses, held, details),
		uploads: new UploadBook(uploads),
		attempts: new AttemptBook(attempts),
		partials: new PartialBook(partials),
		invitations: invitations.book,
		tally: new Tally()
	};
}

/** What the log of changes says of those that somebody here has brought about: of few, and nothing is asked for the others. */
function linesOf(
	batch: readonly SubmissionWrite[],
	written: readonly SubmissionWritten[]
): Question[] {
	const lines = batch.flatMap(({ audit }, at) =>
		audit && written[at]?.state === 'stored'
			? [{ ...audit, detail: JSON.stringify(audit.detail) }]
			: []
	);
	return lines.length > 0 ? [insertAudit(lines)] : [];
}

function completed(books: Books, write: SubmissionWrite): SubmissionWritten {
	try {
		return completeSubmission(books, write);
	} catch (error) {
		return { state: 'failed', error };
	}
}
