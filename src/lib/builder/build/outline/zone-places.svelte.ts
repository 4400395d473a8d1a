import { untrack } from 'svelte';
import { keeping } from '../../keeping.ts';

/**
 * What a zone for dragging is given. It looks at each of its children whenever it is given places, so it is given them anew
 * only where their order is another, not whenever a letter of one of them is: what it hands back may be of an earlier state.
 */
export class ZonePlaces<Place extends { id: string }> {
	readonly #read: () => readonly Place[];
	readonly #isDragged: () => boolean;
	readonly #ids: readonly string[] = $derived.by(keeping(() => this.#read().map(({ id }) => id)));
	readonly now: Place[] = $derived.by(() => {
		// Meanwhile the zone writes into them which one is dragged.
		if (this.#isDragged()) return [...this.#read()];
		void this.#ids;
		return untrack(() => [...this.#read()]);
	});

	constructor(read: () => readonly Place[], isDragged: () => boolean) {
		this.#read = read;
		this.#isDragged = isDragged;
	}
}
