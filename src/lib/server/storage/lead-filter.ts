import {
	and,
	eq,
	exists,
	gte,
	isNotNull,
	isNull,
	lte,
	or,
	sql,
	type SQL,
	type SQLWrapper
} from 'drizzle-orm';
import type { Temperature } from '../../quiz/quiz.ts';
import { searchTerms } from './lead-words.ts';
import type { Outcome, Store } from './store.ts';

/** What a list of leads is narrowed to. */
export interface LeadFilter {
	/** A temperature, else a segment's id: of the quiz where one is given, else the one shown. */
	segment?: string | undefined;
	stage?: string | undefined;
	quiz?: string | undefined;
	/** A member's id; `none`: nobody's. */
	owner?: string | undefined;
	source?: string | undefined;
	/** The id of the import that made them. */
	import?: string | undefined;
	tag?: string | undefined;
	outcome?: Outcome | 'none' | undefined;
	/** Hot, and no member has done anything about it since. */
	untouched?: boolean | undefined;
	/** Of the score, in per cent. */
	from?: number | undefined;
	to?: number | undefined;
	/** They did something then or later. */
	since?: number | undefined;
	/** What words of the name, email, phone or company begin with. */
	q?: string | undefined;
}

export const NONE = 'none';

/** What the rows are come by: another table names the leads, in the order of their ids, and each is then looked at. */
export type Driver = 'words' | 'beginnings' | 'tag' | 'quiz';

/** Of as many letters FTS5 keeps who has words that begin so, and need not collect them. */
const KEPT = 3;

/** How the rows are come by: SQLite, which keeps no statistics, has to be told. */
export interface Way {
	driver: Driver | null;
	/** So many match that whoever walks along the order of this column soon has a page of them. */
	along: 'id' | 'percent' | 'activeAt' | 'other' | null;
}

const HEATS: Readonly<Record<Temperature, number>> = { cold: 0, warm: 1, hot: 2 };
const one = { one: sql`1` };

/** What rows by this driver are read from. */
export function tableOf({ tables: { leadTags, leadQuizzes } }: Store, driver: Driver): SQL {
	if (driver === 'words' || driver === 'beginnings') return sql`lead_words`;
	return driver === 'tag' ? sql`${leadTags}` : sql`${leadQuizzes}`;
}

/** The id of a lead as this way's index is ordered by it. */
export function orderedId({ tables }: Store, { driver }: Way): SQL {
	const { leads, leadTags, leadQuizzes } = tables;
	if (driver === 'words' || driver === 'beginnings') return sql`lead_words.rowid`;
	if (driver === 'tag') return sql`${leadTags.leadId}`;
	return driver === 'quiz' ? sql`${leadQuizzes.leadId}` : sql`${leads.id}`;
}

/** A lead that matches, of the rows that this way comes by. */
export function leadMatches(
	store: Store,
	workspace: string,
	filter: LeadFilter,
	way: Way
): SQL | undefined {
	const { leads } = store.tables;
	const { stage, owner, source, outcome, untouched, quiz, segment, tag, from, to, since } = filter;
	const own = (column: SQLWrapper) => unindexed(store, column, way, ['id', null]);
	const percent = unindexed(store, leads.percent, way, ['percent', null]);
	const activeAt = unindexed(store, leads.activeAt, way, ['activeAt', null]);
	return and(
		eq(leads.workspaceId, workspace),
		isNull(leads.mergedInto),
		quiz === undefined && segment !== undefined ? inSegment(leads, segment, own) : undefined,
		stage === undefined ? undefined : eq(own(leads.stage), stage),
		owner === undefined ? undefined : isOrNone(own(leads.ownerId), owner),
		source === undefined ? undefined : eq(own(leads.source), source),
		filter.import === undefined ? undefined : eq(own(leads.importId), filter.import),
		outcome === undefined ? undefined : isOrNone(own(leads.outcome), outcome),
		untouched ? and(isNotNull(leads.hotAt), isNull(leads.touchedAt)) : undefined,
		from === undefined ? undefined : gte(percent, from),
		to === undefined ? undefined : lte(percent, to),
		since === undefined ? undefined : gte(activeAt, since),
		quiz === undefined ? undefined : answered(store, workspace, { quiz, segment }, way),
		tag === undefined ? undefined : bears(store, workspace, tag, way),
		filter.q === undefined ? undefined : holdsWords(store, workspace, filter.q, way)
	);
}

