import {
	countRedeliverable,
	listDeliveries,
	MOST_COUNTED,
	redeliverLike
} from '$lib/server/services/deliveries.ts';
import { listDestinations } from '$lib/server/services/destinations.ts';
import { leadNames } from '$lib/server/services/leads.ts';
import { deleteTestLead, deleteTestLeads } from '$lib/server/services/pushes/test-lead.ts';
import { redirect } from '@sveltejs/kit';
import { setFlash } from '../../flash.ts';
import { textOf } from '../../form-text.ts';
import { refuse } from '../../problem-reply.ts';
import { signedIn } from '../../signed-in.ts';
import { listOf } from '../query.ts';
import { deliveryFilter } from './delivery-filter.ts';
import { deliveryRow } from './delivery-row.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, timeZone } = locals;
	const { workspace } = signedIn(locals);
	const { shown: filter, asked } = deliveryFilter(url.searchParams, timeZone);
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const [page, destinations, repeatable] = await Promise.all([
		listDeliveries(app, workspace, { ...asked, cursor }),
		listDestinations(app, workspace),
		countRedeliverable(app, workspace, asked)
	]);
	const leads = await leadNames(app, workspace, [
		filter.lead || null,
		...page.items.map(({ leadId }) => leadId)
	]);
	return {
		filter,
		list: listOf(filter, page),
		lead: filter.lead ? (leads.get(filter.lead) ?? filter.lead) : null,
		destinations: destinations.map(({ id, name }) => ({ value: id, label: name })),
		repeatable: { count: Math.min(repeatable, MOST_COUNTED), more: repeatable > MOST_COUNTED },
		deliveries: page.items.map((row) => deliveryRow(row, destinations, leads))
	};
};

export const actions: Actions = {
	/** What the address shows. */
	redeliver: async ({ locals, url, cookies }) => {
		const { app, i18n, timeZone } = locals;
		const { asked } = deliveryFilter(url.searchParams, timeZone);
		const { workspace, id: by } = signedIn(locals);
		const { queued } = await redeliverLike(app, workspace, asked, by);
		setFlash(cookies, { text: i18n.t('deliveries.again.done', { count: queued }) });
		return { done: true };
	},
	removeTest: async ({ locals, request, cookies }) => {
		const { app, i18n } = locals;
		const lead = textOf(await request.formData(), 'lead');
		const { workspace, id: by } = signedIn(locals);
		const deleted = await deleteTestLead(app, workspace, by, lead);
		if (!deleted.ok) return refuse(deleted.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('pushes.tests.removed', { count: 1 }) });
		redirect(303, '/leads');
	},
	removeTests: async ({ locals, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const { deleted } = await deleteTestLeads(app, workspace, by);
		setFlash(cookies, { text: i18n.t('pushes.tests.removed', { count: deleted }) });
		return { done: true };
	}
};
