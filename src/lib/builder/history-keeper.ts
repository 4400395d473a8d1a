import { z } from 'zod';
import { deltaOf, withDelta, type Delta } from './delta.ts';
import type { Deed, History } from './history.ts';

/** A history, and the draft that it led to. */
export interface Ended<T> {
	draft: T;
	history: History<T>;
}

/** Holds what was done in a tab, for when its page comes back. */
export interface HistoryKeeper<T> {
	read(): Ended<T> | null;
	write(ended: Ended<T>): void;
}

const pairsSchema = z.array(z.tuple([z.unknown(), z.unknown()]));
const endedSchema = z.object({
	build: z.string(),
	draft: z.unknown(),
	past: pairsSchema,
	future: pairsSchema
});

interface Where<T> {
	storage(): Storage;
	key: string;
	/** What another build has written is not read. */
	build: string;
	/** A draft from what was stored; null where it is none. */
	read(stored: unknown): T | null;
	/** How many characters are stored at most; the oldest deeds are left out. */
	most?: number;
}

/** A storage holds about five million characters, for all quizzes that are opened in a tab. */
const MOST = 1_000_000;

/** In the storage of the tab, which may be full, forbidden, or hold whatever. */
export function storageHistory<T>(where: Where<T>): HistoryKeeper<T> {
	const attempt = <R>(act: () => R): R | null => {
		try {
			return act();
		} catch {
			return null;
		}
	};
	return {
		read: () =>
			attempt(() => {
				const ended = endedSchema.parse(JSON.parse(where.storage().getItem(where.key) ?? ''));
				return ended.build === where.build ? grown(ended, where.read) : null;
			}),
		write: ({ draft, history }) =>
			void attempt(() => {
				// What does not fit leaves nothing that is out of date.
				where.storage().removeItem(where.key);
				if (history.past.length + history.future.length === 0) return;
				const { past, future } = shrunk({ draft, history });
				let room = (where.most ?? MOST) - JSON.stringify(draft).length;
				const fitting = (pairs: readonly Pair[]) => {
					const at = pairs.findIndex((pair) => (room -= JSON.stringify(pair).length + 1) < 0);
					return at === -1 ? pairs : pairs.slice(0, at);
				};
				const stored = { build: where.build, draft, past: fitting(past), future: fitting(future) };
				where.storage().setItem(where.key, JSON.stringify(stored));
			})
	};
}

/** The two steps from a state to that before a deed, or behind it. */
type Pair = readonly [Delta, Delta];

/** Each state as what makes it of the one nearer to the draft: the nearest first. */
function shrunk<T>({ draft, history: { past, future } }: Ended<T>) {
	const chain = (deeds: readonly Deed<T>[], near: 'before' | 'after', far: 'before' | 'after') => {
		let state = draft;
		return deeds.toReversed().map((deed): Pair => {
			const pair: Pair = [deltaOf(state, deed[near]), deltaOf(deed[near], deed[far])];
			state = deed[far];
			return pair;
		});
	};
	return { past: chain(past, 'after', 'before'), future: chain(future, 'before', 'after') };
}

/**
 * The states back again. The draft and the ends are read as drafts are; between them stands what was one when it was stored.
 * @throws where what was stored is broken
 */
function grown<T>(
	stored: z.infer<typeof endedSchema>,
	read: (stored: unknown) => T | null
): Ended<T> | null {
	const draft = read(stored.draft);
	if (draft === null) return null;
	const chain = (pairs: readonly (readonly [unknown, unknown])[]) => {
		let state: T = draft;
		const states = pairs.map(([toNear, toFar]) => {
			const near = withDelta(state, toNear);
			state = withDelta(near, toFar);
			return { near, far: state };
		});
		return read(state) === null ? null : states.toReversed();
	};
	const [past, future] = [chain(stored.past), chain(stored.future)];
	if (!past || !future) return null;
	// What is typed now is a deed of its own.
	const deed = { key: '', at: 0 };
	return {
		draft,
		history: {
			past: past.map(({ near, far }) => ({ ...deed, before: far, after: near })),
			future: future.map(({ near, far }) => ({ ...deed, before: near, after: far }))
		}
	};
}
