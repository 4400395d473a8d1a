import { searchText } from '../../../storage/lead-words.ts';
import type { LeadRow } from '../../../storage/store.ts';

/** The leads that some rows of a file are about: as they were read, then as each row leaves them to the next. */
export class LeadBook {
	readonly #before = new Map<string, LeadRow>();
	readonly #now = new Map<string, LeadRow>();
	readonly #idBy = { email: new Map<string, string>(), phone: new Map<string, string>() };
	readonly #changed = new Set<string>();

	constructor(leads: readonly LeadRow[]) {
		for (const lead of leads) {
			this.#before.set(lead.id, lead);
			this.#remember(lead);
		}
	}

	/** Whom an address or a number belongs to: what was merged into another is that other. */
	whoHas(kind: 'email' | 'phone', contact: string | null): LeadRow | undefined {
		const id = contact === null ? undefined : this.#idBy[kind].get(contact);
		const lead = id === undefined ? undefined : this.#now.get(id);
		return lead?.mergedInto ? this.#now.get(lead.mergedInto) : lead;
	}

	/** As a row leaves it; what is looked for in it follows. */
	keep(lead: LeadRow): void {
		this.#changed.add(lead.id);
		this.#remember({ ...lead, search: searchText(lead, lead.aliases) });
	}

	/** What was kept: new ones, and those that were there with how they were. In the order of their ids, as everybody locks them. */
	written(): { inserted: LeadRow[]; updated: { before: LeadRow; after: LeadRow }[] } {
		const all = [...this.#changed].sort().flatMap((id) => this.#now.get(id) ?? []);
		return {
			inserted: all.filter(({ id }) => !this.#before.has(id)),
			updated: all.flatMap((after) => {
				const before = this.#before.get(after.id);
				return before ? [{ before, after }] : [];
			})
		};
	}

	#remember(lead: LeadRow): void {
		this.#now.set(lead.id, lead);
		if (lead.email) this.#idBy.email.set(lead.email, lead.id);
		if (lead.phone) this.#idBy.phone.set(lead.phone, lead.id);
	}
}
