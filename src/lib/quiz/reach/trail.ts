/** How each way has come to where it is: steps with the number of the choice made there, linked backwards. */
export class Trail {
	#count = 0;
	/** Three numbers each: what it follows, the step's place, the choice. */
	#links = new Int32Array(3 * 1024);

	/** The number that the next link will have. */
	get next(): number {
		return this.#count;
	}

	/** @param before what it follows; -1 for a first one */
	add(before: number, place: number, choice: number): void {
		const at = 3 * this.#count;
		if (at === this.#links.length) this.#grow();
		this.#links[at] = before;
		this.#links[at + 1] = place;
		this.#links[at + 2] = choice;
		this.#count += 1;
	}

	/** From the beginning to this link. */
	upTo(link: number): { place: number; choice: number }[] {
		const passed: { place: number; choice: number }[] = [];
		for (let at = link; at >= 0; at = this.#links[3 * at] ?? -1) {
			passed.push({ place: this.#links[3 * at + 1] ?? 0, choice: this.#links[3 * at + 2] ?? 0 });
		}
		return passed.toReversed();
	}

	#grow(): void {
		const longer = new Int32Array(2 * this.#links.length);
		longer.set(this.#links);
		this.#links = longer;
	}
}
