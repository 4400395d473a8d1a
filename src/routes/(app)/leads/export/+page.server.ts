import { LEAD_COLUMN_NAMES, LEAD_COLUMNS } from '$lib/server/services/lead-export-columns.ts';
import { countLeads } from '$lib/server/services/lead-list.ts';
import {
	chooseLeadExport,
	leadColumns,
	leadExportChoice
} from '$lib/server/services/lead-views.ts';
import { redirect } from '@sveltejs/kit';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { chosenIds } from '../chosen-ids.ts';
import { columnName } from '../column-names.ts';
import { columnsOf, USUAL_COLUMNS, type LeadColumn } from '../lead-columns.ts';
import { leadFilter } from '../lead-filter.ts';
import { plainQuery } from '../shipped-views.ts';
import { columnsChosen, givenChoice, USUAL_CHOICE } from './export-form.ts';
import type { Actions, PageServerLoad } from './$types';

const GROUPS = ['person', 'standing', 'work', 'origin', 'record'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n, timeZone } = locals;
	const user = signedIn(locals);
	const { asked } = leadFilter(url.searchParams, timeZone);
	const { sort: _, ...filter } = asked;
	const ids = chosenIds(url.searchParams);
	const [total, listed, choice] = await Promise.all([
		ids ? { count: ids.length, over: false } : countLeads(app, user.workspace, filter),
		listedColumns(locals, url.searchParams),
		leadExportChoice(app, user)
	]);
	const query = plainQuery(url.search);
	return {
		query,
		back: plainQuery(withoutIds(query)),
		areChosen: ids !== null,
		/** Of the responses to the one quiz that the list is narrowed to: their files have the answers. */
		answers: filter.quiz ? `/responses?quiz=${encodeURIComponent(filter.quiz)}` : null,
		total,
		listed: i18n.list((['name', ...listed] as const).map((one) => columnName(i18n.t, one))),
		choice: choice ?? USUAL_CHOICE,
		columns: LEAD_COLUMN_NAMES.length,
		groups: GROUPS.map((group) => ({
			name: i18n.t(`leads.export.group.${group}`),
			columns: LEAD_COLUMN_NAMES.filter((name) => LEAD_COLUMNS[name].group === group).map(
				(name) => ({ name, label: i18n.t(`leads.export.column.${name}`) })
			)
		}))
	};
};

export const actions: Actions = {
	start: async ({ locals, request, url }) => {
		const { app, i18n } = locals;
		const choice = givenChoice(await request.formData());
		const chosen = await chooseLeadExport(app, signedIn(locals), choice);
		if (!chosen.ok) return refuse(chosen.problem, i18n.locale);
		const query = new URLSearchParams(plainQuery(url.search));
		query.delete('cols');
		const columns = columnsChosen(choice, await listedColumns(locals, url.searchParams));
		query.set('columns', columns.join(','));
		if (choice.headings === 'words') query.set('headings', 'words');
		query.set('as', app.ids.next('exp'));
		redirect(303, `/exports/leads.${choice.format}?${query}`);
	}
};

/** The columns of the list that this was opened from. */
async function listedColumns(
	locals: App.Locals,
	query: URLSearchParams
): Promise<readonly LeadColumn[]> {
	const inAddress = columnsOf((query.get('cols') ?? '').split('.'));
	if (inAddress) return inAddress;
	const own = await leadColumns(locals.app, signedIn(locals));
	return columnsOf(own ?? []) ?? USUAL_COLUMNS;
}

function withoutIds(query: string): string {
	const parts = new URLSearchParams(query);
	parts.delete('ids');
	return `?${parts}`;
}
