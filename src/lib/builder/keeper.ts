import { z } from 'zod';

/** A draft that did not get to the server, and what it was made from. */
export interface Left<T> {
	base: T;
	revision: number;
	draft: T;
	/** What had been sent to the server then without an answer: it may have arrived, or will. */
	sent: readonly T[];
}

/** Holds a draft in this browser for as long as the server does not have it. */
export interface Keeper<T> {
	read(): Left<T> | null;
	write(left: Left<T>): void;
	clear(): void;
}

const leftSchema = z.object({
	base: z.unknown(),
	revision: z.number(),
	draft: z.unknown(),
	sent: z.array(z.unknown()).catch([])
});

/**
 * In the browser's storage, which may be full, forbidden, or hold what an older build has written.
 * @param read a draft from what was stored; null where it is none
 */
export function storageKeeper<T>(
	storage: () => Storage,
	key: string,
	read: (stored: unknown) => T | null
): Keeper<T> {
	const attempt = <R>(act: (storage: Storage) => R): R | null => {
		try {
			return act(storage());
		} catch {
			return null;
		}
	};
	return {
		read: () => {
			const text = attempt((place) => place.getItem(key));
			if (text === null) return null;
			const parsed = leftSchema.safeParse(attempt(() => JSON.parse(text)));
			if (!parsed.success) return null;
			const { revision, sent } = parsed.data;
			const [base, draft] = [read(parsed.data.base), read(parsed.data.draft)];
			if (base === null || draft === null) return null;
			return { base, draft, revision, sent: sent.map(read).filter((one) => one !== null) };
		},
		write: (left) => void attempt((place) => place.setItem(key, JSON.stringify(left))),
		clear: () => void attempt((place) => place.removeItem(key))
	};
}
