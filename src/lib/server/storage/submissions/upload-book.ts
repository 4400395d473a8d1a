import type { SubmissionWrite, UploadRow } from '../store.ts';
import { find, type Question, update } from './sentence.ts';

// Locked, so that none is swept away between here and the commit.
const findUploads = find('uploads', ['id'], {
	shows: ['id', 'workspaceId', 'quizId', 'state', 'responseId'],
	lock: true
});
const claimUploads = update('uploads', ['id'], {
	sets: ['responseId'],
	onlyIf: "uploads.response_id IS NULL AND uploads.state = 'complete'"
});

type Found = Pick<UploadRow, 'id' | 'workspaceId' | 'quizId' | 'state' | 'responseId'>;

/** The files that a batch names, each for the first submission that does. A batch without files asks nothing. */
export class UploadBook {
	readonly #free: Map<string, Found>;
	readonly #claims: { id: string; responseId: string }[] = [];

	/** @param found the reply to `find` */
	constructor(found: readonly Found[]) {
		const free = found.filter((row) => row.state === 'complete' && row.responseId === null);
		this.#free = new Map(free.map((row) => [row.id, row]));
	}

	static find(batch: readonly SubmissionWrite[]) {
		const ids = new Set(batch.flatMap(({ uploads }) => uploads));
		return findUploads([...ids].sort().map((id) => ({ id })));
	}

	/** Those that cannot be had, because they are gone, unfinished, or another's. */
	missing({ workspace, quiz, uploads }: SubmissionWrite): string[] {
		return uploads.filter((id) => {
			const row = this.#free.get(id);
			return row?.workspaceId !== workspace || row.quizId !== quiz;
		});
	}

	claim({ responseId, uploads }: SubmissionWrite): void {
		for (const id of uploads) {
			this.#free.delete(id);
			this.#claims.push({ id, responseId });
		}
	}

	question(): Question {
		return claimUploads(this.#claims);
	}
}
