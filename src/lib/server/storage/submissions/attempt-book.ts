import type { AttemptRow, SubmissionWrite } from '../store.ts';
import { withoutNul } from '../without-nul.ts';
import { find, insert, type Question, update } from './sentence.ts';

const lockAttempts = find('attempts', ['quizId', 'attemptId'], {
	shows: ['quizId', 'attemptId', 'startedAt'],
	lock: true
});
const insertAttempts = insert('attempts', {
	onConflict: 'ON CONFLICT DO NOTHING',
	shows: ['quizId', 'attemptId']
});
const finishAttempts = update('attempts', ['quizId', 'attemptId', 'workspaceId'], {
	sets: ['completedAt'],
	onlyIf: 'attempts.completed_at IS NULL'
});

export type AttemptName = Pick<AttemptRow, 'quizId' | 'attemptId'>;

/** The attempts that a batch completes, each with the first submission that does, and what is known of their starts. */
export class AttemptBook {
	readonly #attempts = new Map<string, { row: AttemptRow; write: SubmissionWrite }>();
	readonly #startedAt: ReadonlyMap<string, number>;

	/** @param found the reply to `lock` */
	constructor(found: readonly (AttemptName & Pick<AttemptRow, 'startedAt'>)[]) {
		this.#startedAt = new Map(found.map((row) => [nameOf(row), row.startedAt]));
	}

	/** Whether there is an attempt that the submission ended; asked of what is accepted. */
	isKnown(write: SubmissionWrite): boolean {
		const attempt = attemptOf(write);
		return attempt !== null && this.#startedAt.has(nameOf(attempt));
	}

	/**
	 * Whether it came sooner than anybody answers. A start that was never recorded says nothing: the network may have lost it, and
	 * scripts have none.
	 */
	isHurried(write: SubmissionWrite): boolean {
		if (write.held || write.accepts || write.test) return false;
		const attempt = attemptOf(write);
		const startedAt = attempt ? this.#startedAt.get(nameOf(attempt)) : undefined;
		// Less than nothing: the clock was set back meanwhile, or another process's is late.
		const taken = startedAt === undefined ? -1 : write.now - startedAt;
		return taken >= 0 && taken < write.leastTime;
	}

	/**
	 * What is told of an attempt's way takes the same locks: once they are held here nothing more is written of it before the
	 * commit, and nothing after.
	 */
	static lock(batch: readonly SubmissionWrite[]) {
		return lockAttempts(attemptsIn(batch));
	}

	complete(write: SubmissionWrite): void {
		if (write.attempt === undefined) return;
		const row = {
			quizId: write.quiz,
			attemptId: withoutNul(write.attempt),
			workspaceId: write.workspace,
			version: write.version,
			source: write.source,
			startedAt: write.startedAt ?? write.now,
			completedAt: write.now
		};
		const key = nameOf(row);
		if (!this.#attempts.has(key)) this.#attempts.set(key, { row, write });
	}

	/** Shows the attempts that nobody saw starting. */
	insert(): Question<AttemptName> {
		return insertAttempts(this.#rows());
	}

	finish(): Question<never> {
		return finishAttempts(this.#rows());
	}

	/** The submissions that completed these attempts. */
	completing(attempts: readonly AttemptName[]): SubmissionWrite[] {
		return attempts.flatMap((attempt) => this.#attempts.get(nameOf(attempt))?.write ?? []);
	}

	#rows() {
		return [...this.#attempts.values()].map(({ row }) => row);
	}
}

/** The attempts of a batch, each once, in an order that is the same in every batch. */
export function attemptsIn(batch: readonly SubmissionWrite[]): AttemptName[] {
	const names = new Map<string, AttemptName>();
	for (const write of batch) {
		const name = attemptOf(write);
		if (name) names.set(nameOf(name), name);
	}
	return [...names].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, name]) => name);
}

/** Null where it names none; what is accepted was sent under the attempt's name. */
export function attemptOf(write: SubmissionWrite): AttemptName | null {
	const attempt = write.accepts ? write.idempotencyKey : write.attempt;
	return attempt === undefined ? null : { quizId: write.quiz, attemptId: withoutNul(attempt) };
}

export function nameOf({ quizId, attemptId }: AttemptName): string {
	return `${quizId} ${attemptId}`;
}
