import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { importFiles } from '../../storage/import-files.ts';
import { deleteImportRow, importById, insertImport } from '../../storage/queries/imports.ts';
import type { ImportFormat, ImportRow } from '../../storage/store.ts';
import { guessMapping, type Mapping } from '../audience/columns.ts';
import type { FileLook } from './import-file.ts';
import { guessLeadMapping } from './leads/lead-columns.ts';
import { readInThread, UnreadableFile } from './read-in-thread.ts';

/** How a file begins, and what its columns most likely are. */
export type LookedAt = FileLook & { mapping: Mapping };

const MOST_BYTES = 200_000_000;

/** Makes room for a file; its bytes follow. */
export async function announceImport(
	app: House,
	{ workspace, user, kind }: { workspace: string; user: string; kind: ImportRow['kind'] },
	{ name, size }: { name: string; size: number }
): Promise<Result<ImportRow, Problem>> {
	if (size === 0) return fail({ code: 'empty_file' });
	if (size > MOST_BYTES) return fail(TOO_LARGE);
	const now = app.clock.now();
	const row: ImportRow = {
		id: app.ids.next('imp'),
		workspaceId: workspace,
		kind,
		mode: 'fill',
		fileName: name.replace(/\p{Cc}/gu, '').slice(-200) || 'file',
		state: 'waiting',
		format: { kind: 'csv', encoding: 'utf-8', separator: ',', headings: true },
		mapping: {},
		...{ basis: 'other', basisAt: now, basisNote: '', listId: null },
		...{ rows: 0, added: 0, updated: 0, repeated: 0, broken: 0, bytesRead: 0, bytes: size },
		kept: 0,
		...{ error: null, runs: 0, beatAt: now, createdBy: user, createdAt: now, finishedAt: null }
	};
	await importFiles(app.config.dataDir).coming(row.id).begin();
	await insertImport(app.store, row);
	return ok(row);
}

/** Bytes of a file from `from` on, straight to the disk. @returns how many are there then */
export async function receiveImport(
	app: House,
	workspace: string,
	id: string,
	from: number,
	bytes: AsyncIterable<Uint8Array>
): Promise<Result<{ received: number; size: number }, Problem>> {
	const row = await importById(app.store, workspace, id);
	if (row?.state !== 'waiting') return fail({ code: 'not_found' });
	const file = importFiles(app.config.dataDir).coming(id);
	const there = await file.size();
	if (there === null) return fail({ code: 'not_found' });
	if (from !== there) return fail({ code: 'upload_offset', params: { offset: there } });
	const taken = await file.append(from, row.bytes, bytes);
	if (taken.state === 'taken') return ok({ received: taken.size, size: row.bytes });
	if (taken.state === 'disk_full') return fail({ code: 'disk_full', params: { seconds: 60 } });
	return fail(taken.state === 'too_large' ? TOO_LARGE : { code: 'not_found' });
}

/** How many bytes of a file that is being sent are here. */
export async function receivedOfImport(
	app: House,
	workspace: string,
	id: string
): Promise<Result<number, Problem>> {
	const row = await importById(app.store, workspace, id);
	const file = importFiles(app.config.dataDir).coming(id);
	const size = row?.state === 'waiting' ? await file.size() : null;
	return size === null ? fail({ code: 'not_found' }) : ok(size);
}

/** How the file begins, and what its columns most likely are. @param given what somebody knows better of its format */
export async function lookAtImport(
	app: House,
	workspace: string,
	id: string,
	given: Partial<ImportFormat> = {}
): Promise<Result<LookedAt, Problem>> {
	const row = await importById(app.store, workspace, id);
	if (row?.state !== 'waiting') return fail({ code: 'not_found' });
	const files = importFiles(app.config.dataDir);
	if ((await files.coming(id).size()) !== row.bytes) return fail({ code: 'import_gone' });
	try {
		for await (const look of readInThread(app, { peopleIn: files.pathOf(id), look: given })) {
			if ('format' in look) {
				const isEmpty = look.rows.length === 0 && !look.headings?.length;
				if (isEmpty) return fail({ code: 'empty_file' });
				return ok({ ...look, mapping: guessed(row.kind, look) });
			}
		}
	} catch (error) {
		if (!(error instanceof UnreadableFile)) throw error;
	}
	return fail({ code: 'unreadable_file' });
}

function guessed(kind: ImportRow['kind'], look: FileLook): Mapping {
	return kind === 'leads' ? guessLeadMapping(look) : guessMapping(look.headings, look.rows);
}

/** Gives up a file that nobody has begun to read. */
export async function dropImport(app: House, workspace: string, id: string): Promise<void> {
	const row = await importById(app.store, workspace, id);
	if (row?.state !== 'waiting') return;
	await importFiles(app.config.dataDir).remove(id);
	await deleteImportRow(app.store, workspace, id);
}

const TOO_LARGE: Problem = { code: 'too_large', params: { limit: '200 MB' } };
