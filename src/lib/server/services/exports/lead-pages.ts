import type { Locale } from '../../../quiz/text.ts';
import type { LeadFilter } from '../../storage/lead-filter.ts';
import { leadsByIds } from '../../storage/queries/leads.ts';
import type { LeadColumnName } from '../lead-export-columns.ts';
import { exportedLeads, leadWords, type ExportedLead, type LeadWords } from '../exported-leads.ts';
import { leadIds, type LeadSort } from '../lead-list.ts';
import type { CellWords } from './cell-words.ts';
import type { ExportStep, Reading } from './table.ts';

const PAGE = 500;

/** Which leads, in which order, and what of them. */
export interface LeadsExported {
	of: 'leads';
	/** Its `quiz` is an id. */
	filter: LeadFilter;
	/** Unless given, oldest first. */
	sort?: LeadSort | undefined;
	/** These alone, in this order, whatever the filter says. */
	ids?: readonly string[] | undefined;
	/** Unless given, all but the one that says which leads are tests, and no tests. */
	columns?: readonly LeadColumnName[] | undefined;
	/** What heads them in a table; unless given, their names. */
	headings?: readonly string[] | undefined;
	/** What stands in a table for codes; unless given, the codes. */
	words?: CellWords | undefined;
	/** Of what segments and stages are called, where their quiz speaks it; unless given, English. */
	locale?: Locale | undefined;
}

/**
 * Leads, some at a time. Which they are, and in what order, is settled before the first is read: however slowly they are taken,
 * none is missed or told twice because it has moved in the list meanwhile.
 */
export async function leadPages(
	app: Reading,
	workspace: string,
	asked: LeadsExported,
	tell: (step: ExportStep) => void
): Promise<AsyncGenerator<ExportedLead[]>> {
	const { ids, filter, sort = 'created', columns, locale = 'en' } = asked;
	const tests = columns?.includes('test') ?? false;
	const packs: Pack[] = [];
	const settled = ids
		? [await shownOf(app, workspace, ids, tests)]
		: leadIds(app, workspace, filter, { sort, tests });
	for await (const some of settled) packs.push(...packed(some));
	const total = packs.reduce((sum, { size }) => sum + size, 0);
	tell({ rows: 0, total });
	const words = await leadWords(app, workspace, locale);
	return pagesOf(app, workspace, packs, { tests, words, tell: (rows) => tell({ rows, total }) });
}

/** Of these, those that there are to show. */
async function shownOf(
	{ store }: Reading,
	workspace: string,
	ids: readonly string[],
	tests: boolean
): Promise<string[]> {
	const rows = await leadsByIds(store, workspace, ids);
	const shown = new Set(rows.filter(({ test }) => tests || !test).map(({ id }) => id));
	return ids.filter((id) => shown.has(id));
}

/** The ids of a page in one piece of text, which takes half the memory. */
interface Pack {
	ids: string;
	size: number;
}

function packed(ids: readonly string[]): Pack[] {
	return Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, at) => {
		const some = ids.slice(at * PAGE, (at + 1) * PAGE);
		return { ids: some.join(' '), size: some.length };
	});
}

async function* pagesOf(
	app: Reading,
	workspace: string,
	packs: readonly Pack[],
	{ tests, words, tell }: { tests: boolean; words: LeadWords; tell: (rows: number) => void }
): AsyncGenerator<ExportedLead[]> {
	let told = 0;
	for (const { ids } of packs) {
		const inTurn = ids.split(' ');
		const rows = await leadsByIds(app.store, workspace, inTurn);
		const known = new Map(rows.map((row) => [row.id, row]));
		const page = inTurn.flatMap((id) => known.get(id) ?? []);
		const shown = tests ? page : page.filter(({ test }) => !test);
		if (shown.length > 0) yield await exportedLeads(app, workspace, shown, words);
		told += shown.length;
		tell(told);
	}
}
