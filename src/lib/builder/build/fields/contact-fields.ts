import type { ContactField } from '../../../quiz/questions/contact-check.ts';
import type { Text } from '../../../quiz/text.ts';

/** In the order in which people are asked for them. */
export const CONTACT_FIELDS = [
	'name',
	'email',
	'phone',
	'company',
	'role',
	'city',
	'comment'
] as const satisfies readonly ContactField[];

/** One of them, as a form asks for it. */
export interface ContactFieldAsked {
	name: ContactField;
	required?: boolean | undefined;
	label?: Text | undefined;
}
