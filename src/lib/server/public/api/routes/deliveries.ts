import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import {
	getDelivery,
	listDeliveries,
	redeliver,
	type DeliveryListed
} from '../../../services/deliveries.ts';
import { isoTime } from '../../../services/records.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import {
	deliveryPage,
	deliveryQuery,
	deliverySchema,
	redeliveredSchema
} from '../schemas/destinations.ts';

export const deliveryRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'get',
			path: '/deliveries',
			access: 'read',
			summary: 'The delivery log, newest first',
			query: deliveryQuery,
			answer: deliveryPage
		},
		async ({ caller, query }) => {
			const page = await listDeliveries(house, caller.workspace, query);
			return ok({ items: page.items.map(deliveryAnswer), next: page.next });
		}
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/deliveries/{id}',
			access: 'read',
			summary: 'A delivery with its bytes and every try',
			answer: deliverySchema
		},
		async ({ id, caller }) => {
			const found = await getDelivery(house, caller.workspace, id);
			if (!found.ok) return found;
			const { delivery, attempts } = found.value;
			const payload: unknown = JSON.parse(delivery.payload);
			const log = attempts.map((attempt) => ({
				number: attempt.number,
				startedAt: isoTime(attempt.startedAt),
				durationMs: attempt.durationMs,
				status: attempt.status,
				outcome: attempt.outcome,
				error: attempt.error,
				response: attempt.responseExcerpt
			}));
			return ok({ ...deliveryAnswer(delivery), payload, log });
		}
	),
	endpoint(
		house,
		{
			method: 'post',
			path: '/deliveries/{id}/redeliver',
			access: 'write',
			summary: 'Send an ended delivery once more, under the same id',
			status: 202,
			answer: redeliveredSchema
		},
		async ({ id, caller }) => {
			const queued = await redeliver(house, caller.workspace, id);
			return queued.ok ? ok({ id, state: 'queued' as const }) : queued;
		}
	)
];

function deliveryAnswer(delivery: DeliveryListed) {
	const { id, event, sequence, state, attempts, nextAttemptAt, finishedAt } = delivery;
	return {
		id,
		destination: delivery.destinationId,
		event,
		lead: delivery.leadId,
		response: delivery.responseId,
		sequence,
		state,
		attempts,
		nextAttemptAt: state === 'queued' ? isoTime(nextAttemptAt) : null,
		createdAt: isoTime(delivery.createdAt),
		finishedAt: finishedAt === null ? null : isoTime(finishedAt)
	};
}
