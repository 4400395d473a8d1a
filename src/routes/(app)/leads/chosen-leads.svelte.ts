import type { Matching } from '$lib/server/services/desk/change-matching.ts';
import { MOST_CHOSEN } from './chosen-ids.ts';

/** Which leads of a list are chosen: some, on whatever page of it, or all that it shows. */
export class ChosenLeads {
	/** One by one; with all that match, those that were chosen before. */
	ids = $state.raw<readonly string[]>([]);
	/** All that match, on all pages. */
	matching = $state.raw<Matching | null>(null);
	#list = '';

	get isNone(): boolean {
		return this.ids.length === 0 && this.matching === null;
	}

	has(id: string): boolean {
		return this.matching !== null || this.ids.includes(id);
	}

	/** Those of one list are not chosen in another. @param list its filters and order */
	within(list: string): void {
		if (list !== this.#list) this.clear();
		this.#list = list;
	}

	clear(): void {
		this.ids = [];
		this.matching = null;
	}

	/**
	 * Chooses these, or not. One that is taken out of all that match leaves those that have been seen.
	 * @param shown all that the page shows
	 * @returns whether there was room for them
	 */
	put(ids: readonly string[], isChosen: boolean, shown: readonly string[]): boolean {
		const seen = this.matching === null ? this.ids : [...this.ids, ...shown];
		const others = seen.filter((id) => !ids.includes(id));
		const all = [...new Set(isChosen ? [...others, ...ids] : others)];
		this.ids = all.slice(0, MOST_CHOSEN);
		this.matching = null;
		return all.length <= MOST_CHOSEN;
	}
}
