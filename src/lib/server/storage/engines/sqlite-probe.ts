import type Database from 'better-sqlite3';
import { isUnwritable, whyUnwritable } from './sqlite-errors.ts';
import type { WriteWatch } from './write-watch.ts';

/** Whoever asks more often is told what was found last, ms. */
const FRESH_FOR = 1_000;

/**
 * Whether the file can be read and written. A page is written through to the disk: nothing less tells of a full one.
 * @returns throws an Error whose message is one line for the operator
 */
export function sqliteProbe(client: Database.Database, writes: WriteWatch): () => void {
	let probedAt = -Infinity;
	return () => {
		const failure = writes.lastFailure();
		if (failure) throw new Error(whyUnwritable(failure));
		if (performance.now() - probedAt < FRESH_FOR) return;
		try {
			client.prepare('SELECT 1').get();
			client.pragma('user_version = 0');
		} catch (error) {
			throw new Error(isUnwritable(error) ? whyUnwritable(error) : 'the database does not answer', {
				cause: error
			});
		}
		probedAt = performance.now();
	};
}
