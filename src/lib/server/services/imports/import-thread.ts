import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { errorFields } from '../../error-fields.ts';
import type { ImportFormat } from '../../storage/store.ts';
import type { Mapping } from '../audience/columns.ts';
import { lookIntoFile, type FileLook } from './import-file.ts';
import { readRowsAs, type ImportBatch, type RowsAs } from './kinds.ts';

/* The thread that reads a file of people. It writes nothing: what it has read is written by the server, some rows at a time. */

/** Given to the thread: to look at how a file begins, or to read all of it. */
export type ImportTask = { peopleIn: string } & (
	| { look: Partial<ImportFormat> }
	| { format: ImportFormat; mapping: Mapping; as: RowsAs; atOnce: number }
);

/** Told by the thread; at its end null, or what went wrong. For each batch taken it is sent anything. */
export type ImportNews = ImportBatch | FileLook | null | { failed: ReturnType<typeof errorFields> };

/** Batches on their way that have not been taken. */
const AHEAD = 2;

const task: ImportTask = workerData;
if (parentPort) await tell(parentPort, task);

async function tell(port: MessagePort, task: ImportTask): Promise<void> {
	let last: ImportNews = null;
	try {
		if ('look' in task) say(port, await lookIntoFile(task.peopleIn, task.look));
		else await sendBatches(port, readRowsAs(task.as, task.peopleIn, task));
	} catch (error) {
		last = { failed: errorFields(error) };
	}
	say(port, last);
	port.close();
}

async function sendBatches(port: MessagePort, batches: AsyncIterable<ImportBatch>): Promise<void> {
	let free = AHEAD;
	let wake = () => {};
	port.on('message', () => {
		free += 1;
		wake();
	});
	for await (const batch of batches) {
		while (free === 0) await new Promise<void>((resolve) => (wake = resolve));
		free -= 1;
		say(port, batch);
	}
}

function say(port: MessagePort, news: ImportNews): void {
	port.postMessage(news);
}
