import { fail, ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import {
	getDelivery,
	listDeliveries,
	redeliver,
	redeliverLike,
	type DeliveryListed
} from '../../../services/deliveries.ts';
import { isoTime } from '../../../services/records.ts';
import { invalid } from '../../../problems.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { doer } from '../doer.ts';
import { momentsOf } from '../moments.ts';
import {
	deliveryPage,
	deliveryQuery,
	deliverySchema,
	redeliverBody
} from '../schemas/deliveries.ts';
import { redeliveredAllSchema, redeliveredSchema } from '../schemas/destinations.ts';

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
			const moments = momentsOf(query);
			if (!moments.ok) return moments;
			const { since: _, until: __, test, ...asked } = query;
			const tests = test === undefined ? {} : { test: test === 'true' };
			const input = { ...asked, ...moments.value, ...tests };
			const page = await listDeliveries(house, caller.workspace, input);
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
				url: attempt.url,
				requestHeaders: attempt.requestHeaders,
				status: attempt.status,
				outcome: attempt.outcome,
				error: attempt.error,
				response: attempt.responseExcerpt
			}));
			return ok({ ...deliveryAnswer(delivery), payload, log });
		}
	),
	...repeatRoutes(house)
];

const repeatRoutes = (house: House): Endpoint[] => [
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
			const queued = await redeliver(house, caller.workspace, id, doer(caller));
			return queued.ok ? ok({ id, state: 'queued' as const }) : queued;
		}
	),
	endpoint(
		house,
		{
			method: 'post',
			path: '/deliveries/redeliver',
			access: 'write',
			summary: 'Send all that the log shows so once more, under the same ids and in their order',
			description:
				'What is still on its way, and what is for a deleted destination, is left as it is. A paused destination gets it once it is resumed.',
			body: redeliverBody,
			status: 202,
			answer: redeliveredAllSchema
		},
		async ({ caller, body }) => {
			if (Object.values(body).every((value) => value === undefined)) return fail(NAMES_NOTHING);
			const moments = momentsOf(body);
			if (!moments.ok) return moments;
			const { since: _, until: __, ...asked } = body;
			const filter = { ...asked, ...moments.value };
			return ok(await redeliverLike(house, caller.workspace, filter, doer(caller)));
		}
	)
];

/** Nobody sends everything once more by an empty body. */
const NAMES_NOTHING = invalid('', {
	en: 'Name at least one of destination, lead, event, state, since, until, test.',
	ru: 'Назовите хотя бы одно из полей destination, lead, event, state, since, until, test.'
});

function deliveryAnswer(delivery: DeliveryListed) {
	const { id, event, sequence, test, state, attempts, nextAttemptAt, finishedAt } = delivery;
	return {
		id,
		destination: delivery.destinationId,
		event,
		lead: delivery.leadId,
		response: delivery.responseId,
		sequence,
		test,
		state,
		attempts,
		nextAttemptAt: state === 'queued' ? isoTime(nextAttemptAt) : null,
		createdAt: isoTime(delivery.createdAt),
		finishedAt: finishedAt === null ? null : isoTime(finishedAt)
	};
}
