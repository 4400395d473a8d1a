import { listDeliveries, redeliverFailed } from '$lib/server/services/deliveries.ts';
import {
	deleteDestination,
	getDestination,
	pingDestination,
	rotateSecret,
	updateDestination
} from '$lib/server/services/destinations.ts';
import { leadNames } from '$lib/server/services/leads.ts';
import { error, redirect, type Cookies } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { deliveryRow } from '../../deliveries/delivery-row.ts';
import { quizChoices } from '../../quiz-words.ts';
import { destinationView } from '../destination-view.ts';
import { keptSettings } from './kept-fields.ts';
import type { Actions, PageServerLoad } from './$types';

const STATES = ['queued', 'delivered', 'written', 'exhausted', 'refused', 'cancelled'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getDestination(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const state = STATES.find((one) => one === url.searchParams.get('state'));
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const [quizzes, page] = await Promise.all([
		quizChoices(app, workspace, i18n.locale),
		listDeliveries(app, workspace, { destination: params.id, state, cursor })
	]);
	const leads = await leadNames(
		app,
		workspace,
		page.items.map(({ leadId }) => leadId)
	);
	return {
		now: app.clock.now(),
		destination: destinationView(found.value, quizzes, i18n),
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
	rotate: async ({ locals, params }) => {
		const rotated = await rotateSecret(locals.app, signedIn(locals).workspace, params.id);
		if (!rotated.ok) return refuse(rotated.problem, locals.i18n.locale);
		return { secret: rotated.value.secret };
	},
	pause: ({ locals, params, cookies }) => setState(locals, params.id, 'disabled', cookies),
	enable: ({ locals, params, cookies }) => setState(locals, params.id, 'active', cookies),
	redeliver: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const again = await redeliverFailed(app, signedIn(locals).workspace, params.id);
		if (!again.ok) return refuse(again.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('deliveries.again.done', { count: again.value.queued }) });
		return { done: true };
	},
	delete: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const deleted = await deleteDestination(app, signedIn(locals).workspace, params.id);
		if (!deleted.ok) return refuse(deleted.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('destination.deleted') });
		redirect(303, '/destinations');
	}
};

async function setState(
	locals: App.Locals,
	id: string,
	state: 'active' | 'disabled',
	cookies: Cookies
) {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getDestination(app, workspace, id);
	if (!found.ok) return refuse(found.problem, i18n.locale);
	const settings = keptSettings(found.value);
	const saved = await updateDestination(app, workspace, id, { ...settings, state });
	if (!saved.ok) return refuse(saved.problem, i18n.locale);
	setFlash(cookies, { text: i18n.t(`destination.${state}.done`) });
	return { done: true };
}
