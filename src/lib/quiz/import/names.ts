/** Gives ids: each a valid one, and none twice. */
export type GiveId = (wanted: string | undefined, otherwise: string) => string;

const LONGEST = 64;
/** Names that objects have by themselves, which a quiz file may not use as properties. */
const UNUSABLE = ['constructor', 'prototype'];

/**
 * Ids as near to the wanted ones as can be; `otherwise` where nothing of that is left.
 * @param taken ids that mean something else already
 */
export function idGiver(taken: readonly string[] = []): GiveId {
	const used = new Set([...taken, ...UNUSABLE]);
	const counts = new Map<string, number>();
	return (wanted = '', otherwise) => {
		const base = slug(wanted) || slug(otherwise) || 'x';
		const id = used.has(base) ? numbered(base, used, counts) : base;
		used.add(id);
		return id;
	};
}

/** Counts on from where it was, so that a thousand names alike are not counted through each time. */
function numbered(base: string, used: ReadonlySet<string>, counts: Map<string, number>): string {
	let count = counts.get(base) ?? 1;
	let id: string;
	do {
		count += 1;
		const end = `-${count}`;
		id = `${base.slice(0, LONGEST - end.length)}${end}`;
	} while (used.has(id));
	counts.set(base, count);
	return id;
}

function slug(name: string): string {
	return name
		.slice(0, LONGEST * 4)
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^A-Za-z0-9_-]+/g, '-')
		.replace(/^[^A-Za-z0-9]+/, '')
		.slice(0, LONGEST)
		.replace(/-+$/, '');
}
