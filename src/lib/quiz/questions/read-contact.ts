import type { ContactStep } from './contact.ts';
import type { FormFields } from './kind.ts';

/** A posted form of contact details, as it was filled in. */
export function readContact(step: Pick<ContactStep, 'id' | 'fields'>, form: FormFields) {
	const posted: Record<string, unknown> = {};
	for (const { name } of step.fields) {
		const value = form.get(`${step.id}.${name}`) ?? '';
		if (value.trim() !== '') posted[name] = value;
	}
	const consents = form.getAll(`${step.id}.consents`);
	return consents.length === 0 ? posted : { ...posted, consents };
}
