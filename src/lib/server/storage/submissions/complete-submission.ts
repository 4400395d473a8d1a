import type {
	DeliveryRow,
	DestinationRow,
	LeadChange,
	SubmissionWrite,
	SubmissionWritten
} from '../store.ts';
import { sqliteTables } from '../tables.ts';
import { changeLead } from './change-lead.ts';
import { ask, type Asking, change, insertInto, rowsOf, tell } from './sentence.ts';

const { responses, consents, deliveries, attempts } = sqliteTables;

const findResponse = rowsOf<{ id: string; bodyHash: string }>(
	'SELECT id, body_hash AS "bodyHash" FROM responses WHERE quiz_id = ? AND idempotency_key = ?'
);
const finishAttempt = change(
	`UPDATE attempts SET completed_at = coalesce(completed_at, ?)
	WHERE quiz_id = ? AND attempt_id = ? AND workspace_id = ?`
);
const newResponse = insertInto(responses);
const newConsent = insertInto(consents);
const newDelivery = insertInto(deliveries);
const newAttempt = insertInto(attempts);

/** @returns what became of the submission, and the names of the counters it adds to */
export function* completeSubmission(
	write: SubmissionWrite,
	destinations: readonly DestinationRow[]
): Asking<{ written: SubmissionWritten; counts: string[] }> {
	const [earlier] = yield* ask(findResponse, [write.quiz, write.idempotencyKey]);
	if (earlier) {
		const sameBody = earlier.bodyHash === write.bodyHash;
		return { written: { state: 'repeated', responseId: earlier.id, sameBody }, counts: [] };
	}
	const lead = write.test || write.quarantined ? null : yield* changeLead(write);
	yield* addResponse(write, lead);
	const counts = write.test ? [] : yield* recordCompletion(write, lead, destinations);
	const written = {
		state: 'stored',
		responseId: write.responseId,
		lead: lead?.after ?? null
	} as const;
	return { written, counts };
}

function* recordCompletion(
	write: SubmissionWrite,
	lead: LeadChange | null,
	destinations: readonly DestinationRow[]
): Asking<string[]> {
	yield* addConsents(write, lead);
	if (!write.quarantined) yield* enqueueDeliveries(write.deliveries(lead, destinations));
	const counts = ['complete', `segment:${write.segment}`];
	return (yield* completeAttempt(write)) ? counts : ['start', ...counts];
}

function* addResponse(write: SubmissionWrite, lead: LeadChange | null): Asking<void> {
	const row = {
		id: write.responseId,
		workspaceId: write.workspace,
		quizId: write.quiz,
		version: write.version,
		idempotencyKey: write.idempotencyKey,
		bodyHash: write.bodyHash,
		leadId: lead?.after.id ?? null,
		locale: write.locale,
		answers: write.answers,
		hidden: write.hidden,
		path: write.path,
		ignored: write.ignored,
		total: write.total,
		percent: write.percent,
		dimensions: write.dimensions,
		segment: write.segment,
		temperature: write.temperature,
		stage: write.stage,
		tags: write.tags,
		result: write.result,
		receipt: write.receipt,
		test: write.test,
		quarantined: write.quarantined,
		source: write.source,
		startedAt: write.startedAt ?? null,
		createdAt: write.now
	};
	yield* tell(newResponse.sentence, newResponse.values(row));
}

function* addConsents(write: SubmissionWrite, lead: LeadChange | null): Asking<void> {
	for (const consent of write.consents) {
		const row = {
			...consent,
			url: consent.url ?? null,
			workspaceId: write.workspace,
			leadId: lead?.after.id ?? null,
			responseId: write.responseId,
			quizId: write.quiz,
			version: write.version,
			givenAt: write.now,
			withdrawnAt: null
		};
		yield* tell(newConsent.sentence, newConsent.values(row));
	}
}

function* enqueueDeliveries(rows: readonly DeliveryRow[]): Asking<void> {
	for (const row of rows) yield* tell(newDelivery.sentence, newDelivery.values(row));
}

/** @returns whether its start has been counted already; what nobody saw starting starts now */
function* completeAttempt(write: SubmissionWrite): Asking<boolean> {
	const { workspace, quiz, attempt, now } = write;
	if (attempt === undefined) return false;
	const finished = yield* tell(finishAttempt, [now, quiz, attempt, workspace]);
	if (finished > 0) return true;
	const row = {
		quizId: quiz,
		attemptId: attempt,
		workspaceId: workspace,
		version: write.version,
		source: write.source,
		startedAt: write.startedAt ?? now,
		completedAt: now
	};
	yield* tell(newAttempt.sentence, newAttempt.values(row));
	return false;
}
