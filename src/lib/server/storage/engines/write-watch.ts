/** How long the last failure is believed when no write came after it, ms. */
const MEMORY = 5_000;

/** Remembers whether the last write failed because nothing can be written. */
export interface WriteWatch {
	watch<Result>(write: () => Promise<Result>): Promise<Result>;
	/** What the last write failed with, not long ago. */
	lastFailure(): Error | undefined;
}

/**
 * A probe may find room where a real write finds none. The memory fades, so that whoever sends nothing here meanwhile
 * tries again.
 */
export function writeWatch(
	isTrouble: (error: unknown) => boolean,
	now = () => performance.now()
): WriteWatch {
	let failure: Error | undefined;
	let failedAt = 0;
	return {
		async watch(write) {
			try {
				const written = await write();
				failure = undefined;
				return written;
			} catch (error) {
				if (error instanceof Error && isTrouble(error)) [failure, failedAt] = [error, now()];
				throw error;
			}
		},
		lastFailure: () => (now() - failedAt < MEMORY ? failure : undefined)
	};
}
