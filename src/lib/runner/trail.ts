import type { HiddenFields } from '../quiz/answers.ts';
import type { Locale } from '../quiz/text.ts';
import type { ResultView } from './result-view.ts';

/** A screen of the quiz: the steps passed, and the one shown; null is the welcome screen, or the sending at the end. */
export interface Spot {
	path: readonly string[];
	step: string | null;
}

/** A screen, and all that is needed to go on from it. */
export interface Remembered extends Spot {
	attempt: string;
	locale: Locale;
	answers: Readonly<Record<string, unknown>>;
	hidden: HiddenFields;
	/** What stands in the form of the step, and is no answer yet. */
	typed?: unknown;
	/** Of what the server was told last. */
	revision?: number | undefined;
	/** The page is loaded anew for this version of the quiz. */
	renewed?: number | undefined;
}

export interface Finished {
	locale: Locale;
	result: ResultView;
	/** The attempt that it is the result of, where something is asked for below it. */
	secret?: string | undefined;
	/** It was given. */
	thanked?: true | undefined;
}

export type Entry = Spot | Remembered | Finished;

/** Where a visit begins, and what is left of one that is over without a result. */
export const NOWHERE: Spot = { path: [], step: null };

export function isSame(one: Spot, other: Spot): boolean {
	return one.step === other.step && one.path.join() === other.path.join();
}

/** An entry of its own, or in place of the one at hand. */
export type Recording = 'add' | 'write';

/** The screens of one visit as entries of the tab's history, so that "back" and a reload do what people expect. */
export interface Trail {
	/** Of the entry at hand; null where it is none of ours. */
	read(): Entry | null;
	/** What the screen at hand is by now. */
	write(entry: Entry): void;
	/** Another screen; the one that is left stays reachable. */
	add(entry: Entry): void;
	/** To the entry behind; false where that does not show this step. */
	back(step: string | null): boolean;
	/** Over so many entries; false where fewer lie behind. */
	over(entries: number): boolean;
	/** To the entry behind, where the one at hand cannot be shown. */
	turn(): void;
	/** Nothing is left to go back to: the visit becomes one entry. Resolves when it is. */
	end(entry: Finished): Promise<void>;
}

/** For previews: nothing outlives them. */
export const noTrail: Trail = {
	read: () => null,
	write: () => {},
	add: () => {},
	back: () => false,
	over: () => false,
	turn: () => {},
	end: async () => {}
};

interface State {
	entry: Entry;
	/** The step of the entry behind; missing where that is none of ours. */
	from?: string | null;
	/** How many entries of ours lie behind in a row. */
	behind?: number;
}

/** A browser that never tells of having gone back is not waited for; in milliseconds. */
const PATIENCE = 500;

/**
 * Kept in `history.state`: it outlives a reload, needs neither storage nor consent, and only this page in this tab can read
 * it. Answers may be personal data, so only the entry that was on the screen last has them; those left behind hold ids of
 * steps alone. Once the answers are stored, nothing of them stays but the result screen, nor of what the address knew.
 *
 * @param travelled the respondent has gone back or forward to this entry
 */
export function tabTrail(
	tab: Pick<Window, 'history' | 'addEventListener' | 'location'>,
	travelled: (entry: Entry | null) => void
): Trail {
	const { history, location } = tab;
	let landed: (() => void) | undefined;
	let length = history.length;
	history.scrollRestoration = 'manual';
	const read = () => asState(history.state);
	tab.addEventListener('popstate', () => (landed ? landed() : travelled(read()?.entry ?? null)));
	// The page around a frame may have added entries of its own to the same history.
	const behind = () => (history.length === length ? (read()?.behind ?? 0) : 0);
	const put = (entry: Entry, address?: string) =>
		history.replaceState({ ...read(), entry }, '', address);
	/** Without the fragment. */
	const bare = () => location.pathname + location.search;
	return {
		read: () => read()?.entry ?? null,
		write: (entry) => put(entry),
		add(entry) {
			const { path, step } = spotOf(read()?.entry);
			const state: State = { entry, from: step, behind: behind() + 1 };
			put({ path, step });
			history.pushState(state, '');
			length = history.length;
		},
		back(step) {
			if (read()?.from !== step) return false;
			history.back();
			return true;
		},
		over(entries) {
			if (behind() < entries) return false;
			history.go(-entries);
			return true;
		},
		turn: () => history.back(),
		async end(entry) {
			const steps = behind();
			put(entry, bare());
			if (steps === 0) return;
			await new Promise<void>((resolve) => {
				landed = resolve;
				setTimeout(resolve, PATIENCE);
				history.go(-steps);
			});
			landed = undefined;
			put(entry, bare());
		}
	};
}

function asState(state: unknown): State | null {
	if (typeof state !== 'object' || state === null || !('entry' in state)) return null;
	return readEntry(state.entry) && (state as State);
}

/** Null where it is none of ours, or of another version of this page. */
export function readEntry(entry: unknown): Entry | null {
	if (typeof entry !== 'object' || entry === null) return null;
	const { result, attempt, path, answers, hidden } = entry as Partial<Finished & Remembered>;
	if (result !== undefined) return typeof result === 'object' ? (entry as Finished) : null;
	const isWhole = typeof answers === 'object' && typeof hidden === 'object';
	return Array.isArray(path) && (attempt === undefined || isWhole) ? (entry as Entry) : null;
}

/** Sending and results are never left for another screen, so each entry that is has a place. */
function spotOf(entry: Entry | undefined): Spot {
	return entry && 'path' in entry ? entry : NOWHERE;
}
