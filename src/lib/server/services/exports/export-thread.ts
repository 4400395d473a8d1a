import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { errorFields } from '../../error-fields.ts';
import { CannotOpen } from '../../storage/cannot-open.ts';
import { openStore } from '../../storage/open.ts';
import type { Store } from '../../storage/store.ts';
import { exportedBytes, type ExportJob } from './export-job.ts';
import type { ExportStep } from './table.ts';

/* The thread that reads and writes one export, on a connection of its own. */

/** Given to the thread. */
export interface ExportTask {
	exportFrom: string;
	/** The installation's address, for links. */
	origin: string;
	job: ExportJob;
}

/**
 * Told by the thread: a piece of the file; how far it is; at its end null; or what went wrong. For each piece taken it is sent
 * anything.
 */
export type ExportNews =
	Uint8Array | ExportStep | null | { failed: ReturnType<typeof errorFields>; isAway: boolean };

/** Pieces on their way that have not been taken: enough that neither side waits for the other. */
const AHEAD = 3;

const task: ExportTask = workerData;
if (parentPort) await tell(parentPort, task);

async function tell(port: MessagePort, given: ExportTask): Promise<void> {
	port.postMessage(await send(port, given));
	port.close();
}

/** @returns the last thing to tell, when nothing is open any more */
async function send(
	port: MessagePort,
	{ exportFrom, origin, job }: ExportTask
): Promise<ExportNews> {
	let store: Store | undefined;
	try {
		store = await openStore({ databaseUrl: exportFrom, readOnly: true });
		const tell = (step: ExportStep) => port.postMessage(step satisfies ExportNews);
		await sendPieces(port, exportedBytes({ store, config: { origin } }, job, tell));
		return null;
	} catch (error) {
		const isAway = store ? store.isAway(error) : error instanceof CannotOpen;
		return { failed: errorFields(error), isAway };
	} finally {
		await store?.close();
	}
}

async function sendPieces(port: MessagePort, bytes: AsyncIterable<Uint8Array>): Promise<void> {
	let free = AHEAD;
	let wake = () => {};
	port.on('message', () => {
		free += 1;
		wake();
	});
	for await (const piece of bytes) {
		while (free === 0) await new Promise<void>((resolve) => (wake = resolve));
		free -= 1;
		const own = ownBuffer(piece);
		port.postMessage(own satisfies ExportNews, [own.buffer]);
	}
}

/** What shares its memory with others is copied, so that it can be handed over. */
function ownBuffer(piece: Uint8Array): Uint8Array<ArrayBuffer> {
	const { buffer, byteLength } = piece;
	const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
	return isWhole ? new Uint8Array(buffer) : new Uint8Array(piece);
}
