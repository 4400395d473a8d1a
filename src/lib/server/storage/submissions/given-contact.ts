import type { LeadWrite, SubmittedContact } from '../store.ts';
import { withoutNul } from '../without-nul.ts';

export type GivenContact = Record<keyof SubmittedContact, string | null>;

/** Who a submission says it is from, as it is stored; nobody where it makes no lead. */
export function givenContact({
	contact,
	test,
	testFor,
	held
}: Pick<LeadWrite, 'contact' | 'test' | 'testFor' | 'held'>): GivenContact {
	const isNobody = held || (test && testFor === undefined);
	const given = (key: keyof SubmittedContact) =>
		isNobody ? null : withoutNul(contact?.[key] ?? '') || null;
	return {
		email: given('email'),
		phone: given('phone'),
		name: given('name'),
		company: given('company'),
		role: given('role'),
		city: given('city')
	};
}
