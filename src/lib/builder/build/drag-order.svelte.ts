import { keeping } from '../keeping.ts';

/** One place of a list that is ordered by dragging; while it is dragged, its place has another id. */
interface Place {
	id: string;
	of: string;
}

/**
 * A list that is ordered by dragging. The zone looks at each of its children whenever it is given places, so it is given
 * them anew only where their order is another, not whenever a letter of one of them is.
 */
export class DragOrder<Item extends { id: string }> {
	readonly #items: () => readonly Item[];
	/** While one is dragged, the order that there would be. */
	#dragged: Place[] | null = $state.raw(null);
	readonly #places: Place[] = $derived.by(
		keeping(() => this.#items().map(({ id }) => ({ id, of: id })))
	);

	/** For the zone. */
	readonly places: Place[] = $derived(this.#dragged ?? this.#places);
	/** As they are seen. */
	readonly shown: readonly Item[] = $derived.by(() => {
		const items = this.#items();
		return this.#dragged?.flatMap(({ id, of }) => placed(items, of, id)) ?? items;
	});

	constructor(items: () => readonly Item[]) {
		this.#items = items;
	}

	consider(places: Place[]): void {
		this.#dragged = places;
	}

	/** @returns the items in their new order */
	finalize(places: Place[]): Item[] {
		this.#dragged = null;
		const items = this.#items();
		return places.flatMap(({ of }) => items.find((item) => item.id === of) ?? []);
	}
}

function placed<Item extends { id: string }>(items: readonly Item[], of: string, id: string) {
	const item = items.find((one) => one.id === of);
	return item ? [{ ...item, id }] : [];
}
