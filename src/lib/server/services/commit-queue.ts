import type { Store, SubmissionWrite, SubmissionWritten } from '../storage/store.ts';

/** Submissions of one turn of the event loop share one commit; what comes while all lanes write waits for the next. */
export interface CommitQueue {
	/** Null where too many wait already. */
	push(write: SubmissionWrite): Promise<SubmissionWritten> | null;
	/** How many wait. */
	depth(): number;
}

interface Waiting {
	write: SubmissionWrite;
	done: (written: SubmissionWritten) => void;
}

type Measure = (size: number, seconds: number) => void;
type Committing = Pick<Store, 'completeSubmissions' | 'lanes'>;

const BATCH = 256;

export function commitQueue(
	store: Committing,
	most: number,
	/** Told of each commit: of how many, and how long it took. */
	measure: Measure = () => undefined
): CommitQueue {
	let waiting: Waiting[] = [];
	let running = 0;

	async function run(): Promise<void> {
		running += 1;
		while (waiting.length > 0) {
			await nextTurn();
			const batch = waiting.slice(0, BATCH);
			waiting = waiting.slice(BATCH);
			if (batch.length > 0) await commit(store, batch, measure);
		}
		running -= 1;
	}

	return {
		push(write) {
			if (waiting.length >= most) return null;
			const written = new Promise<SubmissionWritten>((done) => waiting.push({ write, done }));
			if (running < store.lanes) void run();
			return written;
		},
		depth: () => waiting.length
	};
}

async function commit(
	store: Committing,
	batch: readonly Waiting[],
	measure: Measure
): Promise<void> {
	const begun = performance.now();
	try {
		const written = await store.completeSubmissions(batch.map(({ write }) => write));
		measure(batch.length, (performance.now() - begun) / 1000);
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
