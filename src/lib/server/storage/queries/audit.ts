import { Stale, type AuditRow, type Db, type Statement, type Store } from '../store.ts';

/** One line of what was changed; runs in the transaction of the change. */
export function auditLine({ tables: { auditLog } }: Store, db: Db, row: AuditRow): Statement {
	return db.insert(auditLog).values(row);
}

/** The same of however many there are. */
export function auditLines(store: Store, db: Db, lines: readonly AuditRow[]): Statement[] {
	return lines.map((row) => auditLine(store, db, row));
}

/**
 * A change and what the log says of it: both or neither, and neither where the first of its statements hits no row, which
 * therefore bears the conditions. Whether it did.
 */
export async function changeAndNote(
	store: Store,
	lines: readonly AuditRow[],
	change: (db: Db) => readonly Statement[]
): Promise<boolean> {
	try {
		await store.atomically(
			(db) => [...change(db), ...auditLines(store, db, lines)],
			([hit = 0]) => hit > 0
		);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}

const TRIES = 8;

/** A change of many rows whose line says how many there were. */
export interface CountedChange {
	/** How many it will be. */
	count(): Promise<number>;
	change(db: Db): readonly Statement[];
	lines?: ((count: number) => readonly AuditRow[]) | undefined;
	/** How many it was: those that the first statement hit, unless said otherwise. */
	hits?(counts: readonly number[]): number;
}

/** Both or neither, as above: where there are more or fewer by then, they are counted anew. How many there were. */
export async function changeCounted(
	store: Store,
	{ count, change, lines = () => [], hits = ([first = 0]) => first }: CountedChange
): Promise<number> {
	for (let tried = 1; ; tried += 1) {
		const many = await count();
		if (many === 0) return 0;
		try {
			const said = lines(many);
			await store.atomically(
				(db) => [...change(db), ...auditLines(store, db, said)],
				(counts) => hits(counts.slice(0, counts.length - said.length)) === many
			);
			return many;
		} catch (error) {
			if (!(error instanceof Stale) || tried === TRIES) throw error;
		}
	}
}
