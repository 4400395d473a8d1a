import { and, eq, inArray, sql } from 'drizzle-orm';
import { domainToUnicode } from 'node:url';
import { foldForSearch } from '../fold-for-search.ts';
import type {
	AuditRow,
	Db,
	ErasedAddressRow,
	LegalBasis,
	RecipientRow,
	Statement,
	Store
} from '../store.ts';
import { auditLines } from './audit.ts';
import { faultRows, progressed, type Progress } from './import-progress.ts';
import { suppression } from './suppressions.ts';

/** Somebody to write to, in the form in which people are kept. */
export interface PersonWrite {
	email: string;
	name: string | null;
	locale: string | null;
	fields: Readonly<Record<string, string>>;
	tags: readonly string[];
	leadId?: string | undefined;
	/** In place of what is given for all. */
	basis?: Pick<RecipientRow, 'basis' | 'basisAt' | 'basisNote'> | undefined;
}

/** What holds for all of them. */
export interface PeopleWrite {
	workspace: string;
	people: readonly PersonWrite[];
	basis: Pick<RecipientRow, 'basis' | 'basisAt' | 'basisNote'>;
	/** Lists that they are put on; who has left one stays away. */
	lists: readonly string[];
	/** The language of those of whom none is known. */
	locale?: string | undefined;
	importId: string | null;
	newId(): string;
	/** What an address is known by once somebody was erased. */
	digestOf(email: string): string;
	now: number;
	/** What the log of changes says of it. */
	lines?(written: PeopleWritten): readonly AuditRow[];
}

export interface PeopleWritten {
	added: number;
	updated: number;
	/** In the order of the people. */
	ids: string[];
}

/** What gives the better right to write to somebody. */
const STRENGTH: Readonly<Record<LegalBasis, number>> = { consent: 2, customer: 1, other: 0 };
const TRIES = 3;
/** Rows of one statement; engines bind some ten thousands of values. */
const AT_ONCE = 2000;

/** People as they are about to be written: what is known of them has been read. */
export interface PeoplePlan extends PeopleWritten {
	known: number;
	statements(db: Db): Statement[];
}

/**
 * Adds those who are new and brings the others up to date, in one transaction: what is given takes the place of what was known,
 * what is not given stays; tags and lists are added to. The better basis stays, with where it came from.
 * @param write some hundreds of people, no address twice
 * @throws Stale where the import was begun anew meanwhile
 */
export async function writePeople(
	store: Store,
	write: PeopleWrite,
	progress?: Progress
): Promise<PeopleWritten> {
	for (let tried = 1; ; tried += 1) {
		const plan = await planPeople(store, write, progress);
		const counts = { ...plan, kept: 0 };
		try {
			await store.atomically(
				(db) => [
					...(progress
						? [
								progressed(store, db, progress, counts, write.now),
								...faultRows(store, db, progress)
							]
						: []),
					...plan.statements(db),
					...auditLines(store, db, write.lines?.(plan) ?? [])
				],
				progress && (([moved]) => moved === 1)
			);
			return { added: plan.added, updated: plan.updated, ids: plan.ids };
		} catch (error) {
			// Somebody else has added one of them since they were looked for.
			const isKnownNow = (await knownAmong(store, write)).size > plan.known;
			if (tried === TRIES || !isKnownNow) throw error;
		}
	}
}

/** The same, for a transaction that writes more than them. @param progress of the import that they come by */
export async function planPeople(
	store: Store,
	write: PeopleWrite,
	progress?: Pick<Progress, 'of'>
): Promise<PeoplePlan> {
	const known = await knownAmong(store, write);
	const erased = await erasedAmong(store, write);
	const rows = write.people.map((person) => rowOf(write, person, known.get(person.email)));
	const isNew = (row: RecipientRow) => {
		const before = known.get(row.email);
		// Of an earlier beginning of the same import.
		const { id, createdAt } = progress?.of ?? { id: null, createdAt: 0 };
		return !before || (id !== null && before.importId === id && before.createdAt >= createdAt);
	};
	const added = rows.filter(isNew).length;
	return {
		...{ added, updated: rows.length - added, ids: rows.map(({ id }) => id), known: known.size },
		statements: (db) => [
			...statements(store, db, write, rows),
			...suppressedAgain(store, db, erased)
		]
	};
}

/**
 * Each address is looked up by itself: PostgreSQL knows nothing yet of a table that is being filled, and would for all of them
 * together read everybody in the workspace.
 */
