import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { Words } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import { invalid, type FieldError, type Problem } from '../../problems.ts';
import { importFiles } from '../../storage/import-files.ts';
import {
	beginImport,
	changeImport,
	countFaults,
	deleteImportRow,
	importById,
	importFaultsAfter,
	importsPage,
	namesOfImports,
	staleImports
} from '../../storage/queries/imports.ts';
import {
	Stale,
	type ImportFaultRow,
	type ImportFormat,
	type ImportRow
} from '../../storage/store.ts';
import { pageLimit, pageOf, type Page, type PageInput } from '../pages.ts';
import { linesOf, type By } from '../audit.ts';
import { basisFaults, basisSchema } from '../audience/basis.ts';
import { mappingFault, type Mapping } from '../audience/columns.ts';
import { createList, getList } from '../audience/lists.ts';
import { isRunningHere, runImport } from './run-import.ts';

export type { ImportFormat } from '../../storage/store.ts';

/** Of a silence beyond this the process that was at it has ended, ms. */
const SILENCE = 60_000;
const DAY = 86_400_000;
const KEPT_DAYS = { waiting: 1, failed: 7 };

/** `interrupted`: whoever was at it was stopped; it may be begun again without harm. */
export type ShownState = ImportRow['state'] | 'interrupted';

export type Import = Omit<ImportRow, 'state'> & { state: ShownState };

export interface ImportStart {
	format: ImportFormat;
	mapping: Mapping;
	basis: string;
	/** ms; NaN where it is no date. */
	basisAt: number;
	basisNote: string;
	/** The id of a list, or the name of a new one; without both they are on none. */
	list?: string | undefined;
	newList?: string | undefined;
}

/** Begins to read the file; it goes on by itself. @param by who does it, as the log of changes says it; the same below */
export async function startImport(
	app: House,
	workspace: string,
	id: string,
	start: ImportStart,
	by: By
): Promise<Result<Import, Problem>> {
	const waiting = await waitingImport(app, workspace, id, 'recipients');
	if (!waiting.ok) return waiting;
	const errors = faultsOf(start, app.clock.now());
	if (errors.length > 0) return fail({ code: 'invalid', errors });
	const list = await listFor(app, workspace, start, by);
	if (!list.ok) return list;
	const { format, mapping, basis, basisAt, basisNote } = start;
	const change = {
		...{ format, mapping, basis: basisSchema.parse(basis), basisAt },
		...{ basisNote: basisNote.trim(), listId: list.value }
	};
	return beginReading(app, waiting.value, change, by);
}

/** One whose file nobody has begun to read. */
export async function waitingImport(
	app: Pick<House, 'store'>,
	workspace: string,
	id: string,
	kind: ImportRow['kind']
): Promise<Result<ImportRow, Problem>> {
	const row = await importById(app.store, workspace, id);
	if (row?.kind !== kind) return fail({ code: 'not_found' });
	return row.state === 'waiting' ? ok(row) : fail({ code: 'import_running' });
}

function faultsOf({ mapping, basis, basisAt, basisNote }: ImportStart, now: number): FieldError[] {
	const fault = mappingFault(mapping);
	return [
		...(fault ? [{ path: 'mapping', message: MAPPING[fault] }] : []),
		...basisFaults({ basis, basisAt, basisNote }, now)
	];
}

/** The list that people are put on: a new one where one is named. */
export async function listFor(
	app: House,
	workspace: string,
	{ list, newList }: Pick<ImportStart, 'list' | 'newList'>,
	by: By
): Promise<Result<string | null, Problem>> {
	if (newList !== undefined) {
		const created = await createList(app, workspace, newList, false, by);
		if (created.ok) return ok(created.value.id);
		const errors = created.problem.errors?.map(({ message }) => ({ path: 'newList', message }));
		return fail({ ...created.problem, errors });
	}
	if (list === undefined) return ok(null);
	const found = await getList(app, workspace, list);
	return found.ok ? ok(list) : fail(invalid('list', NO_LIST));
}

/** Reads the file of an import that was interrupted or failed once more, as it was begun. */
export async function repeatImport(
	app: House,
	workspace: string,
	id: string,
	by: By
): Promise<Result<Import, Problem>> {
	const row = await importById(app.store, workspace, id);
	if (!row) return fail({ code: 'not_found' });
	const { state } = importOf(app, row);
	if (state !== 'interrupted' && state !== 'failed') return fail({ code: 'import_running' });
	return beginReading(app, row, {}, by);
}

