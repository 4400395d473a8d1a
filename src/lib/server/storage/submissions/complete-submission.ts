import type { ConsentRow, DestinationRow, SubmissionWrite, SubmissionWritten } from '../store.ts';
import { sqliteTables } from '../tables.ts';
import { changeLead, findKnownLeads, type LeadWrite } from './change-lead.ts';
import { ask, type Asking, change, insertInto, type Question, firstOf } from './sentence.ts';

const findResponse = firstOf<{ id: string; bodyHash: string }>(
	'SELECT id, body_hash AS "bodyHash" FROM responses WHERE quiz_id = ? AND idempotency_key = ?'
);
const insertResponse = insertInto(sqliteTables.responses);
const insertConsent = insertInto(sqliteTables.consents);
const insertDelivery = insertInto(sqliteTables.deliveries);
const insertAttempt = insertInto(sqliteTables.attempts, 'ON CONFLICT DO NOTHING');
const finishAttempt = change(
	`UPDATE attempts SET completed_at = coalesce(completed_at, ?)
	WHERE quiz_id = ? AND attempt_id = ? AND workspace_id = ?`
);

export interface Outcome {
	written: SubmissionWritten;
	/** Names of the counters that it adds to. */
	counts: string[];
}

/** Writes one submission; where it throws, parts of it may be written that the caller undoes. */
export function* completeSubmission(
	write: SubmissionWrite,
	destinations: readonly DestinationRow[]
): Asking<Outcome> {
	const [earlier, ...known] = yield* ask(
		findResponse(write.quiz, write.idempotencyKey),
		...findKnownLeads(write)
	);
	if (earlier) return { written: repeated(write, earlier), counts: [] };
	const lead = yield* changeLead(write, known);
	const counts = yield* save(write, lead, destinations);
	const after = lead?.change.after ?? null;
	return { written: { state: 'stored', responseId: write.responseId, lead: after }, counts };
}

function repeated(write: SubmissionWrite, earlier: { id: string; bodyHash: string }) {
	const sameBody = earlier.bodyHash === write.bodyHash;
	return { state: 'repeated', responseId: earlier.id, sameBody } as const;
}

/** @returns the names of the counters; what nobody saw starting starts now */
function* save(
	write: SubmissionWrite,
	lead: LeadWrite | null,
	destinations: readonly DestinationRow[]
): Asking<string[]> {
	const leadId = lead?.change.after.id ?? null;
	const rows = [...(lead?.questions ?? []), insertResponse(responseRow(write, leadId))];
	if (write.test) {
		yield* ask(...rows);
		return [];
	}
	const outbox = write.quarantined ? [] : write.deliveries(lead?.change ?? null, destinations);
	const [newAttempts] = yield* ask(
		...completeAttempt(write),
		...rows,
		...consentRows(write, leadId).map(insertConsent),
		...outbox.map(insertDelivery)
	);
	const byApi = write.attempt === undefined;
	const startWasCounted = !byApi && newAttempts === 0;
	return [
		...(startWasCounted ? [] : ['start']),
		...(byApi ? ['api'] : []),
		'complete',
		`segment:${write.segment}`
	];
}

function completeAttempt(write: SubmissionWrite): Question<number>[] {
	const { workspace, quiz, attempt, now } = write;
	if (attempt === undefined) return [];
	const row = {
		quizId: quiz,
		attemptId: attempt,
		workspaceId: workspace,
		version: write.version,
		source: write.source,
		startedAt: write.startedAt ?? now,
		completedAt: now
	};
	return [insertAttempt(row), finishAttempt(now, quiz, attempt, workspace)];
}

function responseRow(write: SubmissionWrite, leadId: string | null) {
	return {
		id: write.responseId,
		workspaceId: write.workspace,
		quizId: write.quiz,
		version: write.version,
		idempotencyKey: write.idempotencyKey,
		bodyHash: write.bodyHash,
		leadId,
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
}

function consentRows(write: SubmissionWrite, leadId: string | null): ConsentRow[] {
	return write.consents.map((consent) => ({
		...consent,
		url: consent.url ?? null,
		workspaceId: write.workspace,
		leadId,
		responseId: write.responseId,
		quizId: write.quiz,
		version: write.version,
		givenAt: write.now,
		withdrawnAt: null
	}));
}
