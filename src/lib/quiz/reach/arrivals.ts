const FIRST_ROOM = 64;

/** Rows of numbers, each under a key of its own. Flat, for there are tens of thousands. */
export class Arrivals {
	count = 0;
	readonly #width: number;
	readonly #keyWidth: number;
	#rows: Float64Array;
	#keys: Float64Array;
	/** Where a hash leads: the row's number and one; 0 is free. Twice as long as there is room for rows. */
	#table = new Int32Array(2 * FIRST_ROOM);

	constructor(width: number, keyWidth: number) {
		this.#width = width;
		this.#keyWidth = keyWidth;
		this.#rows = new Float64Array(FIRST_ROOM * width);
		this.#keys = new Float64Array(FIRST_ROOM * keyWidth);
	}

	/** Copies the row, unless there is one under the same key: the first stays. */
	add(key: Float64Array, row: Float64Array): boolean {
		const slot = this.#slotFor(key);
		if (this.#table[slot] !== 0) return false;
		copy(key, this.#keys, this.count * this.#keyWidth);
		copy(row, this.#rows, this.count * this.#width);
		this.count += 1;
		this.#table[slot] = this.count;
		if (2 * this.count === this.#table.length) this.#grow();
		return true;
	}

	/** Copies a row out. */
	read(number: number, into: Float64Array): void {
		const from = number * this.#width;
		for (let at = 0; at < this.#width; at += 1) into[at] = this.#rows[from + at] ?? 0;
	}

	/** Where the key is, or where it belongs. */
	#slotFor(key: Float64Array): number {
		const mask = this.#table.length - 1;
		let slot = hashOf(key) & mask;
		for (;;) {
			const number = this.#table[slot] ?? 0;
			if (number === 0 || this.#isAt(number - 1, key)) return slot;
			slot = (slot + 1) & mask;
		}
	}

	#isAt(number: number, key: Float64Array): boolean {
		const from = number * this.#keyWidth;
		for (let at = 0; at < key.length; at += 1) {
			if (this.#keys[from + at] !== key[at]) return false;
		}
		return true;
	}

	#grow(): void {
		this.#rows = longer(this.#rows);
		this.#keys = longer(this.#keys);
		this.#table = new Int32Array(2 * this.#table.length);
		for (let number = 0; number < this.count; number += 1) {
			const from = number * this.#keyWidth;
			const key = this.#keys.subarray(from, from + this.#keyWidth);
			this.#table[this.#slotFor(key)] = number + 1;
		}
	}
}

/** Points with up to three decimals are told apart; others are by comparing. */
function hashOf(key: Float64Array): number {
	let hash = 0;
	for (let at = 0; at < key.length; at += 1) {
		hash = Math.imul(hash ^ ((key[at] ?? 0) * 1000), 0x9e3779b1);
		hash ^= hash >>> 15;
	}
	return hash;
}

/** For a few numbers quicker than `set`. */
function copy(from: Float64Array, to: Float64Array, offset: number): void {
	for (let at = 0; at < from.length; at += 1) to[offset + at] = from[at] ?? 0;
}

function longer(numbers: Float64Array): Float64Array {
	const doubled = new Float64Array(2 * numbers.length);
	doubled.set(numbers);
	return doubled;
}