function isOrNone(column: SQLWrapper, value: string): SQL {
	return value === NONE ? isNull(column) : eq(column, value);
}

/** SQLite takes no index for an expression; PostgreSQL knows by its statistics which one is worth it. */
function unindexed(
	{ engine }: Store,
	column: SQLWrapper,
	{ along }: Way,
	indexed: readonly Way['along'][]
): SQLWrapper {
	return engine === 'sqlite' && !indexed.includes(along) ? sql`+${column}` : column;
}

function inSegment(
	table: Pick<Store['tables']['leads'] | Store['tables']['leadQuizzes'], 'segment' | 'heat'>,
	segment: string,
	own: (column: SQLWrapper) => SQLWrapper = (column) => column
): SQL {
	return segment in HEATS
		? eq(own(table.heat), HEATS[segment as Temperature])
		: eq(own(table.segment), segment);
}

function answered(
	{ db, tables: { leads, leadQuizzes } }: Store,
	workspace: string,
	{ quiz, segment }: { quiz: string; segment: string | undefined },
	{ driver }: Way
): SQL | undefined {
	const holds = and(
		eq(leadQuizzes.workspaceId, workspace),
		eq(leadQuizzes.leadId, leads.id),
		eq(leadQuizzes.quizId, quiz),
		segment === undefined ? undefined : inSegment(leadQuizzes, segment)
	);
	return driver === 'quiz' ? holds : exists(db.select(one).from(leadQuizzes).where(holds));
}

function bears(
	{ db, tables: { leads, leadTags } }: Store,
	workspace: string,
	tag: string,
	{ driver }: Way
): SQL | undefined {
	const holds = and(
		eq(leadTags.workspaceId, workspace),
		eq(leadTags.tag, tag),
		eq(leadTags.leadId, leads.id)
	);
	return driver === 'tag' ? holds : exists(db.select(one).from(leadTags).where(holds));
}

/** Words begin so, as each engine looks for them: FTS5 in SQLite, GIN in PostgreSQL. */
function holdsWords(store: Store, workspace: string, q: string, { driver }: Way): SQL | undefined {
	const { leads } = store.tables;
	const terms = searchTerms(q);
	if (terms.length === 0) return sql`1 = 0`;
	if (store.engine === 'postgres') {
		const query = spelled(terms, (word) => `'${ownOf(workspace)}${word}':*`, ' | ', ' & ');
		const own = sql`right(${leads.workspaceId}, 10)`;
		return sql`array_to_tsvector(string_to_array(${own} || replace(${leads.search}, ' ', ' ' || ${own}), ' ')) @@ ${query}::tsquery`;
	}
	if (driver === 'words') return found(workspace, terms);
	const { begins, whole } = wordConditions(store, workspace, q);
	return driver === 'beginnings' ? and(begins, whole(leads.search)) : whole(leads.search);
}

/** For SQLite: that words begin alike in their first letters, and that the text of words has the whole of them. */
export function wordConditions({ tables: { leads } }: Store, workspace: string, q: string) {
	const terms = searchTerms(q);
	const cut = terms.map((words) => words.map((word) => [...word].slice(0, KEPT).join('')));
	const has = (text: SQLWrapper) => (word: string) => sql`' ' || ${text} like ${`% ${word}%`}`;
	return {
		begins: and(
			eq(leads.workspaceId, workspace),
			isNull(leads.mergedInto),
			terms.length === 0 ? sql`1 = 0` : found(workspace, cut)
		),
		whole: (text: SQLWrapper) => and(...terms.map((words) => or(...words.map(has(text)))))
	};
}

function found(workspace: string, terms: string[][]): SQL {
	const query = spelled(terms, (word) => `"${ownOf(workspace)}${word}" *`, ' OR ', ' AND ');
	return sql`lead_words match ${query} and leads.rowid = lead_words.rowid`;
}

/** What each word begins with where it is indexed: nobody's words are another's. */
function ownOf(workspace: string): string {
	return workspace.slice(-10);
}

function spelled(
	terms: string[][],
	spell: (word: string) => string,
	or: string,
	all: string
): string {
	return terms.map((words) => `(${words.map(spell).join(or)})`).join(all);
}
