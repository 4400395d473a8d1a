import {
	and,
	Column,
	eq,
	exists,
	gte,
	is,
	isNull,
	lte,
	sql,
	type SQL,
	type SQLWrapper
} from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Temperature } from '../../quiz/quiz.ts';
import { searchTerms, writtenOut } from './lead-words.ts';
import type { Outcome, Store } from './store.ts';
import { found, wordConditions } from './word-conditions.ts';

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

/**
 * Whether words are looked up: as they begin; all but the last as they are written out, so that some are not found; or their first
 * letters.
 */
const BY_WORDS = ['words', 'writtenOut', 'beginnings'] as const;

/** What the rows are come by: another table names the leads, in the order of their ids, and each is then looked at. */
export type Driver = (typeof BY_WORDS)[number] | 'tag' | 'quiz';

/** What a filter narrows by that a lead has itself: an index leads to those that match each. */
const OWN = [
	...(['segment', 'stage', 'owner', 'source', 'import', 'outcome'] as const),
	...(['untouched', 'score', 'since'] as const)
] as const;
type Own = (typeof OWN)[number];

/** What a filter names by itself. */
export type Part = Own | 'tag' | 'quiz';

/** What this filter narrows by, words aside. */
export function partsOf(filter: LeadFilter): Part[] {
	const { quiz, from, to, since, segment, stage, owner, source, outcome, tag, untouched } = filter;
	const named: Record<Part, unknown> = {
		...{ stage, owner, source, outcome, tag, quiz, since },
		import: filter.import,
		score: from ?? to,
		untouched: untouched || undefined,
		// In a quiz, it is that quiz's.
		segment: quiz === undefined ? segment : undefined
	};
	return ([...OWN, 'tag', 'quiz'] as const).filter((name) => named[name] !== undefined);
}

/**
 * How the rows are come by: SQLite, which keeps no statistics, has to be told. PostgreSQL knows by its own, and is told only
 * whether words are looked up or each lead's are looked at.
 */
export type Way = {
	/** On which side of the column it is ordered by a page begins: a bound of the filter on that side is passed already. */
	past?: 'low' | 'high' | undefined;
	/** The places of those of the words that are looked up; the others are looked at. All unless given. */
	only?: readonly number[] | undefined;
} & (
	| {
			/** `list`: the index that holds whatever leads are narrowed to and sorted by; `any`: whichever SQLite takes. */
			by: Driver | Own | 'list' | 'any';
	  }
	/** The index of what they are ordered by is walked along. */
	| { by: 'order'; along: 'percent' | 'activeAt' | 'other' }
);

const HEATS: Readonly<Record<Temperature, number>> = { cold: 0, warm: 1, hot: 2 };
const one = { one: sql`1` };

/** Where rows that are come by so are read from, before the leads; null: from the leads alone. */
export function driverTable({ engine, tables }: Store, { by }: Way): SQL | null {
	if (isByWords(by)) return engine === 'sqlite' ? sql`lead_words` : null;
	if (by === 'tag') return sql`${tables.leadTags}`;
	return by === 'quiz' ? sql`${tables.leadQuizzes}` : null;
}

/** Reads these columns of the rows that are come by so. */
export function leadRows<Columns extends Record<string, SQLiteColumn | SQL | SQL.Aliased>>(
	store: Store,
	way: Way,
	columns: Columns
) {
	const { leads } = store.tables;
	const driver = driverTable(store, way);
	// Many are looked at through the index that holds what leads are narrowed to and sorted by; PostgreSQL takes it by itself.
	const isListed = store.engine === 'sqlite' && ['list', 'tag', 'quiz'].includes(way.by);
	const table = isListed ? sql`${leads} indexed by leads_list` : sql`${leads}`;
	const select = store.db.select(asWritten(columns));
	// A cross join keeps SQLite to this order of the tables.
	return driver ? select.from(driver).crossJoin(table) : select.from(table);
}

/** The same columns, of a table that is written out by hand. */
function asWritten<Columns extends Record<string, SQLiteColumn | SQL | SQL.Aliased>>(
	columns: Columns
): Columns {
	const written = Object.entries(columns).map(([name, column]) => [
		name,
		is(column, Column) ? sql`${column}`.mapWith(column) : column
	]);
	// They give what the columns themselves do.
	return Object.fromEntries(written) as Columns;
}

/** Whether a segment is named by its temperature. */
export function isTemperature(segment: string): segment is Temperature {
	return segment in HEATS;
}

/** The id of a lead as this way's index is ordered by it. */
export function orderedId(store: Store, way: Way): SQL {
	const { leads, leadTags, leadQuizzes } = store.tables;
	if (ordersByRow(store, way)) return sql`lead_words.rowid`;
	if (way.by === 'tag') return sql`${leadTags.leadId}`;
	return way.by === 'quiz' ? sql`${leadQuizzes.leadId}` : sql`${leads.id}`;
}

