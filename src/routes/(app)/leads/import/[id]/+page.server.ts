import { LEAD_MEANINGS } from '$lib/server/services/imports/leads/lead-columns.ts';
import { previewLeads } from '$lib/server/services/imports/leads/preview-leads.ts';
import {
	IMPORT_MODES,
	startLeadImport
} from '$lib/server/services/imports/leads/start-lead-import.ts';
import { redirect } from '@sveltejs/kit';
import { textOf } from '../../../../form-text.ts';
import { refuse } from '../../../../problem-reply.ts';
import { signedIn } from '../../../../signed-in.ts';
import { givenBasis } from '../../../audience/basis-form.ts';
import {
	DEFAULT_FORMAT,
	givenFormat,
	givenList,
	givenMapping
} from '../../../file-import/mapping-form.ts';
import { importActions, importOf, shownImport } from '../../../file-import/one-import.ts';
import { columnsOf } from '../../../file-import/waiting.ts';
import { previewRows } from './preview-rows.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url: { searchParams: query } }) => {
	const { app, i18n } = locals;
	const one = await importOf(locals, params.id, 'leads');
	const given = readAs((name) => query.get(name) ?? '');
	return shownImport(locals, one, given, async (look) => {
		// As it is read now: columns are chosen anew where the file is read otherwise.
		const mapping = query.has('chosen') ? givenMapping(query) : look.mapping;
		const format = { locale: i18n.locale, ...look.format };
		const shown = { ...look, format, mapping };
		const preview = await previewLeads(app, one.workspaceId, shown);
		return {
			...{ format, meanings: LEAD_MEANINGS, columns: columnsOf(shown) },
			preview: { ...(await previewRows(locals, preview)), isMore: look.isMore }
		};
	});
};

/** What may be said about the file beside what it is found to be. */
function readAs(of: (name: string) => string) {
	const country = /^[A-Z]{2}$/.exec(of('country'))?.[0];
	return {
		...givenFormat(of),
		...(country && { country }),
		...(of('source') && { source: of('source') }),
		...(of('tag') && { tag: of('tag') })
	};
}

export const actions: Actions = {
	...importActions('leads'),
	start: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { workspace, id: by } = signedIn(locals);
		const start = {
			format: { ...DEFAULT_FORMAT, ...readAs((name) => textOf(form, name)) },
			mapping: givenMapping(form),
			mode: IMPORT_MODES.find((mode) => mode === textOf(form, 'mode')) ?? 'fill',
			basis: form.has('written')
				? { ...givenBasis(form, locals.timeZone), ...givenList(form) }
				: null
		};
		const started = await startLeadImport(locals.app, workspace, params.id, start, by);
		if (!started.ok) return refuse(started.problem, locals.i18n.locale);
		redirect(303, `/leads/import/${params.id}`);
	}
};
