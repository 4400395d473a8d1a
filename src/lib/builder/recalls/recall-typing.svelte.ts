import type { Quiz } from '../../quiz/normalise.ts';
import type { Locale } from '../../quiz/text.ts';
import { atSignBefore, type AtSign } from './at-sign.ts';
import { matching, recallableAt, recallPlaceAt, type Recallable } from './recallable.ts';

interface Around {
	quiz: Quiz;
	/** Of the text that is written. */
	path: string;
	locale: Locale;
}

/** More than anybody looks through: the next letter finds what is meant. */
const MOST_OFFERED = 50;

/** What "@" offers while somebody types, in one field. */
export class RecallTyping {
	at: AtSign | null = $state.raw(null);
	/** Place of the one that Enter takes. */
	active = $state(0);
	/** An "@" that was meant as one. */
	#dismissed: number | null = null;
	readonly #around: () => Around;

	readonly found: readonly Recallable[] = $derived.by(() => {
		if (!this.at) return [];
		const { quiz, path, locale } = this.#around();
		const place = recallPlaceAt(path);
		if (!place) return [];
		return matching(recallableAt(quiz, place, locale), this.at.typed).slice(0, MOST_OFFERED);
	});
	readonly isOpen = $derived(this.found.length > 0);

	constructor(around: () => Around) {
		this.#around = around;
	}

	/** Something was typed. */
	read(text: string, cursor: number | null): void {
		const at = cursor === null ? null : atSignBefore(text, cursor);
		if (at?.from !== this.#dismissed) this.#dismissed = null;
		this.at = at && at.from !== this.#dismissed ? at : null;
		this.active = 0;
	}

	/** The cursor was moved away from it, or within it. */
	follow(text: string, cursor: number | null): void {
		const at = cursor === null ? null : atSignBefore(text, cursor);
		if (at?.from !== this.at?.from) this.close();
	}

	/** @returns the name to be put in; null where the key has had its effect; undefined where it means something else */
	press(key: string): string | null | undefined {
		const count = this.found.length;
		if (count === 0) return undefined;
		if (key === 'ArrowDown') this.active = (this.active + 1) % count;
		else if (key === 'ArrowUp') this.active = (this.active + count - 1) % count;
		else if (key === 'Escape') this.dismiss();
		else if (key === 'Enter' || key === 'Tab') return this.found[this.active]?.name ?? null;
		else return undefined;
		return null;
	}

	/** This "@" stays one. */
	dismiss(): void {
		this.#dismissed = this.at?.from ?? null;
		this.close();
	}

	close(): void {
		this.at = null;
	}
}
