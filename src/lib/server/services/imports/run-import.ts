import { setImmediate as nextTurn } from 'node:timers/promises';
import { errorFields } from '../../error-fields.ts';
import type { House } from '../../house.ts';
import { outsideRequests } from '../../request-scope.ts';
import { importFiles } from '../../storage/import-files.ts';
import { changeImport } from '../../storage/queries/imports.ts';
import { writePeople } from '../../storage/queries/write-people.ts';
import { BegunAnew, Stale, type ImportRow, type Store } from '../../storage/store.ts';
import type { Person } from '../audience/person.ts';
import { addressDigest } from '../privacy/address-digest.ts';
import type { FileBatch } from './import-file.ts';
import type { ImportBatch, RowsAs } from './kinds.ts';
import { leadWords } from './leads/lead-words.ts';
import { leadWriter, stageRanks } from './leads/write-leads.ts';
import { readInThread, UnreadableFile } from './read-in-thread.ts';

/**
 * Rows of a write transaction. On SQLite everybody waits for one; PostgreSQL waits for the disk once in each, and others go on
 * meanwhile.
 */
const AT_ONCE = { sqlite: 250, postgres: 1000 };

/** Imports under way in this process, by database. */
const running = new WeakMap<Store, Map<string, { stop: AbortController; ended: Promise<void> }>>();

function runningIn(store: Store) {
	const known = running.get(store) ?? new Map();
	running.set(store, known);
	return known;
}

/** Whether this process is at it. */
export function isRunningHere({ store }: Pick<House, 'store'>, id: string): boolean {
	return runningIn(store).has(id);
}

/** Goes on by itself; resolves when it has ended, in whatever way. @param row as it was begun */
export function runImport(app: House, row: ImportRow): Promise<void> {
	return outsideRequests(() => {
		const stop = new AbortController();
		const under = runningIn(app.store);
		const ended = run(app, row, stop.signal).finally(() => under.delete(row.id));
		under.set(row.id, { stop, ended });
		return ended;
	});
}

/** Those of this process break off, and are told as interrupted. */
export async function stopImports({ store }: Pick<House, 'store'>): Promise<void> {
	const all = [...runningIn(store).values()];
	for (const { stop } of all) stop.abort();
	await Promise.all(all.map(({ ended }) => ended));
}

async function run(app: House, row: ImportRow, signal: AbortSignal): Promise<void> {
	const { store, config, clock, log } = app;
	try {
		const path = importFiles(config.dataDir).pathOf(row.id);
		const { format, mapping } = row;
		const { as, write, end } = await writerOf(app, row);
		try {
			for await (const batch of readInThread(
				app,
				{ peopleIn: path, format, mapping, as, atOnce: AT_ONCE[store.engine] },
				signal
			)) {
				if ('items' in batch) await write(batch);
				// On SQLite nothing waits, and messages come by the dozen: whoever else asks is let in.
				await nextTurn();
			}
		} finally {
			// Whatever ends it, nothing is written after it is told as ended.
			await end();
		}
		const now = clock.now();
		const done = { state: 'done', bytesRead: row.bytes, finishedAt: now, beatAt: now } as const;
		if (await changeImport(store, row, ['running'], done)) {
			await importFiles(config.dataDir).remove(row.id);
		}
	} catch (error) {
		// Begun anew meanwhile: the later beginning goes on.
		if (error instanceof Stale || error instanceof BegunAnew) return;
		const now = clock.now();
		const code = signal.aborted ? 'interrupted' : errorCode(error);
		if (code === 'broken') log.error('import_failed', { import: row.id, ...errorFields(error) });
		const failed = { state: 'failed', error: code, finishedAt: now, beatAt: now } as const;
		// Where the database is away, it stays running, and is told as interrupted by its silence.
		await changeImport(store, row, ['running'], failed).catch(() => undefined);
	}
}

function errorCode(error: unknown): 'unreadable' | 'broken' {
	return error instanceof UnreadableFile ? 'unreadable' : 'broken';
}

/** What rows are read as, and what is done with them. */
async function writerOf(
	app: House,
	row: ImportRow
): Promise<{ as: RowsAs; write(batch: ImportBatch): Promise<void>; end(): Promise<void> }> {
	const { kind, workspaceId } = row;
	if (kind === 'recipients') {
		return {
			as: { kind },
			write: async (batch) =>
				void (batch.kind === kind && (await writeRecipients(app, row, batch))),
			end: async () => undefined
		};
	}
	const [words, ranks] = await Promise.all([
		leadWords(app, workspaceId),
		stageRanks(app, workspaceId)
	]);
	const writer = leadWriter(app, row, ranks);
	return {
		as: { kind, words },
		write: async (batch) => void (batch.kind === kind && (await writer.write(batch))),
		end: writer.end
	};
}

async function writeRecipients(
	app: House,
	row: ImportRow,
	batch: FileBatch<Person>
): Promise<void> {
	const { id, workspaceId, runs, createdAt, basis, basisAt, basisNote, listId, format } = row;
	const { items, bytes, ...progress } = batch;
	await writePeople(
		app.store,
		{
			workspace: workspaceId,
			people: items,
			basis: { basis, basisAt, basisNote },
			lists: listId === null ? [] : [listId],
			locale: format.locale,
			importId: id,
			newId: () => app.ids.next('rcp'),
			digestOf: (email) => addressDigest(app, workspaceId, email),
			now: app.clock.now()
		},
		{
			of: { id, workspaceId, runs, createdAt },
			...progress,
			bytesRead: Math.min(bytes, row.bytes)
		}
	);
}
