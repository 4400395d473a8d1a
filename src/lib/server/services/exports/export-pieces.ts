import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { errorFields } from '../../error-fields.ts';
import type { House } from '../../house.ts';
import type { ExportJob } from './export-job.ts';
import type { ExportNews, ExportTask } from './export-thread.ts';
import type { ExportStep } from './table.ts';

/** What the thread told of its end, fit for the log. */
export class ExportFailed extends Error {
	override readonly name = 'ExportFailed';
	readonly fields: ReturnType<typeof errorFields>;
	/** It was the database that did not answer. */
	readonly isAway: boolean;

	constructor(fields: ReturnType<typeof errorFields>, isAway: boolean) {
		super('The export broke off.');
		this.fields = fields;
		this.isAway = isAway;
	}
}

/**
 * What a page leaves behind is cleared early. A thread that needs more than all of this has gone astray: it ends, and the
 * server does not.
 */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 6 };

/**
 * The pieces of a file that a thread makes, which ends with this in whatever way. @param tell is told how far the thread is
 * @throws ExportFailed, and whatever ends a thread
 */
export async function* exportPieces(
	{ exportThread, store, config }: House,
	job: ExportJob,
	{ signal, tell }: { signal: AbortSignal; tell?: ((step: ExportStep) => void) | undefined }
): AsyncGenerator<Uint8Array, void> {
	const { origin } = config;
	const workerData: ExportTask = { exportFrom: store.databaseUrl, origin, job };
	const thread = new Worker(exportThread, { workerData, resourceLimits: MEMORY });
	try {
		for await (const [message] of on(thread, 'message', { signal, close: ['exit'] })) {
			const news: ExportNews = message;
			if (news === null) return;
			if (news instanceof Uint8Array) {
				yield news;
				thread.postMessage('taken');
			} else if ('failed' in news) throw new ExportFailed(news.failed, news.isAway);
			else tell?.(news);
		}
		throw new ExportFailed({ error: 'ThreadEnded' }, false);
	} finally {
		await thread.terminate();
	}
}
