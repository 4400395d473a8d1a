import type { Vocabulary } from '../vocabulary.ts';

/** By what right somebody may be written to. */
export type LegalBasis = 'consent' | 'customer' | 'other';

/** Why an address is written to no more. */
export type SuppressedFor = 'unsubscribed' | 'bounced' | 'complained' | 'by_hand';

/** `waiting`: nobody has said yet which column is what. One whose server went away stays `running` until it is told otherwise. */
export type ImportState = 'waiting' | 'running' | 'done' | 'failed';

/** What a row does to a lead that is there: fills what it lacks, takes the place of what it has, or nothing. */
export type ImportMode = 'fill' | 'overwrite' | 'leave';

/** How a file is read. */
export interface ImportFormat {
	kind: 'csv' | 'xlsx';
	/** As `TextDecoder` calls it; of CSV. */
	encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';
	separator: ',' | ';' | '\t';
	/** Its first row names the columns. */
	headings: boolean;
	/** Of those of whom neither it nor the audience says one. */
	locale?: string | undefined;
	/** Of leads: whose phone numbers may stand without their country code. */
	country?: string | undefined;
	/** Of leads: where those came from of whom it says nothing. */
	source?: string | undefined;
	/** Of leads: what all of them are tagged with. */
	tag?: string | undefined;
}

/** Who may be written to, and who may not. */
export function audienceTables(words: Vocabulary) {
	const { table, text, json, time, flag, primaryKey, unique, index } = words;

	/** Somebody to write to: one per address in a workspace. */
	const recipients = table(
		'recipients',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			/** Lower case. */
			email: text().notNull(),
			name: text(),
			/** By the names that letters recall them by: `company`, `city`, … */
			fields: json<Readonly<Record<string, string>>>().notNull(),
			/** The language that they are written in; null: the letter's first. */
			locale: text(),
			leadId: text(),
			basis: text<LegalBasis>().notNull(),
			/** When it was given. */
			basisAt: time().notNull(),
			/** In whose words and where, as whoever added them says. */
			basisNote: text().notNull(),
			importId: text(),
			/** Address, name and fields in lower case, to look in. */
			search: text().notNull(),
			createdAt: time().notNull(),
			updatedAt: time().notNull()
		},
		(t) => [
			unique('recipients_email').on(t.workspaceId, t.email),
			index('recipients_workspace').on(t.workspaceId, t.id),
			index('recipients_lead').on(t.leadId)
		]
	);

	const lists = table(
		'lists',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			name: text().notNull(),
			/** Those on it may leave it, or come back to it, on the page that every letter leads to. */
			offered: flag().notNull(),
			createdAt: time().notNull()
		},
		(t) => [unique('lists_name').on(t.workspaceId, t.name)]
	);

	const listMembers = table(
		'list_members',
		{
			listId: text()
				.notNull()
				.references(() => lists.id, { onDelete: 'cascade' }),
			recipientId: text()
				.notNull()
				.references(() => recipients.id, { onDelete: 'cascade' }),
			workspaceId: text().notNull(),
			addedAt: time().notNull(),
			/** They have left it themselves: an import does not bring them back. */
			leftAt: time()
		},
		(t) => [
			primaryKey({ columns: [t.listId, t.recipientId] }),
			index('list_members_recipient').on(t.recipientId)
		]
	);

	const recipientTags = table(
		'recipient_tags',
		{
			workspaceId: text().notNull(),
			tag: text().notNull(),
			recipientId: text()
				.notNull()
				.references(() => recipients.id, { onDelete: 'cascade' })
		},
		(t) => [
			primaryKey({ columns: [t.workspaceId, t.tag, t.recipientId] }),
			index('recipient_tags_recipient').on(t.recipientId)
		]
	);

	return { recipients, lists, listMembers, recipientTags, ...importTables(words) };
}

function importTables({ table, text, json, integer, time, primaryKey, index }: Vocabulary) {
	/** Files that recipients, or leads, came from: whoever asks by what right somebody was written to finds it here. */
	const imports = table(
		'imports',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			/** What its rows become. */
			kind: text<'recipients' | 'leads'>().notNull().default('recipients'),
			fileName: text().notNull(),
			state: text<ImportState>().notNull(),
			format: json<ImportFormat>().notNull(),
			/** What each column is, by its number from 0: `email`, `name`, `locale`, `tags`, `field:company`; of leads `stage`, `note`, … */
			mapping: json<Readonly<Record<string, string>>>().notNull(),
			basis: text<LegalBasis>().notNull(),
			basisAt: time().notNull(),
			/** Empty where leads are written to by none: they are in no audience. */
			basisNote: text().notNull(),
			listId: text(),
			mode: text<ImportMode>().notNull().default('fill'),
			/** Rows read so far, and what became of them. */
			rows: integer().notNull(),
			added: integer().notNull(),
			updated: integer().notNull(),
			/** Those that were there, and stay as they were. */
			kept: integer().notNull().default(0),
			/** The same address again in the same file. */
			repeated: integer().notNull(),
			broken: integer().notNull(),
			bytesRead: integer().notNull(),
			bytes: integer().notNull(),
			error: text(),
			/** How often it has been begun: who reads it for an earlier beginning writes nothing more. */
			runs: integer().notNull(),
			/** While it runs: when it was last seen to. */
			beatAt: time().notNull(),
			createdBy: text().notNull(),
			createdAt: time().notNull(),
			finishedAt: time()
		},
		(t) => [index('imports_workspace').on(t.workspaceId, t.id)]
	);

	/** Lines that could not be taken. */
	const importFaults = table(
		'import_faults',
		{
			importId: text()
				.notNull()
				.references(() => imports.id, { onDelete: 'cascade' }),
			workspaceId: text().notNull(),
			line: integer().notNull(),
			code: text().notNull(),
			/** What stood there. */
			value: text().notNull()
		},
		(t) => [primaryKey({ columns: [t.importId, t.line] })]
	);

	/** Addresses that are written to no more; every send looks here. */
	const suppressions = table(
		'suppressions',
		{
			workspaceId: text().notNull(),
			/** Lower case. */
			email: text().notNull(),
			reason: text<SuppressedFor>().notNull(),
			/** Which survey it came of. */
			campaignId: text(),
			/** What the mail server, or the person, said. */
			detail: text().notNull(),
			at: time().notNull()
		},
		(t) => [
			primaryKey({ columns: [t.workspaceId, t.email] }),
			index('suppressions_at').on(t.workspaceId, t.at)
		]
	);

	/**
	 * Addresses of people who were erased, and who are written to no more: kept as keyed digests, which say nothing to anybody who
	 * does not bring the address along.
	 */
	const erasedAddresses = table(
		'erased_addresses',
		{
			workspaceId: text().notNull(),
			digest: text().notNull(),
			reason: text<SuppressedFor>().notNull(),
			at: time().notNull()
		},
		(t) => [primaryKey({ columns: [t.workspaceId, t.digest] })]
	);

	return { imports, importFaults, suppressions, erasedAddresses };
}
