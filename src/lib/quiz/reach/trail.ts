/** How each way has come to where it is: steps with the number of the choice made there, linked backwards. */
export class Trail {
	/** Three numbers each: what it follows, the step's place, the choice. */
	readonly #links: number[] = [];

	/** The number that the next link will have. */
	get next(): number {
		return this.#links.length / 3;
	}

	/** @param before what it follows; -1 for a first one */
	add(before: number, place: number, choice: number): void {
		this.#links.push(before, place, choice);
	}

	/** From the beginning to this link. */
	upTo(link: number): { place: number; choice: number }[] {
		const passed: { place: number; choice: number }[] = [];
		for (let at = link; at >= 0; at = this.#links[3 * at] ?? -1) {
			passed.push({ place: this.#links[3 * at + 1] ?? 0, choice: this.#links[3 * at + 2] ?? 0 });
		}
		return passed.toReversed();
	}
}
