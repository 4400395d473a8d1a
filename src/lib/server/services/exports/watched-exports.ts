import type { Store } from '../../storage/store.ts';

/** How a download stands that its page looks after. */
export interface ExportProgress {
	/** `busy`: it was not begun, for too many were under way. */
	state: 'running' | 'done' | 'failed' | 'cancelled' | 'busy';
	/** In the file, and how many there will be; null: nobody knows yet. */
	rows: number;
	total: number | null;
	/** Handed over. */
	bytes: number;
}

/** One that is being watched; whoever aborts it breaks the download off. */
export interface WatchedExport extends ExportProgress {
	readonly hangUp: AbortController;
}

/** Whose download it is. */
interface Watcher {
	workspace: string;
	id: string;
}

/** What has ended is forgotten with the oldest of so many. */
const MOST = 200;

/** In this process, by database. */
const watched = new WeakMap<Store, Map<string, WatchedExport>>();

/** Looks after a download from now on. @param id any that its page has made up */
export function watchExport(store: Store, watcher: Watcher, id: string): WatchedExport {
	const all = watched.get(store) ?? new Map<string, WatchedExport>();
	watched.set(store, all);
	const one = newExport();
	const key = keyOf(watcher, id);
	all.delete(key);
	all.set(key, one);
	const ended = [...all].filter(([, { state }]) => state !== 'running').map(([old]) => old);
	for (const old of ended.slice(0, Math.max(0, all.size - MOST))) all.delete(old);
	return one;
}

/** One that nobody asks after, for what is known of it at its beginning. */
export function newExport(): WatchedExport {
	const progress = { rows: 0, total: null, bytes: 0 };
	return { state: 'running', ...progress, hangUp: new AbortController() };
}

/** Null where this process knows of none, or of somebody else's. */
export function exportProgress(store: Store, watcher: Watcher, id: string): ExportProgress | null {
	const one = watched.get(store)?.get(keyOf(watcher, id));
	if (!one) return null;
	const { state, rows, total, bytes } = one;
	return { state, rows, total, bytes };
}

/** Breaks a download off, and says whether there was one. */
export function cancelExport(store: Store, watcher: Watcher, id: string): boolean {
	const one = watched.get(store)?.get(keyOf(watcher, id));
	if (!one) return false;
	if (one.state === 'running') one.state = 'cancelled';
	one.hangUp.abort();
	return true;
}

function keyOf({ workspace, id: user }: Watcher, id: string): string {
	return `${workspace} ${user} ${id}`;
}
