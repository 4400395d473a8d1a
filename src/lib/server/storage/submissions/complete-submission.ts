import type { DestinationRow, SubmissionWrite, SubmissionWritten } from '../store.ts';
import type { AttemptBook } from './attempt-book.ts';
import { passedName } from '../counter-key.ts';
import { changeLead, leadQuizOf } from './change-lead.ts';
import type { LeadBook } from './lead-book.ts';
import type { PartialBook } from './partial-book.ts';
import type { ResponseBook } from './response-book.ts';
import type { Tally } from './tally.ts';
import type { UploadBook } from './upload-book.ts';

/** What is known to a batch, and what it will write. */
export interface Books {
	destinations: ReadonlyMap<string, readonly DestinationRow[]>;
	leads: LeadBook;
	responses: ResponseBook;
	uploads: UploadBook;
	attempts: AttemptBook;
	partials: PartialBook;
	tally: Tally;
}

/** Enters one submission; where it throws, nothing of it is entered. */
export function completeSubmission(books: Books, write: SubmissionWrite): SubmissionWritten {
	const earlier = books.responses.earlier(write);
	if (earlier) {
		const sameBody = earlier.bodyHash === write.bodyHash;
		return { state: 'repeated', responseId: earlier.id, sameBody };
	}
	const missing = books.uploads.missing(write);
	if (missing.length > 0) return { state: 'bereft', uploads: missing };
	const change = changeLead(books.leads, write);
	const isSent = !write.test && !write.quarantined;
	const destinations = books.destinations.get(write.workspace) ?? [];
	const deliveries = isSent ? write.deliveries(change, destinations) : [];
	if (change) books.leads.keep(change.after, leadQuizOf(write, change.after.id));
	books.responses.enter(write, change, deliveries);
	books.uploads.claim(write);
	const passed = books.partials.end(write);
	if (isSent) books.partials.write(write, change?.after.id ?? null);
	if (!write.test) count(books, write, passed);
	return { state: 'stored', responseId: write.responseId, lead: change?.after ?? null };
}

/** An attempt's start is counted when it turns out to be new; what has none starts and ends at once. */
function count(
	{ attempts, tally }: Books,
	write: SubmissionWrite,
	passed: readonly string[]
): void {
	attempts.complete(write);
	tally.add(write, 'complete', `segment:${write.segment}`, ...passed.map(passedName));
	if (write.attempt === undefined) tally.add(write, 'start', 'api');
}
