import type { House } from '../../../house.ts';
import { timeSortedIds } from '../../../ids.ts';
import { knownLeads, writeLeadImport } from '../../../storage/queries/lead-imports.ts';
import { planPeople, type PersonWrite } from '../../../storage/queries/write-people.ts';
import { Stale, type ImportRow } from '../../../storage/store.ts';
import { stagesOf } from '../../desk/stages.ts';
import { addressDigest } from '../../privacy/address-digest.ts';
import type { Fault, FileBatch } from '../import-file.ts';
import type { LeadGiven } from './lead-reader.ts';
import { settleLeads, type SettleContext } from './settle-leads.ts';

/** How often it is looked again where somebody else was faster. */
const TRIES = 4;

export type StageRanks = ReadonlyMap<string, number>;

export async function stageRanks(
	app: Pick<House, 'store'>,
	workspace: string
): Promise<StageRanks> {
	const stages = await stagesOf(app, workspace);
	return new Map(stages.map(({ id, rank }) => [id, rank]));
}

/** Writes the rows of a file of leads, some at a time, in their order. */
export interface LeadWriter {
	/**
	 * Resolves once these can be written: while they are looked up, the ones before them are being written.
	 * @throws BegunAnew
	 */
	write(batch: FileBatch<LeadGiven>): Promise<void>;
	/** Resolves when all are written. @throws BegunAnew */
	end(): Promise<void>;
}

/** @param row of the import that they are of */
export function leadWriter(app: House, row: ImportRow, ranks: StageRanks): LeadWriter {
	let before = Promise.resolve();
	return {
		async write(batch) {
			const first = await prepare(app, row, batch, ranks);
			await before;
			before = writeBatch(app, row, batch, ranks, first);
			// Whoever comes next is told.
			before.catch(() => undefined);
		},
		end: () => before
	};
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

/** @param first what was known of their leads before those before them were written */
async function writeBatch(
	app: House,
	row: ImportRow,
	batch: FileBatch<LeadGiven>,
	ranks: StageRanks,
	first: Prepared
): Promise<void> {
	let prepared = first;
	for (let tried = 1; ; tried += 1) {
		try {
			const { write, progress, now, alongside } = prepared;
			return await writeLeadImport(app.store, write, progress, now, alongside);
		} catch (error) {
			// A lead was changed, or one of them has come, since they were read.
			const isOutdated = error instanceof Stale || app.store.isDuplicate(error);
			if (!isOutdated) throw error;
			if (tried === TRIES) throw new Error('LeadsKeptChanging', { cause: error });
			prepared = await prepare(app, row, batch, ranks);
		}
	}
}

/** What some rows come to, by the leads that are there now. */
async function prepare(
	app: House,
	row: ImportRow,
	{ items, ...batch }: FileBatch<LeadGiven>,
	ranks: StageRanks
) {
	const { id, workspaceId: workspace, runs, createdAt } = row;
	const of = { id, workspaceId: workspace, runs, createdAt };
	const contacts = {
		email: items.flatMap(({ email }) => email ?? []),
		phone: [...new Set(items.flatMap(({ phone }) => phone ?? []))]
	};
	const known = await knownLeads(app.store, workspace, contacts, {
		importId: id,
		begunBefore: runs > 1
	});
	const context = contextOf(app, row, ranks);
	const { write, faults, leads } = settleLeads(app, items, known, context);
	const people = await peopleOf(app, row, items, leads);
	const progress = {
		...{ of, rows: batch.rows, repeated: batch.repeated, broken: batch.broken },
		...{ bytesRead: Math.min(batch.bytes, row.bytes), faults: together(batch.faults, faults) }
	};
	return { write, progress, now: context.now, alongside: people?.statements };
}

function contextOf(app: House, row: ImportRow, ranks: StageRanks): SettleContext {
	const { id: importId, workspaceId: workspace, mode, format, createdBy: by } = row;
	const now = app.clock.now();
	return {
		...{ workspace, importId, mode, format, by, ranks, now },
		tag: format.tag ?? null,
		newLeadId: (createdAt) =>
			createdAt === now
				? app.ids.next('lead')
				: timeSortedIds({ now: () => createdAt }, app.random).next('lead')
	};
}

/** Where a right to write to them was stated they are in the audience too; of leads without an address nobody is. */
async function peopleOf(
	app: House,
	{ id, workspaceId, runs, createdAt, basis, basisAt, basisNote, listId, format }: ImportRow,
	items: readonly LeadGiven[],
	leads: readonly string[]
) {
	if (basisNote === '') return null;
	const people = items.flatMap(({ email, ...item }, at) =>
		email === null ? [] : [personOf({ ...item, email }, leads[at] ?? '')]
	);
	return planPeople(
		app.store,
		{
			workspace: workspaceId,
			people,
			basis: { basis, basisAt, basisNote },
			lists: listId === null ? [] : [listId],
			locale: format.locale,
			importId: id,
			newId: () => app.ids.next('rcp'),
			digestOf: (email) => addressDigest(app, workspaceId, email),
			now: app.clock.now()
		},
		{ of: { id, workspaceId, runs, createdAt } }
	);
}

function personOf(
	{ email, name, locale, tags, company, role, city }: LeadGiven & { email: string },
	leadId: string
): PersonWrite {
	const fields = Object.entries({ company, role, city }).flatMap(([field, value]) =>
		value === null ? [] : [[field, value] as const]
	);
	return { email, name, locale, tags, leadId, fields: Object.fromEntries(fields) };
}

/** A line has one row of faults: what was wrong with it as it was read, and as it was written. */
function together(read: readonly Fault[], written: readonly Fault[]): Fault[] {
	const more = new Map(written.map((fault) => [fault.line, fault]));
	const all = read.map((fault) => {
		const other = more.get(fault.line);
		more.delete(fault.line);
		return other
			? {
					line: fault.line,
					code: `${fault.code} ${other.code}`,
					value: `${other.value} · ${fault.value}`
				}
			: fault;
	});
	return [...all, ...more.values()];
}
