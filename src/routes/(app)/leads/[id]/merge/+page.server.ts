import { problemTitle } from '$lib/server/problems.ts';
import { mergeLeads, previewMerge } from '$lib/server/services/desk/merging.ts';
import { proposedMerges } from '$lib/server/services/desk/proposals.ts';
import { listLeads } from '$lib/server/services/lead-list.ts';
import { getLead, leadName, type FoundLead } from '$lib/server/services/leads.ts';
import { shownPhone } from '$lib/server/shown-phone.ts';
import { error, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../../flash.ts';
import { textOf } from '../../../../form-text.ts';
import { refuse } from '../../../../problem-reply.ts';
import { signedIn } from '../../../../signed-in.ts';
import { compared } from './compared.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_FOUND = 10;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getLead(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { lead } = found.value;
	if (lead.id !== params.id) redirect(303, `/leads/${lead.id}/merge`);
	const q = url.searchParams.get('q')?.trim() ?? '';
	const other = url.searchParams.get('with');
	const [proposed, page, preview] = await Promise.all([
		proposedMerges(app, workspace, lead.id),
		q === '' ? null : listLeads(app, workspace, { q, limit: MOST_FOUND }),
		other === null ? null : previewMerge(app, workspace, lead.id, other)
	]);
	const candidates = q === '' ? proposed.map((one) => one.lead) : (page?.items ?? []);
	return {
		lead: { id: lead.id, title: leadName(lead) },
		q,
		/** Nobody was looked for: those that a response has shown to be the same. */
		proposed: q === '',
		candidates: candidates.filter(({ id }) => id !== lead.id).map(candidate),
		problem: preview && !preview.ok ? problemTitle(preview.problem, i18n.locale) : null,
		preview: preview?.ok ? await compared(locals, preview.value) : null
	};
};

function candidate(row: FoundLead['lead']) {
	const { id, email, phone, company } = row;
	return { id, title: leadName(row), email, phone: phone && shownPhone(phone), company };
}

export const actions: Actions = {
	default: async ({ locals, params, request, cookies }) => {
		const { app, i18n } = locals;
		const { id: by, workspace } = signedIn(locals);
		const other = textOf(await request.formData(), 'other');
		const merged = await mergeLeads(app, workspace, by, params.id, other);
		if (!merged.ok) return refuse(merged.problem, i18n.locale);
		const found = await getLead(app, workspace, params.id);
		const lead = found.ok ? leadName(found.value.lead) : '';
		setFlash(cookies, {
			text: i18n.t('leadpage.merge.done', { lead }),
			undo: { action: `/leads/${params.id}?/undo`, fields: { merge: merged.value.id } }
		});
		redirect(303, `/leads/${params.id}`);
	}
};
