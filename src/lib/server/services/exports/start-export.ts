import { fail, ok, type Result } from '../../../quiz/result.ts';
import { errorFields } from '../../error-fields.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import type { Store } from '../../storage/store.ts';
import type { ExportJob } from './export-job.ts';
import { exportPieces, ExportFailed } from './export-pieces.ts';
import type { ExportStep } from './table.ts';
import type { WatchedExport } from './watched-exports.ts';

/** At once in a process, and of one workspace: each has a thread, a connection and some 50 MB. */
const MOST = { inAll: 4, ofOne: 2 };
const RETRY_SECONDS = 10;
/** Nobody has taken a piece for this long: the download is given up, ms. */
const PATIENCE = 120_000;

/** Workspaces of the exports under way in this process, by database. */
const running = new WeakMap<Store, string[]>();

interface Options {
	patience?: number | undefined;
	/** Is kept up to date. */
	watched?: WatchedExport | undefined;
}

/**
 * A file, made in a thread of its own as fast as it is read, and ended with whoever reads it. Where something goes wrong
 * half-way the stream breaks, so that nobody takes a part for the whole.
 */
export async function startExport(
	app: House,
	job: ExportJob,
	{ patience = PATIENCE, watched }: Options = {}
): Promise<Result<ReadableStream<Uint8Array>, Problem>> {
	const leave = enter(app.store, job.workspace);
	if (!leave) {
		if (watched) watched.state = 'busy';
		return fail({ code: 'exports_busy', params: { seconds: RETRY_SECONDS } });
	}
	const hangUp = watched?.hangUp ?? new AbortController();
	const pieces = guarded(app, job, { signal: hangUp.signal, watched, leave });
	try {
		// Until there is a first piece, whoever asks can still be told what is wrong.
		return ok(streamOf(await pieces.next(), pieces, { hangUp, patience, watched }));
	} catch (error) {
		return fail(problemOf(error));
	}
}

/** How to leave; null where too many are in. */
function enter(store: Store, workspace: string): (() => void) | null {
	const inside = running.get(store) ?? [];
	running.set(store, inside);
	const own = inside.filter((one) => one === workspace);
	if (inside.length >= MOST.inAll || own.length >= MOST.ofOne) return null;
	inside.push(workspace);
	return () => void inside.splice(inside.indexOf(workspace), 1);
}

interface Running {
	signal: AbortSignal;
	watched: WatchedExport | undefined;
	leave(): void;
}

/** Tells the log once what went wrong, and leaves when the thread has ended. */
async function* guarded(app: House, job: ExportJob, { signal, watched, leave }: Running) {
	const tell = watched && ((step: ExportStep) => Object.assign(watched, step));
	try {
		signal.throwIfAborted();
		yield* exportPieces(app, job, { signal, tell });
		if (watched) watched.state = 'done';
	} catch (error) {
		if (!signal.aborted) logFailure(app, job, error);
		if (watched?.state === 'running') watched.state = signal.aborted ? 'cancelled' : 'failed';
		throw error;
	} finally {
		// Whoever hangs up ends it between two pieces.
		if (watched?.state === 'running') watched.state = 'cancelled';
		leave();
	}
}

function logFailure({ log }: House, { exported, format }: ExportJob, error: unknown): void {
	const known = error instanceof ExportFailed ? error.fields : errorFields(error);
	const fields = { export: exported.of, format, ...known };
	if (isAway(error)) log.warn('database_away', fields);
	else log.error('export_failed', fields);
}

function problemOf(error: unknown): Problem {
	if (!isAway(error)) return { code: 'internal' };
	return { code: 'database_away', params: { seconds: RETRY_SECONDS } };
}

function isAway(error: unknown): boolean {
	return error instanceof ExportFailed && error.isAway;
}

function streamOf(
	first: IteratorResult<Uint8Array, void>,
	pieces: AsyncGenerator<Uint8Array, void>,
	{ hangUp, patience, watched }: Options & { hangUp: AbortController; patience: number }
): ReadableStream<Uint8Array> {
	let waiting: typeof first | null = first;
	let giveUp: NodeJS.Timeout;
	const end = async () => {
		clearTimeout(giveUp);
		hangUp.abort();
		await pieces.return().catch(() => undefined);
	};
	return new ReadableStream(
		{
			start(stream) {
				giveUpLater(stream);
				hangUp.signal.addEventListener('abort', () =>
					breakOff(stream, 'This export was cancelled.')
				);
			},
			async pull(stream) {
				clearTimeout(giveUp);
				const { done, value } = waiting ?? (await pieces.next());
				waiting = null;
				if (done) return stream.close();
				stream.enqueue(value);
				if (watched) watched.bytes += value.length;
				giveUpLater(stream);
			},
			cancel: end
		},
		{ highWaterMark: 0 }
	);

	function giveUpLater(stream: ReadableStreamDefaultController<Uint8Array>): void {
		giveUp = setTimeout(() => breakOff(stream, 'Nobody reads this export.'), patience).unref();
	}

	/** To a stream that has ended already it does nothing. */
	function breakOff(stream: ReadableStreamDefaultController<Uint8Array>, why: string): void {
		stream.error(new Error(why));
		void end();
	}
}
