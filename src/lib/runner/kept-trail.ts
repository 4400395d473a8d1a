import { readEntry, type Entry, type Trail } from './trail.ts';

/**
 * A trail that outlives a reload of the page around a frame, for which browsers give the frame a new history: an unfinished
 * visit is kept in the tab's own storage, apart for each site that shows the quiz. Where there is none, nothing is kept.
 */
export function keptTrail(trail: Trail, slug: string, storage: Storage | undefined): Trail {
	const key = `quizsilver:${slug}`;
	return {
		...trail,
		read: () => trail.read() ?? kept(),
		write(entry) {
			trail.write(entry);
			keep(entry);
		},
		add(entry) {
			trail.add(entry);
			keep(entry);
		},
		end(entry) {
			keep(entry);
			return trail.end(entry);
		}
	};

	/** Once the answers are stored, or will never be, nothing of them stays. */
	function keep(entry: Entry): void {
		try {
			if ('attempt' in entry) storage?.setItem(key, JSON.stringify(entry));
			else storage?.removeItem(key);
		} catch {
			// It is full: what was kept last is as good as it gets.
		}
	}

	function kept(): Entry | null {
		try {
			return readEntry(JSON.parse(storage?.getItem(key) ?? 'null'));
		} catch {
			return null;
		}
	}
}

/** Undefined where the browser denies it to frames of others, or to this one. */
export function tabStorage(tab: Pick<Window, 'sessionStorage'>): Storage | undefined {
	try {
		return tab.sessionStorage;
	} catch {
		return undefined;
	}
}
