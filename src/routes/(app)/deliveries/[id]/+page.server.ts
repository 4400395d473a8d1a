import { getDelivery, redeliver } from '$lib/server/services/deliveries.ts';
import { getDestination } from '$lib/server/services/destinations.ts';
import { leadNames } from '$lib/server/services/leads.ts';
import { error } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { takesNow } from '../delivery-row.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getDelivery(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { delivery, attempts } = found.value;
	const destination = await getDestination(app, workspace, delivery.destinationId);
	const { id, event, state, leadId, responseId, sequence, createdAt, finishedAt } = delivery;
	return {
		delivery: {
			id,
			event,
			state,
			leadId,
			lead: leadId && (await leadNames(app, workspace, [leadId])).get(leadId),
			responseId,
			sequence,
			createdAt,
			finishedAt,
			test: delivery.test,
			attempts: delivery.attempts,
			held: state === 'queued' && !(destination.ok && takesNow(destination.value)),
			nextAttemptAt: state === 'queued' ? delivery.nextAttemptAt : null
		},
		destination: destination.ok
			? { id: destination.value.id, name: destination.value.name, kind: destination.value.kind }
			: null,
		mailFolder: app.mailer.writesTo,
		payload: JSON.stringify(JSON.parse(delivery.payload), null, 2),
		attempts: attempts.map((attempt) => ({
			id: attempt.id,
			number: attempt.number,
			startedAt: attempt.startedAt,
			durationMs: attempt.durationMs,
			status: attempt.status,
			outcome: attempt.outcome,
			error: attempt.error,
			excerpt: attempt.responseExcerpt,
			request:
				attempt.url !== null && attempt.requestHeaders !== null
					? { url: attempt.url, headers: attempt.requestHeaders }
					: null
		}))
	};
};

export const actions: Actions = {
	redeliver: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const again = await redeliver(app, workspace, params.id, by);
		if (!again.ok) return refuse(again.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('deliveries.again.done', { count: 1 }) });
		return { done: true };
	}
};
