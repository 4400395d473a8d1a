import type Database from 'better-sqlite3';
import type { WriteWatch } from './write-watch.ts';

/** Whoever asks more often is told what was found last, ms. */
const FRESH_FOR = 1_000;

/**
 * Whether the file can be read and written. A page is written through to the disk: nothing less tells of a full one.
 * @returns throws what keeps it from that
 */
export function sqliteProbe(client: Database.Database, writes: WriteWatch): () => void {
	let probedAt = -Infinity;
	return () => {
		const failure = writes.lastFailure();
		if (failure) throw failure;
		if (performance.now() - probedAt < FRESH_FOR) return;
		client.prepare('SELECT 1').get();
		client.pragma('user_version = 0');
		probedAt = performance.now();
	};
}
