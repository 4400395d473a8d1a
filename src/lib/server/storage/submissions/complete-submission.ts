import type { DestinationRow, SubmissionWrite, SubmissionWritten } from '../store.ts';
import type { AttemptBook } from './attempt-book.ts';
import { passedName } from '../counter-key.ts';
import { changeLead, leadQuizOf } from './change-lead.ts';
import type { DeskBook } from './desk-book.ts';
import type { InvitationBook } from './invitation-book.ts';
import type { LeadBook } from './lead-book.ts';
import type { PartialBook } from './partial-book.ts';
import type { ResponseBook } from './response-book.ts';
import type { Tally } from './tally.ts';
import type { UploadBook } from './upload-book.ts';

/** What is known to a batch, and what it will write. */
export interface Books {
	destinations: ReadonlyMap<string, readonly DestinationRow[]>;
	leads: LeadBook;
	desks: DeskBook;
	responses: ResponseBook;
	uploads: UploadBook;
	attempts: AttemptBook;
	partials: PartialBook;
	invitations: InvitationBook;
	tally: Tally;
}

/** Enters one submission; where it throws, nothing of it is entered. */
export function completeSubmission(books: Books, given: SubmissionWrite): SubmissionWritten {
	const earlier = books.responses.earlier(given);
	if (given.accepts && !earlier) return { state: 'gone' };
	if (earlier && !(given.accepts && books.responses.isHeld(given))) {
		const sameBody = earlier.bodyHash === given.bodyHash;
		return { state: 'repeated', responseId: earlier.id, sameBody };
	}
	if (books.responses.lacksDetails(given)) return { state: 'outdated' };
	const said = books.invitations.addressed(given) ?? given;
	const write = books.attempts.isHurried(said) ? { ...said, held: 'hurried' as const } : said;
	const missing = books.uploads.missing(write);
	if (missing.length > 0) return { state: 'bereft', uploads: missing };
	const change = changeLead(books.leads, write);
	const isCounted = !write.test && !write.held;
	const deliveries =
		isCounted || isTried(write)
			? write.deliveries(change, toldOf(books, write), books.desks.of(change?.after ?? null))
			: [];
	if (change) books.leads.keep(change.after, leadQuizOf(write, change.after.id));
	books.responses.enter(write, change, deliveries);
	books.uploads.claim(write);
	books.invitations.finish(write, change);
	const passed = books.partials.end(write);
	if (isCounted) books.partials.write(write, change?.after.id ?? null);
	if (!write.test) count(books, write, passed);
	return { state: 'stored', responseId: write.responseId, lead: change?.after ?? null };
}

function isTried({ testFor, held }: SubmissionWrite): boolean {
	return testFor !== undefined && !held;
}

/** A test is told to the one destination that it tries. */
function toldOf({ destinations }: Books, { workspace, testFor }: SubmissionWrite) {
	const all = destinations.get(workspace) ?? [];
	return testFor === undefined ? all : all.filter(({ id }) => id === testFor);
}

/**
 * An attempt's start is counted when it turns out to be new, and how far it came in any case; what has none starts and ends at
 * once. What is held counts as completed once it is accepted.
 */
function count(
	{ attempts, tally }: Books,
	write: SubmissionWrite,
	passed: readonly string[]
): void {
	if (!write.accepts) {
		attempts.complete(write);
		tally.add(write, ...passed.map(passedName));
	}
	if (write.held) return;
	tally.add(write, 'complete', `segment:${write.segment}`);
	const isAttempt = write.accepts ? attempts.isKnown(write) : write.attempt !== undefined;
	if (!isAttempt) tally.add(write, 'start', 'api');
}
