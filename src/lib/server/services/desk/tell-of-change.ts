import { deliveriesFor, hearsOfChanges } from '../../delivery/events.ts';
import type { House } from '../../house.ts';
import { destinationsOf } from '../../storage/queries/destinations.ts';
import { quizzesOfLeads } from '../../storage/queries/leads.ts';
import { responsesWithIds } from '../../storage/queries/merges.ts';
import { responseById } from '../../storage/queries/responses.ts';
import type { DeliveryRow, LeadQuizRow, LeadRow, ResponseRow } from '../../storage/store.ts';
import { storedResponses } from '../stored-response.ts';
import { leadDesks } from './lead-desks.ts';

/** A lead that a member has made other than it was. */
export interface ChangedLead {
	before: LeadRow;
	after: LeadRow;
	/** What it has answered, as it is now: unless given, as it is stored. */
	quizzes?: readonly LeadQuizRow[];
	/** Leads that have just become part of it. */
	merged?: readonly string[];
	/** What becomes of its tags with it. */
	tags?: { given?: readonly string[]; taken?: readonly string[] };
}

/**
 * Outbox rows of such changes, for their transaction. Events hold a response: the one that the lead's segment is of. Of a lead
 * that has answered nothing there is nothing to tell.
 */
export async function tellOfChanges(
	app: House,
	workspace: string,
	changes: readonly ChangedLead[]
): Promise<DeliveryRow[]> {
	const told = changes.filter(({ after }) => !after.test);
	if (told.length === 0) return [];
	const destinations = (await destinationsOf(app.store, workspace)).filter(hearsOfChanges);
	if (destinations.length === 0) return [];
	const leads = told.map(({ after }) => after);
	const [desks, responses] = await Promise.all([
		leadDesks(app, workspace, leads),
		shownResponses(app, workspace, told)
	]);
	return told.flatMap(({ before, after, merged = [], tags }) => {
		const response = responses.get(after.id);
		if (!response) return [];
		const deliveries = deliveriesFor({
			...{ workspace, ids: app.ids, now: app.clock.now(), origin: app.config.origin },
			...{ response, isTold: true, merged }
		});
		const segmentChanged =
			before.shownQuizId !== after.shownQuizId || before.segment !== after.segment;
		const { owner, tags: known } = desks(after);
		const change = { before, after, segmentChanged, other: null };
		return deliveries(change, destinations, { owner, tags: tagsAfter(known, tags) });
	});
}

function tagsAfter(
	known: readonly string[],
	{ given = [], taken = [] }: NonNullable<ChangedLead['tags']> = {}
): string[] {
	return [...new Set([...known, ...given])].filter((tag) => !taken.includes(tag)).toSorted();
}

/** By lead, what `shownResponse` is of each. */
async function shownResponses(app: House, workspace: string, changes: readonly ChangedLead[]) {
	const unknown = changes.flatMap(({ quizzes, after }) => (quizzes ? [] : [after.id]));
	const stored = Map.groupBy(
		await quizzesOfLeads(app.store, workspace, unknown),
		({ leadId }) => leadId
	);
	const shown = changes.flatMap(({ after, quizzes = stored.get(after.id) ?? [] }) => {
		const found = quizzes.find(({ quizId }) => quizId === after.shownQuizId);
		return found ? [[after.id, found.responseId] as const] : [];
	});
	const ids = shown.map(([, response]) => response);
	const rows = await responsesWithIds(app.store, workspace, ids);
	const told = await storedResponses(app, workspace, rows);
	return new Map(shown.flatMap(([lead, id]) => pairOf(lead, told.get(id))));
}

function pairOf<Value>(key: string, value: Value | undefined): [string, Value][] {
	return value === undefined ? [] : [[key, value]];
}

/** The answer that a lead's segment is of; none where it was imported, or its answers are gone. */
export async function shownResponse(
	{ store }: Pick<House, 'store'>,
	{ workspaceId, shownQuizId }: Pick<LeadRow, 'workspaceId' | 'shownQuizId'>,
	quizzes: readonly LeadQuizRow[]
): Promise<ResponseRow | undefined> {
	const shown = quizzes.find(({ quizId }) => quizId === shownQuizId);
	return shown && (await responseById(store, workspaceId, shown.responseId));
}
