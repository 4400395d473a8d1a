import type { Asked } from '../asked.ts';
import type { Find } from './condition.ts';
import type { Element } from './element.ts';

/** Elements by the names that expressions and texts have for them; where two share one, the first is meant. */
export function elementNames(elements: readonly Element[]): Map<string, number> {
	const places = new Map<string, number>();
	elements.forEach(({ names }, place) => {
		for (const name of names) {
			const key = name.toLowerCase();
			if (!places.has(key)) places.set(key, place);
		}
	});
	return places;
}

/** `{question}`, `{table.row}`, `{table.row.column}`, `{list[0].question}`, `{panel.question}`. */
export function placeNamed(
	name: string,
	places: ReadonlyMap<string, number>
): { place: number; row?: string } | undefined {
	const plain = name.trim().replace(/^(?:panel|row)\./i, '');
	const exact = places.get(plain.toLowerCase());
	if (exact !== undefined) return { place: exact };
	const [, list = '', at = '', rest = ''] = /^(.+)\[(\d{1,4})\](?:\.(.+))?$/.exec(plain) ?? [];
	if (list !== '') {
		const inside = places.get((rest === '' ? list : `${list}.${rest}`).toLowerCase());
		return inside === undefined ? undefined : { place: inside, ...(rest === '' && { row: at }) };
	}
	return inTable(plain, places);
}

/** Names may hold dots themselves: each is tried as the one after the table's name. */
function inTable(
	name: string,
	places: ReadonlyMap<string, number>
): { place: number; row: string } | undefined {
	const parts = name.split('.').slice(0, 10);
	for (let length = parts.length - 1; length > 0; length--) {
		const table = parts.slice(0, length).join('.');
		const place = places.get(table.toLowerCase());
		if (place !== undefined) return { place, row: parts.slice(length).join('.') };
		const column = places.get(`${table}.${parts.at(-1) ?? ''}`.toLowerCase());
		const row = parts.slice(length, -1).join('.');
		if (column !== undefined && row !== '') return { place: column, row };
	}
	return undefined;
}

export function finder(
	places: ReadonlyMap<string, number>,
	made: readonly (Asked | null | undefined)[]
): Find {
	return (name) => {
		const found = placeNamed(name, places);
		const asked = found && made[found.place];
		return asked ? { asked, ...(found.row !== undefined && { row: found.row }) } : undefined;
	};
}
