import { shownPhone } from '$lib/server/shown-phone.ts';
import type { FoundLead, PhoneGiven } from '$lib/server/services/leads.ts';

/** How a lead is reached, and by what else it is known. */
export function leadContacts({ lead }: Pick<FoundLead, 'lead'>, given: readonly PhoneGiven[]) {
	const { name, company, role, city, phone, email } = lead;
	const aliases = lead.aliases ?? [];
	return {
		contacts: {
			...{ name, company, role, city, email },
			phone: phone === null ? null : phoneIn(phone)
		},
		/** Contacts of leads that were merged into it. */
		aliases: aliases.map((alias) =>
			alias.includes('@')
				? { href: `mailto:${alias}`, shown: alias }
				: { href: `tel:${alias}`, shown: shownPhone(alias) }
		),
		/** Numbers that were given and are not its own. */
		phones: given
			.filter((one) => !aliases.includes(one.phone))
			.map((one) => ({ ...phoneIn(one.phone), of: one.of }))
	};
}

/** What another lead is told from this one by. */
export function contactsOfOther({ company, email, phone }: FoundLead['lead']): string[] {
	return [company, email, phone && shownPhone(phone)].filter((one) => one !== null);
}

/** `number` is dialled, `shown` is read. */
const phoneIn = (number: string) => ({ number, shown: shownPhone(number) });
