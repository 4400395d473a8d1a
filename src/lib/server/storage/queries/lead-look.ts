import { desc, sql } from 'drizzle-orm';
import {
	leadMatches,
	leadRows,
	orderedId,
	partsOf,
	type LeadFilter,
	type Part,
	type Way
} from '../lead-filter.ts';
import { searchTerms, writtenOut, type Term } from '../lead-words.ts';
import type { Store } from '../store.ts';
import { wordConditions } from '../word-conditions.ts';

export const COUNTED = 1000;
/** As many are sooner all read and put in order than a page of them is found on the way along an order of a million. */
const FEW = { sqlite: 3 * COUNTED, postgres: COUNTED };
/** The same of those who hold words: for fewer PostgreSQL would rather read the table along than ask GIN. */
const FEW_FOUND = 3 * COUNTED;

/** So many of the newest that may match are looked at, whether a page of them is soon found: a look costs each engine so much. */
const PROBED = { sqlite: 5 * COUNTED, postgres: 15 * COUNTED };
/** Of these, one in so many first: where hardly any of them holds the words, the rest will not make up for it. */
const SAMPLED = 5;
/** Words are compared by how many of so many of the newest hold each. */
const RARE_AMONG = COUNTED;
/** A word so many times as common as the rarest is not worth being looked up: a lead costs some times what its place in an index does. */
const TIMES_AS_COMMON = 10;
/** So many in a sample, and there are probably more than are counted. */
const HINTED = 10;

/** What was seen of a list before a page of it is read. */
export interface Looked {
	/** How many match: exactly to a thousand; one more where there are more. */
	count: number;
	/** What leads to them. */
	way: Pick<Way, 'only'> & { by: Exclude<Way['by'], 'order'> };
	/** All that this leads to can be read. */
	few: boolean;
}

export async function lookAtLeads(
	store: Store,
	workspace: string,
	filter: LeadFilter
): Promise<Looked> {
	const { way, few, count, isCounted } = await bestWay(store, workspace, filter);
	const all = isCounted ? count : await countBy(store, workspace, filter, way, COUNTED + 1);
	return { way, few: few || all <= COUNTED, count: Math.min(all, COUNTED + 1) };
}

interface Found extends Looked {
	/** These are all that match, and not only one part of the filter. */
	isCounted: boolean;
}

/** What few match, else what leads to the many soonest. */
async function bestWay(store: Store, workspace: string, filter: LeadFilter): Promise<Found> {
	const parts = partsOf(filter);
	const least = await leastOf(store, workspace, filter, parts);
	const { q } = filter;
	if (least?.few && (q === undefined || parts.length > 0)) return least;
	if (q !== undefined) return byWords(store, workspace, filter);
	if (least && (parts.length === 1 || store.engine === 'postgres')) return least;
	return {
		way: { by: parts.length === 0 ? 'any' : 'list' },
		few: false,
		count: 0,
		isCounted: false
	};
}

/** PostgreSQL is asked for the whole filter at once: it weighs its parts by itself. */
async function leastOf(
	store: Store,
	workspace: string,
	filter: LeadFilter,
	parts: readonly Part[]
): Promise<Found | null> {
	const { q, ...others } = filter;
	if (parts.length === 0) return null;
	const isWhole = q === undefined;
	if (store.engine === 'postgres') {
		const count = await countBy(store, workspace, others, { by: 'any' });
		const by = parts.length === 1 ? (parts[0] ?? 'any') : 'any';
		return { way: { by }, few: count <= FEW.postgres, count, isCounted: isWhole };
	}
	let least: Found | null = null;
	for (const by of parts) {
		const count = await countBy(store, workspace, partOf(filter, by), { by });
		const isCounted = isWhole && parts.length === 1;
		if (!least || count < least.count)
			least = { way: { by }, few: count <= FEW[store.engine], count, isCounted };
	}
	return least;
}

/** That part of a filter. */
function partOf(filter: LeadFilter, part: Part): LeadFilter {
	if (part === 'score') return { from: filter.from, to: filter.to };
	if (part === 'quiz') return { quiz: filter.quiz, segment: filter.segment };
	return { [part]: filter[part] };
}

