import { ok } from '$lib/quiz/result.ts';
import { chosenColumns, USUAL_LEAD_COLUMNS } from '$lib/server/services/lead-export-columns.ts';
import { listedLeads } from '$lib/server/services/exports/listed-leads.ts';
import { watchExport } from '$lib/server/services/exports/watched-exports.ts';
import { signedIn } from '../../../signed-in.ts';
import { chosenIds } from '../../leads/chosen-ids.ts';
import { leadFilter } from '../../leads/lead-filter.ts';

import { download, refusal } from '../download.ts';
import { isInWords, leadsInWords } from '../in-words.ts';
import type { RequestHandler } from './$types';

/** The leads of a list, or those chosen in it: in the list's order, with all columns or with those that are asked for, under words or under their names. */
export const GET: RequestHandler = async ({ locals, params: { format }, url }) => {
	const { app, i18n, timeZone } = locals;
	const user = signedIn(locals);
	const { asked } = leadFilter(url.searchParams, timeZone);
	const named = url.searchParams.get('columns');
	const columns = named === null ? ok(undefined) : chosenColumns(named);
	if (!columns.ok) return refusal(columns.problem, locals);
	const inWords = isInWords(url.searchParams) && format !== 'ndjson';
	const exported = await listedLeads(app, user.workspace, asked, {
		...(inWords
			? leadsInWords(i18n, columns.value ?? USUAL_LEAD_COLUMNS)
			: { columns: columns.value }),
		locale: i18n.locale,
		ids: chosenIds(url.searchParams) ?? undefined
	});
	const watched = watchExport(app.store, user, url.searchParams.get('as') ?? '');
	return download(locals, exported, { name: 'leads', format, watched });
};
