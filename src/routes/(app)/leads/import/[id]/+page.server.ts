import { problemTitle } from '$lib/server/problems.ts';
import { allLists } from '$lib/server/services/audience/lists.ts';
import { LEAD_MEANINGS } from '$lib/server/services/imports/leads/lead-columns.ts';
import { leadFaultWords } from '$lib/server/services/imports/leads/lead-faults.ts';
import { previewLeads } from '$lib/server/services/imports/leads/preview-leads.ts';
import {
	IMPORT_MODES,
	startLeadImport
} from '$lib/server/services/imports/leads/start-lead-import.ts';
import { getImport, repeatImport, type Import } from '$lib/server/services/imports/imports.ts';
import { dropImport, lookAtImport } from '$lib/server/services/imports/receive-import.ts';
import { error, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../../flash.ts';
import { textOf } from '../../../../form-text.ts';
import { refuse } from '../../../../problem-reply.ts';
import { signedIn } from '../../../../signed-in.ts';
import { givenBasis, todayIn } from '../../../audience/basis-form.ts';
import { begunImport } from '../../../file-import/begun.ts';
import { DEFAULT_FORMAT, givenFormat, givenMapping } from '../../../file-import/mapping-form.ts';
import { columnsOf } from '../../../file-import/waiting.ts';
import { previewRows } from './preview-rows.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const found = await getImport(app, signedIn(locals).workspace, params.id);
	if (!found.ok || found.value.kind !== 'leads') error(404, i18n.t('error.notFound'));
	const { id, fileName, state } = found.value;
	const common = { id, fileName, state };
	return state === 'waiting'
		? { ...common, waiting: await waiting(locals, id, url.searchParams), begun: null }
		: { ...common, waiting: null, begun: await begun(locals, found.value) };
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

async function waiting(locals: App.Locals, id: string, query: URLSearchParams) {
	const { app, i18n, timeZone } = locals;
	const { workspace } = signedIn(locals);
	const given = readAs((name) => query.get(name) ?? '');
	const look = await lookAtImport(app, workspace, id, given);
	if (!look.ok) return { refused: problemTitle(look.problem, i18n.locale), look: null };
	const chosen = givenMapping(query);
	// As it is read now: columns are chosen anew where the file is read otherwise.
	const mapping = query.has('chosen') ? chosen : look.value.mapping;
	const format = { locale: i18n.locale, ...look.value.format };
	const shown = { ...look.value, format, mapping };
	const preview = await previewLeads(app, workspace, shown);
	const lists = await allLists(app, workspace);
	return {
		refused: null,
		look: {
			format,
			meanings: LEAD_MEANINGS,
			columns: columnsOf(shown),
			preview: await previewRows(locals, preview),
			lists: lists.map((list) => ({ value: list.id, label: list.name })),
			today: todayIn(app.clock.now(), timeZone)
		}
	};
}

async function begun(locals: App.Locals, one: Import) {
	const { app, i18n } = locals;
	const lists = await allLists(app, signedIn(locals).workspace);
	const list = lists.find(({ id }) => id === one.listId);
	const { basis, basisAt, basisNote, mode, format } = one;
	return {
		...(await begunImport(locals, one, (code) => leadFaultWords(code, i18n.locale))),
		...{ mode, tag: format.tag ?? null, source: format.source ?? null },
		audience:
			basisNote === ''
				? null
				: { basis, basisAt, basisNote, list: list ? { id: list.id, name: list.name } : null }
	};
}

export const actions: Actions = {
	start: async ({ locals, params, request }) => {
		const form = await request.formData();
		const list = textOf(form, 'list');
		const started = await startLeadImport(locals.app, signedIn(locals).workspace, params.id, {
			format: { ...DEFAULT_FORMAT, ...readAs((name) => textOf(form, name)) },
			mapping: givenMapping(form),
			mode: IMPORT_MODES.find((mode) => mode === textOf(form, 'mode')) ?? 'fill',
			basis: form.has('written')
				? {
						...givenBasis(form, locals.timeZone),
						...(list === 'new' && { newList: textOf(form, 'newList') }),
						...(list !== 'new' && list !== '' && { list })
					}
				: null
		});
		if (!started.ok) return refuse(started.problem, locals.i18n.locale);
		redirect(303, `/leads/import/${params.id}`);
	},
	repeat: async ({ locals, params }) => {
		const again = await repeatImport(locals.app, signedIn(locals).workspace, params.id);
		return again.ok ? { done: true } : refuse(again.problem, locals.i18n.locale);
	},
	drop: async ({ locals, params, cookies }) => {
		await dropImport(locals.app, signedIn(locals).workspace, params.id);
		setFlash(cookies, { text: locals.i18n.t('audience.import.dropped') });
		redirect(303, '/leads/import');
	}
};
