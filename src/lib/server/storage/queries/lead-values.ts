import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { isOneOf } from '../by-ids.ts';
import type { Store } from '../store.ts';

/* What leads can be narrowed to: an index leads from one value to the next, however many leads have it. */

const MOST_VALUES = 200;

/** The stages that leads are in, coldest first. */
export async function stagesOfLeads(store: Store, workspace: string): Promise<string[]> {
	const { leads } = store.tables;
	const stages = await oneAfterAnother<{ value: string; rank: number }>((last) =>
		store.db
			.select({ value: leads.stage, rank: leads.stageRank })
			.from(leads)
			.where(and(shown(store, workspace), last && gt(leads.stage, last.value)))
			.orderBy(leads.stage)
			.limit(1)
	);
	return stages.toSorted((a, b) => a.rank - b.rank).map(({ value }) => value);
}

/** Where leads came from, by name. */
export async function sourcesOfLeads(store: Store, workspace: string): Promise<string[]> {
	const { leads } = store.tables;
	const sources = await oneAfterAnother<{ value: string }>((last) =>
		store.db
			.select({ value: leads.source })
			.from(leads)
			.where(and(shown(store, workspace), last && gt(leads.source, last.value)))
			.orderBy(leads.source)
			.limit(1)
	);
	return sources.map(({ value }) => value);
}

/** Tags in use, by name. */
export async function tagsOfLeads(store: Store, workspace: string): Promise<string[]> {
	const { leadTags } = store.tables;
	const tags = await oneAfterAnother<{ value: string }>((last) =>
		store.db
			.select({ value: leadTags.tag })
			.from(leadTags)
			.where(and(eq(leadTags.workspaceId, workspace), last && gt(leadTags.tag, last.value)))
			.orderBy(leadTags.tag)
			.limit(1)
	);
	return tags.map(({ value }) => value);
}

/** The tags of these leads, by name. */
export async function tagsOfEach(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<{ leadId: string; tag: string }[]> {
	const { leadTags } = store.tables;
	// SQLite, which keeps no statistics, would go through all the tags of a workspace.
	const table = store.engine === 'sqlite' ? sql`${leadTags} indexed by lead_tags_lead` : leadTags;
	return store.db
		.select({ leadId: sql<string>`${leadTags.leadId}`, tag: sql<string>`${leadTags.tag}` })
		.from(table)
		.where(and(eq(leadTags.workspaceId, workspace), isOneOf(store, leadTags.leadId, ids)))
		.orderBy(leadTags.tag);
}

function shown({ tables: { leads } }: Store, workspace: string) {
	return and(eq(leads.workspaceId, workspace), isNull(leads.mergedInto));
}

async function oneAfterAnother<Found>(
	next: (last: Found | undefined) => PromiseLike<Found[]>
): Promise<Found[]> {
	const values: Found[] = [];
	while (values.length < MOST_VALUES) {
		const [value] = await next(values.at(-1));
		if (value === undefined) break;
		values.push(value);
	}
	return values;
}
