import { deliveriesFor } from '../../delivery/events.ts';
import type { House } from '../../house.ts';
import { destinationsOf } from '../../storage/queries/destinations.ts';
import { responseById } from '../../storage/queries/responses.ts';
import type { DeliveryRow, LeadQuizRow, LeadRow, ResponseRow } from '../../storage/store.ts';
import { storedResponse } from '../stored-response.ts';

/** A lead that a member has made other than it was. */
export interface ChangedLead {
	before: LeadRow;
	after: LeadRow;
	/** What it has answered, as it is now. */
	quizzes: readonly LeadQuizRow[];
	/** Leads that have just become part of it. */
	merged?: readonly string[];
}

/**
 * Outbox rows of such a change, for its transaction. Events hold a response: the one that the lead's segment is of. Of a lead
 * that has answered nothing there is nothing to tell.
 */
export async function tellOfChange(
	app: House,
	workspace: string,
	{ before, after, quizzes, merged = [] }: ChangedLead
): Promise<DeliveryRow[]> {
	if (after.test) return [];
	const destinations = await destinationsOf(app.store, workspace);
	const row = destinations.length > 0 && (await shownResponse(app, after, quizzes));
	if (!row) return [];
	const deliveries = deliveriesFor({
		...{ workspace, ids: app.ids, now: app.clock.now(), origin: app.config.origin },
		...{ response: await storedResponse(app, row), isTold: true, merged }
	});
	const segmentChanged =
		before.shownQuizId !== after.shownQuizId || before.segment !== after.segment;
	return deliveries({ before, after, segmentChanged, other: null }, destinations);
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
