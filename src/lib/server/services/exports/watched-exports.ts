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
	/** Whether the download was asked for: it may be cancelled before that. */
	begun: boolean;
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

/** What a page may call a download that it looks after. */
const NAME = /^exp_\w{1,40}$/;

/**
 * Looks after a download from now on; one that was cancelled before it came is cancelled.
 * @param id that its page has made up; any other is looked after by nobody
 */
export function watchExport(store: Store, watcher: Watcher, id: string): WatchedExport {
	if (!NAME.test(id)) return newExport();
	const early = watched.get(store)?.get(keyOf(watcher, id));
	const one = early?.begun === false ? early : newExport();
	one.begun = true;
	keep(store, keyOf(watcher, id), one);
	return one;
}

function keep(store: Store, key: string, one: WatchedExport): void {
	const all = watched.get(store) ?? new Map<string, WatchedExport>();
	watched.set(store, all);
	all.delete(key);
	all.set(key, one);
	const ended = [...all].filter(([, { state }]) => state !== 'running').map(([old]) => old);
	for (const old of ended.slice(0, Math.max(0, all.size - MOST))) all.delete(old);
}

/** One that nobody asks after, for what is known of it at its beginning. */
export function newExport(): WatchedExport {
	const progress = { rows: 0, total: null, bytes: 0 };
	return { state: 'running', ...progress, hangUp: new AbortController(), begun: true };
}

/** Null where this process knows of none, or of somebody else's. */
export function exportProgress(store: Store, watcher: Watcher, id: string): ExportProgress | null {
	const one = watched.get(store)?.get(keyOf(watcher, id));
	if (!one) return null;
	const { state, rows, total, bytes } = one;
	return { state, rows, total, bytes };
}

/** Breaks a download off, or keeps one from beginning that has not come yet. @returns whether it may be called so */
export function cancelExport(store: Store, watcher: Watcher, id: string): boolean {
	if (!NAME.test(id)) return false;
	const key = keyOf(watcher, id);
	const one = watched.get(store)?.get(key) ?? { ...newExport(), begun: false };
	if (one.state === 'running') one.state = 'cancelled';
	one.hangUp.abort();
	if (!one.begun) keep(store, key, one);
	return true;
}

function keyOf({ workspace, id: user }: Watcher, id: string): string {
	return `${workspace} ${user} ${id}`;
}
