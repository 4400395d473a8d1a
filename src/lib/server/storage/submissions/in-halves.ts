import type { SubmissionWrite, SubmissionWritten } from '../store.ts';

type Batch = readonly SubmissionWrite[];

/**
 * Completes a batch although some of it may be refused: it is tried again in halves, until what fails stands alone.
 * @param complete all or nothing
 * @param isRefusal whether an error is about what was to be written, so that the rest may well be taken
 */
export async function completeInHalves(
	batch: Batch,
	complete: (batch: Batch) => Promise<SubmissionWritten[]>,
	isRefusal: (error: unknown) => boolean
): Promise<SubmissionWritten[]> {
	try {
		return await complete(batch);
	} catch (error) {
		if (batch.length === 1 || !isRefusal(error)) {
			return batch.map(() => ({ state: 'failed', error }));
		}
		const middle = Math.ceil(batch.length / 2);
		const first = await completeInHalves(batch.slice(0, middle), complete, isRefusal);
		const rest = await completeInHalves(batch.slice(middle), complete, isRefusal);
		return [...first, ...rest];
	}
}
