import { partsIn, textIn } from '../part.ts';
import { contactName } from './contacts.ts';
import { GROUPS, type Field } from './field.ts';

/** What texts of a form recall, by its own names: answers, parts of contact forms, hidden fields. */
export function recallsOf(
	fields: readonly Field[],
	hidden: readonly string[]
): Map<string, string> {
	const recalls = new Map(hidden.map((name) => [`hidden:${name}`, name]));
	const add = (name: string | undefined, ours: string) => {
		if (name !== undefined && !recalls.has(`field:${name}`)) recalls.set(`field:${name}`, ours);
	};
	for (const field of fields) {
		if (field.type === 'statement' || GROUPS.has(field.type)) continue;
		for (const name of field.names) add(name, field.id);
		if (field.type === 'contact_info') {
			for (const subfield of partsIn(field.properties, 'fields')) {
				const part = contactName(subfield);
				if (part !== undefined) add(textIn(subfield, 'ref'), `${field.id}.${part}`);
			}
		}
	}
	return recalls;
}
