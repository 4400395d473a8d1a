/** Where new ids come from. */
export type NewId = (taken: Iterable<string>) => string;

const LETTERS = 'abcdefghijkmnpqrstuvwxyz';
const SIGNS = `${LETTERS}23456789`;

/**
 * Short ids that nobody has used before: reports join the answers of all versions by id, so that the id of a question that
 * is gone must not come back for another.
 * @param random from 0 up to 1
 */
export function idMaker(random: () => number): NewId {
	const pick = (signs: string) => signs.charAt(Math.floor(random() * signs.length));
	return (taken) => {
		const known = new Set(taken);
		for (;;) {
			const id = pick(LETTERS) + Array.from({ length: 4 }, () => pick(SIGNS)).join('');
			if (!known.has(id)) return id;
		}
	};
}