/** FTS5 names leads by the numbers of their rows. */
export function ordersByRow({ engine }: Store, { by }: Way): boolean {
	return engine === 'sqlite' && isByWords(by);
}

function isByWords(by: Way['by']): boolean {
	return BY_WORDS.some((one) => one === by);
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
	const as = (name: Own) => (column: SQLWrapper) => indexedFor(store, way, name, column);
	// Of two bounds on the same side SQLite begins at the first.
	const bound = (name: 'score' | 'since', side: 'low' | 'high', column: SQLWrapper) =>
		store.engine === 'sqlite' && way.past === side ? sql`+${column}` : as(name)(column);
	return and(
		eq(leads.workspaceId, workspace),
		isNull(leads.mergedInto),
		quiz === undefined && segment !== undefined
			? inSegment(leads, segment, as('segment'))
			: undefined,
		stage === undefined ? undefined : eq(as('stage')(leads.stage), stage),
		owner === undefined ? undefined : isOrNone(as('owner')(leads.ownerId), owner),
		source === undefined ? undefined : eq(as('source')(leads.source), source),
		filter.import === undefined ? undefined : eq(as('import')(leads.importId), filter.import),
		outcome === undefined ? undefined : isOrNone(as('outcome')(leads.outcome), outcome),
		untouched ? isUntouched(leads, as('untouched')) : undefined,
		from === undefined ? undefined : gte(bound('score', 'low', leads.percent), from),
		to === undefined ? undefined : lte(bound('score', 'high', leads.percent), to),
		since === undefined ? undefined : gte(bound('since', 'low', leads.activeAt), since),
		quiz === undefined ? undefined : answered(store, workspace, { quiz, segment }, way),
		tag === undefined ? undefined : bears(store, workspace, tag, way),
		filter.q === undefined ? undefined : holdsWords(store, workspace, filter.q, way)
	);
}

function isOrNone(column: SQLWrapper, value: string): SQL {
	return value === NONE ? isNull(column) : eq(column, value);
}

function isUntouched(
	{ hotAt, touchedAt }: Store['tables']['leads'],
	as: (column: SQLWrapper) => SQLWrapper
): SQL | undefined {
	return and(sql`${as(hotAt)} is not null`, sql`${as(touchedAt)} is null`);
}

/** SQLite takes no index for an expression; PostgreSQL knows by its statistics which one is worth it. */
function indexedFor({ engine }: Store, way: Way, name: Own, column: SQLWrapper): SQLWrapper {
	if (engine === 'postgres' || way.by === 'any' || way.by === name) return column;
	const along = way.by === 'order' ? way.along : null;
	if (along === (name === 'score' ? 'percent' : 'activeAt') && isRange(name)) return column;
	return sql`+${column}`;
}

function isRange(name: Own): boolean {
	return name === 'score' || name === 'since';
}

function inSegment(
	table: Pick<Store['tables']['leads'] | Store['tables']['leadQuizzes'], 'segment' | 'heat'>,
	segment: string,
	own: (column: SQLWrapper) => SQLWrapper = (column) => column
): SQL {
	return isTemperature(segment)
		? eq(own(table.heat), HEATS[segment])
		: eq(own(table.segment), segment);
}

function answered(
	{ db, tables: { leads, leadQuizzes } }: Store,
	workspace: string,
	{ quiz, segment }: { quiz: string; segment: string | undefined },
	{ by }: Way
): SQL | undefined {
	const holds = and(
		eq(leadQuizzes.workspaceId, workspace),
		eq(leadQuizzes.leadId, leads.id),
		eq(leadQuizzes.quizId, quiz),
		segment === undefined ? undefined : inSegment(leadQuizzes, segment)
	);
	return by === 'quiz' ? holds : exists(db.select(one).from(leadQuizzes).where(holds));
}

function bears(
	{ db, tables: { leads, leadTags } }: Store,
	workspace: string,
	tag: string,
	{ by }: Way
): SQL | undefined {
	const holds = and(
		eq(leadTags.workspaceId, workspace),
		eq(leadTags.tag, tag),
		eq(leadTags.leadId, leads.id)
	);
	return by === 'tag' ? holds : exists(db.select(one).from(leadTags).where(holds));
}

/** Words are such: looked up as each engine does, by FTS5 in SQLite and GIN in PostgreSQL, or looked at. */
function holdsWords(store: Store, workspace: string, q: string, { by, only }: Way) {
	const terms = searchTerms(q);
	if (terms.length === 0) return sql`1 = 0`;
	const { begins, whole } = wordConditions(store, workspace, terms);
	const isWhole = whole(store.tables.leads.search);
	if (by === 'beginnings') return and(begins, isWhole);
	if (by === 'writtenOut') return found(store, workspace, writtenOut(terms));
	if (by !== 'words') return isWhole;
	const sought = found(store, workspace, only ? only.flatMap((at) => [terms[at] ?? []]) : terms);
	const isAll = !only && terms.flat().every(({ ends }) => ends === undefined);
	return isAll ? sought : and(sought, isWhole);
}
