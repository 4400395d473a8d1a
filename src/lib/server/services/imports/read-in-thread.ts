import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { House } from '../../house.ts';
import type { FileLook } from './import-file.ts';
import type { ImportNews, ImportTask } from './import-thread.ts';
import type { ImportBatch } from './kinds.ts';

/** The file could not be read to its end. */
export class UnreadableFile extends Error {
	override readonly name = 'UnreadableFile';
}

/** A workbook that needs more is none that people made: its thread ends, and the server does not. */
const MEMORY = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 16 };

/**
 * What a thread reads of a file, which ends with this in whatever way.
 * @throws UnreadableFile, and whatever ends a thread
 */
export async function* readInThread(
	{ importThread }: Pick<House, 'importThread'>,
	task: ImportTask,
	signal?: AbortSignal
): AsyncGenerator<ImportBatch | FileLook, void> {
	const thread = new Worker(importThread, { workerData: task, resourceLimits: MEMORY });
	try {
		for await (const [message] of on(thread, 'message', {
			close: ['exit'],
			...(signal && { signal })
		})) {
			const news: ImportNews = message;
			if (news === null) return;
			if ('failed' in news) throw new UnreadableFile(String(news.failed.error));
			yield news;
			thread.postMessage('taken');
		}
		throw new UnreadableFile('ThreadEnded');
	} finally {
		await thread.terminate();
	}
}
