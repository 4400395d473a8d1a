import type { ContactField } from './contact-check.ts';
import type { FormFields } from './kind.ts';
import { readPhone } from './read-phone.ts';

/** A posted form of contact details, as it was filled in. */
export function readContact(
	step: { id: string; fields: readonly { name: ContactField }[] },
	form: FormFields
) {
	const posted: Record<string, unknown> = {};
	for (const { name } of step.fields) {
		const at = `${step.id}.${name}`;
		const value = (name === 'phone' ? readPhone(at, form) : form.get(at)) ?? '';
		if (value.trim() !== '') posted[name] = value;
	}
	const consents = form.getAll(`${step.id}.consents`);
	return consents.length === 0 ? posted : { ...posted, consents };
}
