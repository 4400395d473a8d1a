import type { HiddenFields } from '../quiz/answers.ts';
import type { Locale } from '../quiz/text.ts';

/** What outlives a reload of the page, in this tab only. */
export interface Remembered {
	attempt: string;
	locale: Locale;
	path: string[];
	answers: Record<string, unknown>;
	hidden: HiddenFields;
}

export interface Memory {
	read(): Remembered | null;
	write(remembered: Remembered): void;
	forget(): void;
}

/** Kept in sessionStorage; a browser that denies it simply forgets. */
export function tabMemory(slug: string): Memory {
	const key = `quizsilver:${slug}`;
	return {
		read: () => quietly(() => parse(sessionStorage.getItem(key))) ?? null,
		write: (remembered) =>
			void quietly(() => sessionStorage.setItem(key, JSON.stringify(remembered))),
		forget: () => void quietly(() => sessionStorage.removeItem(key))
	};
}

export const noMemory: Memory = { read: () => null, write: () => {}, forget: () => {} };

function quietly<T>(touch: () => T): T | undefined {
	try {
		return touch();
	} catch {
		return undefined;
	}
}

/** Another script of the same origin may have written there. */
function parse(stored: string | null): Remembered | null {
	const found: unknown = JSON.parse(stored ?? 'null');
	if (typeof found !== 'object' || found === null) return null;
	const { attempt, locale, path, answers, hidden } = found as Partial<Remembered>;
	return typeof attempt === 'string' &&
		typeof locale === 'string' &&
		Array.isArray(path) &&
		typeof answers === 'object' &&
		typeof hidden === 'object'
		? { attempt, locale, path, answers, hidden }
		: null;
}
