import { idGiver } from '../names.ts';
import { shortened } from '../losses.ts';
import { partIn, partsIn, textIn, type Part } from '../part.ts';
import { readableName } from './readable-name.ts';

/** A field of a form, with the id that its step is to have. */
export interface Field {
	part: Part;
	properties: Part;
	validations: Part;
	type: string;
	/** What logic and texts call it. */
	names: readonly string[];
	/** What losses call it. */
	place: string;
	id: string;
}

/** Every field in the order in which it is asked: what groups hold stands behind them. */
export function fieldsOf(form: Part, taken: readonly string[]): Field[] {
	const giveId = idGiver(taken);
	const fields: Field[] = [];
	const read = (parts: readonly Part[]) => {
		for (const part of parts) {
			const properties = partIn(part, 'properties');
			const title = textIn(part, 'title') ?? '';
			const ref = textIn(part, 'ref');
			const type = textIn(part, 'type') ?? '';
			const place = shortened(title.replace(/[*_]/g, '')) || (ref ?? type);
			fields.push({
				part,
				properties,
				validations: partIn(part, 'validations'),
				type,
				names: [ref, textIn(part, 'id')].filter((name) => name !== undefined),
				place,
				id: giveId(readableName(ref, title), `q${fields.length + 1}`)
			});
			if (GROUPS.has(type)) read(partsIn(properties, 'fields'));
		}
	};
	read(partsIn(form, 'fields'));
	return fields;
}

/** Fields that do nothing but hold others. */
export const GROUPS: ReadonlySet<string> = new Set(['group', 'inline_group']);
