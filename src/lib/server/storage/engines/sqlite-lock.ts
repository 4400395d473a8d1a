import Database from 'better-sqlite3';
import { CannotOpen } from '../cannot-open.ts';

/**
 * Keeps a second process from writing the same file: an exclusive lock on a file beside it, which the system frees
 * when this process ends in whatever way.
 * @returns how to let go
 */
export function lockDatabase(file: string): () => void {
	const lock = new Database(`${file}.lock`, { timeout: 0 });
	try {
		lock.pragma('locking_mode = EXCLUSIVE');
		lock.exec('BEGIN EXCLUSIVE');
	} catch (error) {
		lock.close();
		if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY'))
			throw error;
		throw new CannotOpen(`Another process uses ${file}: stop it first.`);
	}
	return () => lock.close();
}