/**
 * FTS5 and GIN collect all that match before they give the first. Where many do, that takes long, and a page of them is soon
 * found among all: in SQLite of those with the same first letters, in PostgreSQL of the newest.
 */
async function byWords(store: Store, workspace: string, filter: LeadFilter): Promise<Found> {
	const terms = searchTerms(filter.q ?? '');
	const [isHeld, only] = await Promise.all([
		mostHold(store, workspace, terms),
		rarest(store, workspace, terms)
	]);
	if (isHeld) {
		const by = store.engine === 'sqlite' ? 'beginnings' : 'any';
		return { way: { by }, few: false, count: COUNTED + 1, isCounted: partsOf(filter).length === 0 };
	}
	if (!only && (await manyWrittenOut(store, workspace, filter, terms)))
		return { way: { by: 'words' }, few: false, count: COUNTED + 1, isCounted: true };
	const way = { by: 'words', only } as const;
	const count = await countBy(store, workspace, filter, way, FEW_FOUND + 1);
	return { way, few: count <= FEW_FOUND, count, isCounted: true };
}

/**
 * The places of the words that are looked up, where others are so much more common that all that have these would be collected
 * in vain: a domain that most have, a form of company. Undefined: all.
 */
async function rarest(
	store: Store,
	workspace: string,
	terms: readonly Term[][]
): Promise<number[] | undefined> {
	if (terms.length < 2) return undefined;
	const held = await Promise.all(
		terms.map((of) => holdAmong(store, workspace, [of], RARE_AMONG, 'any'))
	);
	const most = Math.max(Math.min(...held), 1) * TIMES_AS_COMMON;
	const only = held.flatMap((count, at) => (count <= most ? [at] : []));
	return only.length === terms.length ? undefined : only;
}

/**
 * GIN finds a word sooner than whatever begins so: where it seems that enough have the words as they are written out, these are
 * counted.
 */
async function manyWrittenOut(
	store: Store,
	workspace: string,
	filter: LeadFilter,
	terms: readonly Term[][]
): Promise<boolean> {
	if (store.engine === 'sqlite') return false;
	const words = writtenOut(terms);
	const inSample = await holdAmong(store, workspace, words, PROBED.postgres / SAMPLED);
	if (inSample < HINTED) return false;
	return (await countBy(store, workspace, filter, { by: 'writtenOut' }, FEW_FOUND + 1)) > COUNTED;
}

async function mostHold(
	store: Store,
	workspace: string,
	terms: readonly Term[][]
): Promise<boolean> {
	const probed = PROBED[store.engine];
	const inSample = await holdAmong(store, workspace, terms, probed / SAMPLED);
	if (inSample < (COUNTED / SAMPLED) * 0.7) return false;
	return (await holdAmong(store, workspace, terms, probed)) > COUNTED;
}

/** How many of so many of the newest hold the words; one more than are counted where there are more. */
async function holdAmong(
	store: Store,
	workspace: string,
	terms: readonly Term[][],
	probed: number,
	by: 'beginnings' | 'any' = store.engine === 'sqlite' ? 'beginnings' : 'any'
): Promise<number> {
	const { leads } = store.tables;
	const way: Way = { by };
	const { begins, whole } = wordConditions(store, workspace, terms);
	const newest = leadRows(store, way, { search: sql<string>`${leads.search}`.as('search') })
		.where(by === 'beginnings' ? begins : leadMatches(store, workspace, {}, way))
		.orderBy(desc(orderedId(store, way)))
		.limit(probed)
		.as('newest');
	const rows = await store.db
		.select({ one: sql`1` })
		.from(newest)
		.where(whole(newest.search))
		.limit(COUNTED + 1);
	return rows.length;
}

async function countBy(
	store: Store,
	workspace: string,
	filter: LeadFilter,
	way: Way,
	limit = FEW[store.engine] + 1
): Promise<number> {
	const rows = await leadRows(store, way, { one: sql<number>`1` })
		.where(leadMatches(store, workspace, filter, way))
		.limit(limit);
	return rows.length;
}