async function knownAmong(
	{ db, tables: { recipients } }: Store,
	{ workspace, people }: PeopleWrite
): Promise<Map<string, RecipientRow>> {
	if (people.length === 0) return new Map();
	const emails = sql.join(
		people.map(({ email }) => sql`(${email})`),
		sql`, `
	);
	const known = db
		.select({ id: recipients.id })
		.from(recipients)
		.where(and(eq(recipients.workspaceId, workspace), sql`${recipients.email} = given.column1`));
	const found = await db
		.select({ id: sql<string | null>`${known}` })
		.from(sql`(values ${emails}) as given`);
	const ids = found.flatMap(({ id }) => (id === null ? [] : [id]));
	// They are of this workspace: to ask for that again would have PostgreSQL read all of it again.
	const rows =
		ids.length > 0 ? await db.select().from(recipients).where(inArray(recipients.id, ids)) : [];
	return new Map(rows.map((row) => [row.email, row]));
}

/** Those of them who were erased before. */
async function erasedAmong(
	{ db, tables: { erasedAddresses } }: Store,
	{ workspace, people, digestOf }: PeopleWrite
): Promise<{ row: ErasedAddressRow; email: string }[]> {
	if (people.length === 0) return [];
	const emailOf = new Map(people.map(({ email }) => [digestOf(email), email]));
	const rows = await db
		.select()
		.from(erasedAddresses)
		.where(
			and(
				eq(erasedAddresses.workspaceId, workspace),
				inArray(erasedAddresses.digest, [...emailOf.keys()])
			)
		);
	return rows.map((row) => ({ row, email: emailOf.get(row.digest) ?? '' }));
}

/** That they are written to no more holds again, now that their address is known. */
function suppressedAgain(
	store: Store,
	db: Db,
	erased: Awaited<ReturnType<typeof erasedAmong>>
): Statement[] {
	const { erasedAddresses } = store.tables;
	return erased.flatMap(({ row: { workspaceId, digest, reason, at }, email }) => [
		suppression(store, db, { workspaceId, email, reason, at, campaignId: null, detail: '' }),
		db
			.delete(erasedAddresses)
			.where(and(eq(erasedAddresses.workspaceId, workspaceId), eq(erasedAddresses.digest, digest)))
	]);
}

function rowOf(
	{ workspace, basis: common, locale: otherwise, importId, newId, now }: PeopleWrite,
	person: PersonWrite,
	before: RecipientRow | undefined
): RecipientRow {
	const basis = { ...(person.basis ?? common), importId };
	const { email, name, locale } = person;
	const fields = { ...before?.fields, ...person.fields };
	const known = {
		email,
		name: name ?? before?.name ?? null,
		locale: locale ?? before?.locale ?? otherwise ?? null,
		leadId: person.leadId ?? before?.leadId ?? null,
		fields
	};
	const search = searchOf(known);
	if (!before) {
		const times = { createdAt: now, updatedAt: now };
		return { id: newId(), workspaceId: workspace, ...known, ...basis, search, ...times };
	}
	const isBetter = STRENGTH[basis.basis] > STRENGTH[before.basis];
	return { ...before, ...known, ...(isBetter && basis), search, updatedAt: now };
}

/** What people are found by. */
function searchOf({
	email,
	name,
	fields
}: Pick<RecipientRow, 'email' | 'name' | 'fields'>): string {
	const [, domain = ''] = email.split('@');
	const shown = domain.includes('xn--') ? [domainToUnicode(domain)] : [];
	return foldForSearch([email, name ?? '', ...shown, ...Object.values(fields)].join(' '));
}

function statements(
	store: Store,
	db: Db,
	{ workspace, people, lists, now }: PeopleWrite,
	rows: readonly RecipientRow[]
): Statement[] {
	const { recipients, listMembers, recipientTags } = store.tables;
	const members = lists.flatMap((listId) =>
		rows.map(({ id }) => {
			return { listId, recipientId: id, workspaceId: workspace, addedAt: now, leftAt: null };
		})
	);
	const tags = people.flatMap((person, at) =>
		person.tags.map((tag) => ({ workspaceId: workspace, tag, recipientId: rows[at]?.id ?? '' }))
	);
	return [
		...inParts(rows).map((part) =>
			db
				.insert(recipients)
				.values(part)
				.onConflictDoUpdate({
					target: [recipients.workspaceId, recipients.email],
					set: {
						name: sql`excluded.name`,
						fields: sql`excluded.fields`,
						locale: sql`excluded.locale`,
						leadId: sql`excluded.lead_id`,
						basis: sql`excluded.basis`,
						basisAt: sql`excluded.basis_at`,
						basisNote: sql`excluded.basis_note`,
						importId: sql`excluded.import_id`,
						search: sql`excluded.search`,
						updatedAt: sql`excluded.updated_at`
					}
				})
		),
		...inParts(members).map((part) => db.insert(listMembers).values(part).onConflictDoNothing()),
		...inParts(tags).map((part) => db.insert(recipientTags).values(part).onConflictDoNothing())
	];
}

function inParts<T>(rows: readonly T[]): T[][] {
	const parts: T[][] = [];
	for (let at = 0; at < rows.length; at += AT_ONCE) parts.push(rows.slice(at, at + AT_ONCE));
	return parts;
}
