import type { House } from '../../house.ts';
import { usualSort, type LeadQuery } from '../lead-list.ts';
import { quizIdOf } from '../responses.ts';
import type { LeadsExported } from './lead-pages.ts';

/** An export of what a list shows: as it is narrowed, in its order. @param query its `quiz` is an id or a slug */
export async function listedLeads(
	app: House,
	workspace: string,
	{ sort, limit: _, cursor: __, before: ___, ...filter }: LeadQuery,
	chosen: Pick<LeadsExported, 'columns' | 'headings' | 'words' | 'ids' | 'locale'>
): Promise<LeadsExported> {
	const quiz = (await quizIdOf(app, workspace, filter.quiz)) ?? filter.quiz;
	return { of: 'leads', filter: { ...filter, quiz }, sort: sort ?? usualSort(filter), ...chosen };
}
