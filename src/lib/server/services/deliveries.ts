import { fail, ok, type Result } from '../../quiz/result.ts';
import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import {
	attemptsOf,
	countRepeatable,
	deliveriesPage,
	deliveryById,
	queueAgain,
	queueFailedAgain,
	queueLikeAgain,
	type DeliveryListed
} from '../storage/queries/deliveries.ts';
import type { DeliveryFilter } from '../storage/delivery-conditions.ts';
import { destinationById } from '../storage/queries/destinations.ts';
import type { DeliveryAttemptRow, DeliveryRow } from '../storage/store.ts';
import { auditRow } from './audit.ts';
import { pageLimit, pageOf, type Page, type PageInput } from './pages.ts';

export { LOGGED_STATES, type DeliveryFilter } from '../storage/delivery-conditions.ts';
export type { DeliveryListed } from '../storage/queries/deliveries.ts';

/** Newest first. */
export async function listDeliveries(
	app: House,
	workspace: string,
	input: DeliveryFilter & PageInput
): Promise<Page<DeliveryListed>> {
	const limit = pageLimit(input);
	const filter = { ...input, before: input.cursor, limit };
	return pageOf(await deliveriesPage(app.store, workspace, filter), limit);
}

/** With its bytes and every try, in order. */
export async function getDelivery(
	app: House,
	workspace: string,
	id: string
): Promise<Result<{ delivery: DeliveryRow; attempts: DeliveryAttemptRow[] }, Problem>> {
	const delivery = await deliveryById(app.store, workspace, id);
	if (!delivery) return fail({ code: 'not_found' });
	return ok({ delivery, attempts: await attemptsOf(app.store, workspace, id) });
}

/**
 * Sends an ended delivery once more, under the same id; one that failed or one that arrived.
 * @param by who does it, as the log of changes says it; the same below
 */
export async function redeliver(
	app: House,
	workspace: string,
	id: string,
	by: string
): Promise<Result<void, Problem>> {
	const delivery = await deliveryById(app.store, workspace, id);
	if (!delivery) return fail({ code: 'not_found' });
	const destination = await destinationById(app.store, workspace, delivery.destinationId);
	if (!destination) return fail({ code: 'no_destination' });
	const detail = { name: destination.name };
	const line = auditRow(app, workspace, {
		...{ by, action: 'delivery.redelivered', subject: id, detail }
	});
	const queued = await queueAgain(app.store, workspace, id, app.clock.now(), [line]);
	if (!queued) return fail({ code: 'not_repeatable' });
	app.wakeDelivery();
	return ok(undefined);
}

/** Everything that failed for this destination; how many. */
export async function redeliverFailed(
	app: House,
	workspace: string,
	destination: string,
	by: string
): Promise<Result<{ queued: number }, Problem>> {
	const row = await destinationById(app.store, workspace, destination);
	if (!row) return fail({ code: 'not_found' });
	const said = { by, action: 'destination.redelivered', subject: destination };
	const now = app.clock.now();
	const queued = await queueFailedAgain(app.store, workspace, destination, now, (count) => [
		auditRow(app, workspace, { ...said, detail: { name: row.name, count } })
	]);
	if (queued > 0) app.wakeDelivery();
	return ok({ queued });
}

/** Counted exactly up to here. */
export const MOST_COUNTED = 1_000;

/** How many of what the log shows so could be sent once more; one more than `MOST_COUNTED` where there are more. */
export async function countRedeliverable(
	app: House,
	workspace: string,
	filter: DeliveryFilter
): Promise<number> {
	return countRepeatable(app.store, workspace, filter, MOST_COUNTED + 1);
}

/**
 * Everything that the log shows so and that has ended, under its ids and in its order; how many. Of very many each part that is
 * queued at once has a line of its own.
 */
export async function redeliverLike(
	app: House,
	workspace: string,
	filter: DeliveryFilter,
	by: string
): Promise<{ queued: number }> {
	const action = 'deliveries.redelivered';
	const queued = await queueLikeAgain(app.store, workspace, filter, app.clock.now(), (count) => [
		auditRow(app, workspace, { by, action, detail: { count } })
	]);
	if (queued > 0) app.wakeDelivery();
	return { queued };
}
