import { and, eq, inArray, or } from 'drizzle-orm';
import { ownOnes } from '../by-ids.ts';
import { uploadsIn } from '../uploads-in.ts';
import { hasGone, oddResponses, PERSONAL, type PersonalTable, type Traces } from '../personal.ts';
import type { DestinationRow, LeadRow, ResponseRow, Store } from '../store.ts';
import { leadById } from './leads.ts';
import { leadsMergedInto } from './merges.ts';

export type { PersonalTable, Traces } from '../personal.ts';

/** Where something of a person stands. @param id of their lead, or of one that was merged into it; undefined where there is none */
export async function tracesOfLead(
	store: Store,
	workspace: string,
	id: string
): Promise<Traces | undefined> {
	const { leads } = store.tables;
	const [named] = await store.db
		.select({ id: leads.id, mergedInto: leads.mergedInto })
		.from(leads)
		.where(and(eq(leads.workspaceId, workspace), eq(leads.id, id)));
	if (!named) return undefined;
	const root = named.mergedInto ?? named.id;
	const [own, merged] = await Promise.all([
		leadById(store, workspace, root),
		leadsMergedInto(store, workspace, [root])
	]);
	const rows = [...(own ? [own] : []), ...merged];
	return withAudience(store, {
		...{ workspace, leads: rows.map((lead) => lead.id) },
		...{ responses: [], attempts: [], recipients: [], invitations: [] },
		...contactsOf(rows)
	});
}

/**
 * The same of what came of their answers alone, for when the time of those is over: who is in the audience stays there, and who is
 * written to no more too.
 */
export async function tracesOfAnswers(
	store: Store,
	workspace: string,
	lead: string
): Promise<Traces | undefined> {
	const all = await tracesOfLead(store, workspace, lead);
	return all && { ...all, recipients: [], invitations: [], emails: [], phones: [] };
}

/** Where something of these answers stands; of their lead, where they have one, nothing. */
export function tracesOfResponses(
	workspace: string,
	rows: readonly Pick<ResponseRow, 'id' | 'quizId' | 'idempotencyKey'>[]
): Traces {
	return {
		...{ workspace, leads: [], recipients: [], invitations: [], emails: [], phones: [] },
		responses: rows.map(({ id }) => id),
		attempts: rows.map(attemptOf)
	};
}

function contactsOf(rows: readonly LeadRow[]) {
	const all = rows.flatMap(({ email, phone, aliases }) => [email, phone, ...(aliases ?? [])]);
	const known = [...new Set(all.filter((contact) => contact !== null))];
	const isEmail = (contact: string) => contact.includes('@');
	return {
		emails: known.filter(isEmail).map((email) => email.toLowerCase()),
		phones: known.filter((contact) => !isEmail(contact))
	};
}

/** The same with the people in the audience that they are, and all that they have answered. */
async function withAudience(store: Store, of: Traces): Promise<Traces> {
	const { db } = store;
	const { recipients, invitations, responses } = store.tables;
	const { workspace } = of;
	const people = await db
		.select({ id: recipients.id, email: recipients.email })
		.from(recipients)
		.where(
			and(
				ownOnes(store, recipients.workspaceId, workspace),
				or(
					inArray(recipients.leadId, [...of.leads]),
					and(eq(recipients.workspaceId, workspace), inArray(recipients.email, [...of.emails]))
				)
			)
		);
	const emails = [...new Set([...of.emails, ...people.map(({ email }) => email)])];
	const ids = people.map(({ id }) => id);
	const invited = await db
		.select({
			id: invitations.id,
			quizId: invitations.quizId,
			attemptId: invitations.attemptId
		})
		.from(invitations)
		.where(
			and(
				ownOnes(store, invitations.workspaceId, workspace),
				or(inArray(invitations.recipientId, ids), inArray(invitations.leadId, [...of.leads]))
			)
		);
	const all = { ...of, emails, recipients: ids };
	const ofLead = and(
		ownOnes(store, responses.workspaceId, workspace),
		inArray(responses.leadId, [...of.leads])
	);
	const answered = await db
		.select({
			id: responses.id,
			quizId: responses.quizId,
			idempotencyKey: responses.idempotencyKey
		})
		.from(responses)
		.where(or(ofLead, oddResponses(responses, all)));
	return {
		...all,
		invitations: invited.map(({ id }) => id),
		responses: answered.map(({ id }) => id),
		attempts: [
			...answered.map(attemptOf),
			...invited.map(({ quizId, attemptId }) => ({ quizId, attemptId }))
		]
	};
}

