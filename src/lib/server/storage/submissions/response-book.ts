import type {
	ConsentRow,
	DeliveryRow,
	LeadChange,
	LeadHistoryRow,
	LeadWrite,
	MergeProposalRow,
	SubmissionWrite
} from '../store.ts';
import { find, insert, type Question, update } from './sentence.ts';

const findResponses = find('responses', ['quizId', 'idempotencyKey'], {
	shows: ['quizId', 'idempotencyKey', 'id', 'bodyHash']
});
export const findDetails = find('details', ['responseId'], { shows: ['responseId', 'bodyHash'] });
// Locked: of two who accept or delete it, one is first.
const findHeld = find('responses', ['quizId', 'idempotencyKey'], {
	shows: ['id', 'quarantined'],
	lock: true
});
const acceptResponses = update('responses', ['id'], { sets: ['leadId', 'quarantined'] });
const acceptConsents = update('consents', ['responseId'], { sets: ['leadId'] });
const insertHistory = insert('leadHistory');
const insertResponses = insert('responses');
const insertConsents = insert('consents');
const insertDeliveries = insert('deliveries');
const insertProposals = insert('mergeProposals', { onConflict: 'ON CONFLICT DO NOTHING' });

interface Known {
	id: string;
	bodyHash: string;
}

/** The responses of a batch with all that hangs on them, and earlier ones of the same keys. */
export class ResponseBook {
	readonly #known: Map<string, Known>;
	readonly #responses: ReturnType<typeof responseRow>[] = [];
	readonly #history: LeadHistoryRow[] = [];
	readonly #consents: ConsentRow[] = [];
	readonly #deliveries: DeliveryRow[] = [];
	readonly #proposals: MergeProposalRow[] = [];
	readonly #held: Set<string>;
	readonly #withDetails: Set<string>;
	readonly #accepted: { id: string; leadId: string | null; quarantined: boolean }[] = [];

	/** @param found the reply to `find` @param held the reply to `findHeld` @param details the reply to `findDetails` */
	constructor(
		found: readonly (Known & { quizId: string; idempotencyKey: string })[],
		held: readonly { id: string; quarantined: boolean | number }[],
		details: readonly { responseId: string }[]
	) {
		this.#withDetails = new Set(details.map(({ responseId }) => responseId));
		this.#held = new Set(held.filter((row) => row.quarantined).map(({ id }) => id));
		this.#known = new Map(found.map((row) => [`${row.quizId} ${row.idempotencyKey}`, row]));
	}

	/** Asks for the responses that the keys of a batch have led to. */
	static find(batch: readonly SubmissionWrite[]) {
		const keys = batch.map(({ quiz, idempotencyKey }) => ({ quizId: quiz, idempotencyKey }));
		return findResponses(keys);
	}

	/** Asks for the responses that a batch accepts. */
	static findHeld(batch: readonly SubmissionWrite[]) {
		const accepted = batch.filter(({ accepts }) => accepts);
		return findHeld(accepted.map(({ quiz, idempotencyKey }) => ({ quizId: quiz, idempotencyKey })));
	}

	/** Asks for what was left after the results of the responses that a batch accepts. */
	static findDetails(batch: readonly SubmissionWrite[]) {
		return findDetails(batch.filter(({ accepts }) => accepts));
	}

	/** Whether something was left after its result that it would be accepted without. */
	lacksDetails({ responseId, withDetails }: SubmissionWrite): boolean {
		return this.#withDetails.has(responseId) && !withDetails;
	}

	/** Whether what is to be accepted is still held. */
	isHeld({ responseId }: SubmissionWrite): boolean {
		return this.#held.has(responseId);
	}

	/** What the same key has led to before. */
	earlier({ quiz, idempotencyKey }: SubmissionWrite): Known | undefined {
		return this.#known.get(`${quiz} ${idempotencyKey}`);
	}

	enter(
		write: SubmissionWrite,
		change: LeadChange | null,
		deliveries: readonly DeliveryRow[]
	): void {
		const { responseId: id, bodyHash } = write;
		const leadId = change?.after.id ?? null;
		if (write.accepts) {
			this.#held.delete(id);
			this.#accepted.push({ id, leadId, quarantined: false });
			this.#tell(write, change, deliveries);
			return;
		}
		this.#known.set(`${write.quiz} ${write.idempotencyKey}`, { id, bodyHash });
		this.#responses.push(responseRow(write, leadId));
		this.enterLater(write, change, deliveries);
	}

	/** What hangs on a response that is there. */
	enterLater(
		write: LeadWrite,
		change: LeadChange | null,
		deliveries: readonly DeliveryRow[]
	): void {
		const leadId = change?.after.id ?? null;
		this.#tell(write, change, deliveries);
		if (!write.test) this.#consents.push(...consentRows(write, leadId));
	}

	#tell(write: LeadWrite, change: LeadChange | null, deliveries: readonly DeliveryRow[]): void {
		if (change && !write.test) this.#history.push(...historyRows(write, change));
		if (change?.other && !write.test)
			this.#proposals.push(proposalRow(write, change.after.id, change.other));
		this.#deliveries.push(...deliveries);
	}

	questions(): Question[] {
		return [
			insertHistory(this.#history),
			insertResponses(this.#responses),
			acceptResponses(this.#accepted),
			insertConsents(this.#consents),
			acceptConsents(this.#accepted.map(({ id, leadId }) => ({ responseId: id, leadId }))),
			insertDeliveries(this.#deliveries),
			insertProposals(this.#proposals)
		];
	}
}

function historyRows(write: LeadWrite, { before, after }: LeadChange): LeadHistoryRow[] {
	const kinds = ['segment', 'stage'] as const;
	return kinds
		.filter((kind) => before?.[kind] !== after[kind])
		.map((kind) => ({
			id: write.historyIds(),
			workspaceId: write.workspace,
			leadId: after.id,
			responseId: write.responseId,
			kind,
			fromValue: before?.[kind] ?? null,
			toValue: after[kind],
			by: null,
			at: write.now
		}));
}

/** Given the phone of another: perhaps the two are one person. Said once of two leads. */
function proposalRow(write: LeadWrite, leadId: string, otherId: string): MergeProposalRow {
	const { workspace: workspaceId, responseId, now: createdAt } = write;
	return {
		...{ workspaceId, leadId, otherId, responseId, createdAt },
		...{ dismissedAt: null, dismissedBy: null }
	};
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
		quarantined: write.held !== null,
		held: write.held,
		source: write.source,
		startedAt: write.startedAt ?? null,
		createdAt: write.now
	};
}

function consentRows(write: LeadWrite, leadId: string | null): ConsentRow[] {
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
