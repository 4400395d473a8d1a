import type { StepOf } from '../../quiz.ts';
import { flagIn, partIn, partsIn, textIn, type Part } from '../part.ts';
import type { Field } from './field.ts';
import { countryOf } from './plain-kinds.ts';
import { made, questionOf, type Converter } from './reading.ts';

type ContactField = StepOf<'contact'>['fields'][number];

const NAMES = new Map<string, ContactField['name']>([
	['first_name', 'name'],
	['last_name', 'name'],
	['full_name', 'name'],
	['email', 'email'],
	['phone_number', 'phone'],
	['phone', 'phone'],
	['company', 'company'],
	['city', 'city']
]);

/** Our name for a part of a contact form, by which texts recall it too. */
export function contactName(subfield: Part): ContactField['name'] | undefined {
	return (
		NAMES.get(textIn(subfield, 'subfield_key') ?? '') ?? BY_TYPE.get(textIn(subfield, 'type') ?? '')
	);
}

const BY_TYPE = new Map<string, ContactField['name']>([
	['email', 'email'],
	['phone_number', 'phone']
]);

/** Several contact details on one screen; the two halves of a name are asked for as one. */
export const contactInfo: Converter = (field, reading) => {
	const fields = new Map<string, ContactField>();
	let country: string | undefined;
	for (const subfield of partsIn(field.properties, 'fields')) {
		const name = contactName(subfield);
		const title = textIn(subfield, 'title') ?? '';
		if (name === undefined) {
			reading.losses.add(field.place, 'contact_field', { name: title });
			continue;
		}
		const properties = partIn(subfield, 'properties');
		country ??= countryOf(properties);
		const required = flagIn(partIn(subfield, 'validations'), 'required');
		const before = fields.get(name);
		if (before) reading.losses.add(field.place, 'names_joined');
		const label = before ? undefined : reading.words.line(title, field.place);
		fields.set(name, { name, ...((required || before?.required) && { required: true }), label });
	}
	if (fields.size === 0) return null;
	const question = questionOf(field, reading);
	return made({ kind: 'contact', ...question, fields: withOwnNames(fields, field), country });
};

/** “First name” over the whole name would ask for half of it. */
function withOwnNames(
	fields: ReadonlyMap<string, ContactField>,
	{ properties }: Field
): ContactField[] {
	const halves = partsIn(properties, 'fields').filter((part) => contactName(part) === 'name');
	return [...fields.values()].map((field) => {
		if (field.name !== 'name' || halves.length < 2) return field;
		const { label: _, ...unnamed } = field;
		return unnamed;
	});
}
