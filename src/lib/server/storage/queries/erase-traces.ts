import { and, eq, inArray, isNull, not, sql } from 'drizzle-orm';
import { ownOnes } from '../by-ids.ts';
import { hasGone, PERSONAL } from '../personal.ts';
import type {
	AuditRow,
	Db,
	DeliveryRow,
	ErasedAddressRow,
	ErasureRow,
	Statement,
	Store,
	SuppressedFor
} from '../store.ts';
import { auditLines } from './audit.ts';
import { campaignCount } from './campaign-counts.ts';
import { PERSONAL_TABLES, type PersonalTable, type Traces } from './traces.ts';

export interface ErasureWrite {
	/** The act that stays. */
	act: ErasureRow;
	/** What keeps them from being written to again. */
	addresses: readonly ErasedAddressRow[];
	/** What tells those who know them. */
	deliveries: readonly DeliveryRow[];
	/** Deliveries about them that have not gone anywhere, when it was looked who is to be told. */
	unsent: number;
	/** Files that they have sent and no response names. */
	unclaimed: readonly string[];
	/** What the log of changes says of it. */
	lines: readonly AuditRow[];
}

/**
 * Takes away everything that is theirs and leaves the act, in one transaction.
 * @throws Stale where something has come or gone since they were looked for: then nothing is taken away
 */
export async function eraseTraces(store: Store, of: Traces, write: ErasureWrite): Promise<void> {
	const waiting = await waitingMails(store, of);
	const expected = expectedOf(of, write.unsent);
	await store.atomically(
		(db) => [
			...locks(store, db, of),
			unsentDeliveries(store, db, of),
			...PERSONAL_TABLES.map((name) => taking(store, db, name, of)),
			dropping(store, db, of, write.unclaimed),
			...unlinking(store, db, of),
			...waiting.map((row) => campaignCount(store, db, row)),
			...remaining(store, db, write),
			...auditLines(store, db, write.lines)
		],
		(hits) => expected.every((count, at) => count === null || count === hits[at])
	);
}

/** What has to be hit, so that nothing is left of what came meanwhile; null: that is no matter. */
function expectedOf(of: Traces, unsent: number): (number | null)[] {
	const known: Partial<Record<PersonalTable, number>> = {
		leads: of.leads.length,
		responses: of.responses.length,
		recipients: of.recipients.length,
		invitations: of.invitations.length
	};
	return [of.leads.length, unsent, ...PERSONAL_TABLES.map((name) => known[name] ?? null)];
}

/** Changes nothing: whoever writes something about the lead at the same time waits, and then finds it gone. */
function locks({ tables: { leads } }: Store, db: Db, of: Traces): [Statement] {
	return [
		db
			.update(leads)
			.set({ sequence: sql`${leads.sequence}` })
			.where(and(eq(leads.workspaceId, of.workspace), inArray(leads.id, [...of.leads])))
	];
}

function unsentDeliveries(store: Store, db: Db, of: Traces): Statement {
	const { deliveries } = store.tables;
	return db
		.delete(deliveries)
		.where(and(PERSONAL.deliveries(store, of).where, not(hasGone(deliveries))));
}

function taking(store: Store, db: Db, name: PersonalTable, of: Traces): Statement {
	const { table, where } = PERSONAL[name](store, of);
	if (name !== 'uploads') return db.delete(table).where(where);
	// Their bytes go first, then their rows: whoever is killed in between leaves something to be found.
	return db.update(store.tables.uploads).set(DROPPED).where(where);
}

const DROPPED = { state: 'dropped', responseId: null, name: '' } as const;

function dropping({ tables: { uploads } }: Store, db: Db, of: Traces, ids: readonly string[]) {
	return db
		.update(uploads)
		.set(DROPPED)
		.where(
			and(
				eq(uploads.workspaceId, of.workspace),
				inArray(uploads.id, [...ids]),
				isNull(uploads.responseId)
			)
		);
}

/** Who stays in the audience, because only the time of their answers is over, is no lead any more. */
function unlinking(store: Store, db: Db, of: Traces) {
	const { recipients, invitations } = store.tables;
	const isLinked = (t: typeof recipients | typeof invitations) =>
		and(ownOnes(store, t.workspaceId, of.workspace), inArray(t.leadId, [...of.leads]));
	return [
		db.update(recipients).set({ leadId: null }).where(isLinked(recipients)),
		db.update(invitations).set({ leadId: null, responseId: null }).where(isLinked(invitations))
	];
}

/** Invitations whose letter has not gone out: surveys count them as cancelled. */
async function waitingMails({ db, tables: { invitations } }: Store, of: Traces) {
	const rows = await db
		.select({
			campaignId: invitations.campaignId,
			workspaceId: invitations.workspaceId,
			variant: invitations.variant
		})
		.from(invitations)
		.where(
			and(
				eq(invitations.workspaceId, of.workspace),
				inArray(invitations.id, [...of.invitations]),
				eq(invitations.mailState, 'queued')
			)
		);
	return rows
		.toSorted((one, other) => (one.campaignId < other.campaignId ? -1 : 1))
		.map((row) => ({ ...row, name: 'cancelled', count: 1 }) as const);
}

function remaining(
	{ tables: { deliveries, erasedAddresses, erasures } }: Store,
	db: Db,
	write: ErasureWrite
): Statement[] {
	return [
		db.insert(erasures).values(write.act),
		...(write.deliveries.length > 0 ? [db.insert(deliveries).values([...write.deliveries])] : []),
		...(write.addresses.length > 0
			? [
					db
						.insert(erasedAddresses)
						.values([...write.addresses])
						.onConflictDoUpdate({
							target: [erasedAddresses.workspaceId, erasedAddresses.digest],
							set: { reason: sql`excluded.reason`, at: sql`excluded.at` }
						})
				]
			: [])
	];
}

/** Why these addresses are written to no more. */
export async function reasonsFor(
	{ db, tables: { suppressions } }: Store,
	workspace: string,
	emails: readonly string[]
): Promise<Map<string, SuppressedFor>> {
	const rows = await db
		.select({ email: suppressions.email, reason: suppressions.reason })
		.from(suppressions)
		.where(and(eq(suppressions.workspaceId, workspace), inArray(suppressions.email, [...emails])));
	return new Map(rows.map(({ email, reason }) => [email, reason]));
}

/** How many deliveries about them have not gone anywhere. */
export function countUnsent(store: Store, of: Traces): Promise<number> {
	const { deliveries } = store.tables;
	return store.db.$count(
		deliveries,
		and(PERSONAL.deliveries(store, of).where, not(hasGone(deliveries)))
	);
}
