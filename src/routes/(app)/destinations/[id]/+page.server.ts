import { listDeliveries, redeliverFailed } from '$lib/server/services/deliveries.ts';
import {
	deleteDestination,
	getDestination,
	pauseDestination,
	pingDestination,
	resumeDestination,
	rotateSecret
} from '$lib/server/services/destinations.ts';
import { leadNames } from '$lib/server/services/leads.ts';
import { sendTestLead } from '$lib/server/services/pushes/test-lead.ts';
import { waitingLeads } from '$lib/server/services/pushes/waiting.ts';
import { error, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { deliveryRow } from '../../deliveries/delivery-row.ts';
import { quizChoices } from '../../quiz-words.ts';
import { destinationView } from '../destination-view.ts';
import type { Actions, PageServerLoad } from './$types';

const STATES = ['queued', 'delivered', 'written', 'exhausted', 'refused', 'cancelled'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getDestination(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const state = STATES.find((one) => one === url.searchParams.get('state'));
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const [quizzes, waiting, page] = await Promise.all([
		quizChoices(app, workspace, i18n.locale),
		waitingLeads(app, workspace, [found.value]),
		listDeliveries(app, workspace, { destination: params.id, state, cursor })
	]);
	const leads = await leadNames(
		app,
		workspace,
		page.items.map(({ leadId }) => leadId)
	);
	return {
		now: app.clock.now(),
		destination: destinationView(found.value, quizzes, i18n, waiting),
		mailFolder: app.mailer.writesTo,
		states: STATES.filter((one) => one !== 'written' || found.value.kind === 'email'),
		state: state ?? '',
		deliveries: page.items.map((row) => deliveryRow(row, [found.value], leads)),
		next: page.next
	};
};

export const actions: Actions = {
	ping: async ({ locals, params }) => {
		const pinged = await pingDestination(locals.app, signedIn(locals).workspace, params.id);
		if (!pinged.ok) return refuse(pinged.problem, locals.i18n.locale);
		redirect(303, `/deliveries/${pinged.value.delivery}`);
	},
	test: async ({ locals, params }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const asked = { id: params.id, by, locale: i18n.locale };
		const sent = await sendTestLead(app, workspace, asked);
		if (!sent.ok) return refuse(sent.problem, i18n.locale);
		redirect(303, `/deliveries/${sent.value.delivery}`);
	},
	rotate: async ({ locals, params }) => {
		const { workspace, id: by } = signedIn(locals);
		const rotated = await rotateSecret(locals.app, workspace, params.id, by);
		if (!rotated.ok) return refuse(rotated.problem, locals.i18n.locale);
		return { secret: rotated.value.secret };
	},
	pause: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const paused = await pauseDestination(app, workspace, params.id, by);
		if (!paused.ok) return refuse(paused.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('destination.disabled.done') });
		return { done: true };
	},
	resume: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const resumed = await resumeDestination(app, workspace, params.id, by);
		if (!resumed.ok) return refuse(resumed.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('destination.active.done') });
		return { done: true };
	},
	redeliver: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const again = await redeliverFailed(app, workspace, params.id, by);
		if (!again.ok) return refuse(again.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('deliveries.again.done', { count: again.value.queued }) });
		return { done: true };
	},
	delete: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const deleted = await deleteDestination(app, workspace, params.id, by);
		if (!deleted.ok) return refuse(deleted.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('destination.deleted') });
		redirect(303, '/destinations');
	}
};