const attemptOf = ({
	quizId,
	idempotencyKey: attemptId
}: Pick<ResponseRow, 'quizId' | 'idempotencyKey'>) => ({ quizId, attemptId });

export const PERSONAL_TABLES = Object.keys(PERSONAL).filter(
	(name): name is PersonalTable => name in PERSONAL
);

/** How many rows of each table are theirs; what has none is left out. */
export async function countTraces(
	store: Store,
	of: Traces
): Promise<Partial<Record<PersonalTable, number>>> {
	const counts: Partial<Record<PersonalTable, number>> = {};
	for (const name of PERSONAL_TABLES) {
		const { table, where } = PERSONAL[name](store, of);
		const count = await store.db.$count(table, where);
		if (count > 0) counts[name] = count;
	}
	return counts;
}

/** All rows of theirs, by table. */
export async function rowsOfTraces(
	store: Pick<Store, 'engine' | 'db' | 'tables'>,
	of: Traces
): Promise<{ name: PersonalTable; found: Record<string, unknown>[] }[]> {
	return Promise.all(
		PERSONAL_TABLES.map(async (name) => {
			const { table, where } = PERSONAL[name](store, of);
			return { name, found: await store.db.select().from(table).where(where) };
		})
	);
}

/** Somebody who was told of them, or may have been, and of which of their leads and responses. */
export interface Told {
	destination: DestinationRow;
	leads: string[];
	responses: string[];
	/** The highest that they were told. */
	sequence: number;
}

/** Where something of them has gone. */
export async function destinationsTold(store: Store, of: Traces): Promise<Told[]> {
	const { deliveries, destinations } = store.tables;
	const rows = await store.db
		.select({
			destination: destinations,
			leadId: deliveries.leadId,
			responseId: deliveries.responseId,
			sequence: deliveries.sequence
		})
		.from(deliveries)
		.innerJoin(destinations, eq(destinations.id, deliveries.destinationId))
		.where(
			and(
				PERSONAL.deliveries(store, of).where,
				ownOnes(store, destinations.workspaceId, of.workspace),
				hasGone(deliveries)
			)
		)
		.orderBy(deliveries.id);
	return [...Map.groupBy(rows, ({ destination }) => destination.id).values()].flatMap((told) => {
		const [first] = told;
		if (!first) return [];
		return {
			destination: first.destination,
			leads: [...new Set(told.flatMap(({ leadId }) => leadId ?? []))],
			responses: [...new Set(told.flatMap(({ responseId }) => responseId ?? []))],
			sequence: Math.max(...told.map(({ sequence }) => sequence))
		};
	});
}

/** What of them lies beside the database, by its ids. */
export interface Strewn {
	uploads: string[];
	/** Their mails: of surveys, to them, and about them. */
	mails: string[];
}

export async function strewn(store: Store, of: Traces): Promise<Strewn> {
	const { db } = store;
	const { mails, letters, deliveries, uploads, partials } = store.tables;
	const idsIn = async (
		table: typeof mails | typeof letters | typeof deliveries | typeof uploads,
		name: PersonalTable
	) =>
		(await db.select({ id: table.id }).from(table).where(PERSONAL[name](store, of).where)).map(
			({ id }) => id
		);
	const underWay = await db
		.select({ answers: partials.answers })
		.from(partials)
		.where(PERSONAL.partials(store, of).where);
	return {
		uploads: [
			...(await idsIn(uploads, 'uploads')),
			...underWay.flatMap(({ answers }) => uploadsIn(answers))
		],
		mails: [
			...(await idsIn(mails, 'mails')),
			...(await idsIn(letters, 'letters')),
			...(await idsIn(deliveries, 'deliveries'))
		]
	};
}
