import type { Store, SubmissionWrite, SubmissionWritten } from '../storage/store.ts';

/** Submissions of one turn of the event loop share one commit; what comes while it is written waits for the next. */
export interface CommitQueue {
	/** Null where too many wait already. */
	push(write: SubmissionWrite): Promise<SubmissionWritten> | null;
}

interface Waiting {
	write: SubmissionWrite;
	done: (written: SubmissionWritten) => void;
}

const BATCH = 256;

export function commitQueue(store: Pick<Store, 'completeSubmissions'>, most: number): CommitQueue {
	let waiting: Waiting[] = [];
	let running = false;

	async function run(): Promise<void> {
		running = true;
		while (waiting.length > 0) {
			await nextTurn();
			const batch = waiting.slice(0, BATCH);
			waiting = waiting.slice(BATCH);
			await commit(store, batch);
		}
		running = false;
	}

	return {
		push(write) {
			if (waiting.length >= most) return null;
			const written = new Promise<SubmissionWritten>((done) => waiting.push({ write, done }));
			if (!running) void run();
			return written;
		}
	};
}

async function commit(
	store: Pick<Store, 'completeSubmissions'>,
	batch: readonly Waiting[]
): Promise<void> {
	try {
		const written = await store.completeSubmissions(batch.map(({ write }) => write));
		batch.forEach(({ done }, index) => {
			done(written[index] ?? { state: 'failed', error: new Error('No answer from the store.') });
		});
	} catch (error) {
		batch.forEach(({ done }) => done({ state: 'failed', error }));
	}
}

function nextTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
