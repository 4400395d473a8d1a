import type { Random } from '../random.ts';
import type { DeliveryRow, DestinationRow } from '../storage/store.ts';
import { DISABLE_AFTER, MAX_ATTEMPTS, nextAttemptAt, parseRetryAfter } from './retry.ts';
import type { WebhookAnswer } from './webhook/send.ts';

/** Characters of an answer that the delivery log keeps. */
const LONGEST_EXCERPT = 2_000;

/** What one try came to, whatever it was sent by. */
export interface Attempt {
	startedAt: number;
	durationMs: number;
	/** HTTP status; null where no answer came, and for mail. */
	status: number | null;
	/** A code such as `timeout`; null where the try succeeded or an answer came. */
	error: string | null;
	excerpt: string | null;
	/** ms that the receiver asked for. */
	retryAfter: number;
	succeeded: boolean;
	/** What was sent, but for the body, which the delivery has; null for mail. */
	request: { url: string; headers: Readonly<Record<string, string>> } | null;
	/** It succeeded in being written to a file, for want of a mail server. */
	written?: boolean;
}

export function webhookAttempt(
	answer: WebhookAnswer,
	startedAt: number,
	endedAt: number
): Omit<Attempt, 'request'> {
	// The clock may have been set back meanwhile.
	const timing = { startedAt, durationMs: Math.max(0, endedAt - startedAt) };
	if (answer.kind === 'failed') {
		const { error } = answer;
		return { ...timing, status: null, error, excerpt: null, retryAfter: 0, succeeded: false };
	}
	const { status, excerpt } = answer;
	return {
		...timing,
		status,
		error: null,
		excerpt: excerpt.slice(0, LONGEST_EXCERPT),
		retryAfter: parseRetryAfter(answer.retryAfter, endedAt),
		succeeded: status >= 200 && status < 300
	};
}

/** What follows from a try for the delivery and its destination, and whether the owner is told. */
export interface Verdict {
	delivery: Pick<DeliveryRow, 'state' | 'attempts' | 'nextAttemptAt' | 'finishedAt'>;
	/** Null: nothing changes. */
	destination: Partial<Pick<DestinationRow, 'state' | 'disabledReason' | 'failingSince'>> | null;
	tell: 'exhausted' | 'gone' | 'failing' | null;
}

const GONE = 410;

/** The policy: 2xx succeeds, 410 disables, all else is tried again until the schedule or the patience of 120 h ends. */
export function judge(
	delivery: DeliveryRow,
	destination: DestinationRow,
	attempt: Attempt,
	now: number,
	random: Random
): Verdict {
	const attempts = delivery.attempts + 1;
	if (attempt.succeeded) {
		return {
			delivery: {
				state: attempt.written ? 'written' : 'delivered',
				attempts,
				nextAttemptAt: delivery.nextAttemptAt,
				finishedAt: now
			},
			destination: destination.failingSince === null ? null : { failingSince: null },
			tell: null
		};
	}
	const failingSince = destination.failingSince ?? now;
	if (attempt.status === GONE) {
		return {
			delivery: {
				state: 'refused',
				attempts,
				nextAttemptAt: delivery.nextAttemptAt,
				finishedAt: now
			},
			destination: { state: 'disabled', disabledReason: 'gone', failingSince },
			tell: 'gone'
		};
	}
	const next = nextAttemptAt(attempts, now, random, attempt.retryAfter);
	const spent = next === null || attempts >= MAX_ATTEMPTS;
	const hopeless = now - failingSince >= DISABLE_AFTER;
	return {
		delivery: spent
			? { state: 'exhausted', attempts, nextAttemptAt: delivery.nextAttemptAt, finishedAt: now }
			: { state: 'queued', attempts, nextAttemptAt: next, finishedAt: null },
		destination: hopeless
			? { state: 'disabled', disabledReason: 'failing', failingSince }
			: { failingSince },
		tell: hopeless ? 'failing' : spent ? 'exhausted' : null
	};
}