/** Reads the file of an import, which goes on by itself. @param change how it is read from now on */
export async function beginReading(
	app: House,
	row: ImportRow,
	change: Partial<ImportRow>,
	by: By
): Promise<Result<Import, Problem>> {
	if ((await importFiles(app.config.dataDir).coming(row.id).size()) === null) {
		return fail({ code: 'import_gone' });
	}
	const now = app.clock.now();
	try {
		await beginImport(app.store, row, { ...change, beatAt: now }, said(app, row, by));
	} catch (error) {
		if (error instanceof Stale) return fail({ code: 'import_running' });
		throw error;
	}
	const begun = await importById(app.store, row.workspaceId, row.id);
	if (!begun) return fail({ code: 'not_found' });
	void runImport(app, begun);
	return ok(importOf(app, begun));
}

function said(app: House, { id, workspaceId, kind, fileName }: ImportRow, by: By) {
	const entry = { by, action: `${kind}.imported`, subject: id, detail: { name: fileName } };
	return linesOf(app, workspaceId, entry);
}

export async function getImport(
	app: House,
	workspace: string,
	id: string
): Promise<Result<Import, Problem>> {
	const row = await importById(app.store, workspace, id);
	return row ? ok(importOf(app, row)) : fail({ code: 'not_found' });
}

/** Newest first. */
export async function listImports(
	app: House,
	workspace: string,
	kind: ImportRow['kind'],
	input: PageInput = {}
): Promise<Page<Import>> {
	const limit = pageLimit(input);
	const rows = await importsPage(app.store, workspace, kind, { before: input.cursor, limit });
	const { items, next } = pageOf(rows, limit);
	return { items: items.map((row) => importOf(app, row)), next };
}

/** What the files were called, by the ids of their imports. */
export async function importNames(
	app: House,
	workspace: string,
	ids: readonly string[]
): Promise<Map<string, string>> {
	const rows = await namesOfImports(app.store, workspace, ids);
	return new Map(rows.map(({ id, fileName }) => [id, fileName]));
}

const FAULTS_AT_ONCE = 500;

/** Lines that were not taken, or not in whole, in the order of the file. */
export async function* importFaults(
	app: House,
	workspace: string,
	id: string
): AsyncGenerator<ImportFaultRow[]> {
	for (let after = -1; ;) {
		const page = { after, limit: FAULTS_AT_ONCE };
		const rows = await importFaultsAfter(app.store, workspace, id, page);
		const last = rows.at(-1);
		if (!last) return;
		yield rows;
		after = last.line;
	}
}

const FAULTS_SHOWN = 50;

/** The first lines that were not taken. */
export function firstFaults(app: House, workspace: string, id: string): Promise<ImportFaultRow[]> {
	return importFaultsAfter(app.store, workspace, id, { after: -1, limit: FAULTS_SHOWN });
}

/** How many lines have each fault; one line may have several. */
export async function faultCounts(
	app: House,
	workspace: string,
	id: string
): Promise<{ code: string; count: number }[]> {
	const counts = new Map<string, number>();
	for (const { code, count } of await countFaults(app.store, workspace, id)) {
		for (const one of code.split(' ')) counts.set(one, (counts.get(one) ?? 0) + count);
	}
	return [...counts].map(([code, count]) => ({ code, count }));
}

/** Removes files that nobody came back for. */
export async function sweepImports(app: House): Promise<void> {
	const now = app.clock.now();
	const before = {
		waiting: now - KEPT_DAYS.waiting * DAY,
		failed: now - KEPT_DAYS.failed * DAY
	};
	for (const row of await staleImports(app.store, before)) {
		await importFiles(app.config.dataDir).remove(row.id);
		if (row.state === 'waiting') await deleteImportRow(app.store, row.workspaceId, row.id);
		else if (row.state === 'running') {
			await changeImport(app.store, row, ['running'], { state: 'failed', error: 'interrupted' });
		}
	}
}

function importOf(app: House, row: ImportRow): Import {
	const isLeft =
		row.state === 'running' &&
		!isRunningHere(app, row.id) &&
		(app.store.exclusive || app.clock.now() - row.beatAt > SILENCE);
	const isStopped = row.state === 'failed' && row.error === 'interrupted';
	return { ...row, state: isLeft || isStopped ? 'interrupted' : row.state };
}

const MAPPING: Readonly<Record<'no_email' | 'twice' | 'bad_field', Words>> = {
	no_email: {
		en: 'Say which column holds the addresses.',
		ru: 'Укажите, в каком столбце адреса.'
	},
	twice: {
		en: 'Two columns are the same: leave one of them out.',
		ru: 'Два столбца означают одно и то же: один из них пропустите.'
	},
	bad_field: {
		en: 'A field is named by small Latin letters, digits and _.',
		ru: 'Поле называют строчными латинскими буквами, цифрами и _.'
	}
};
const NO_LIST: Words = { en: 'This list is not there any more.', ru: 'Этого списка больше нет.' };
