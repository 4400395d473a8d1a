import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Store } from '../store.ts';

/** What lines of the log are about that can be named, but for leads and members. */
export type NamedTable =
	| 'quizzes'
	| 'campaigns'
	| 'destinations'
	| 'lists'
	| 'savedViews'
	| 'apiTokens'
	| 'recipients'
	| 'responses'
	| 'deliveries';

interface Named {
	table: SQLiteTable & Record<'id' | 'workspaceId', SQLiteColumn>;
	/** Its id where it has no name. */
	name: SQLiteColumn | SQL;
	/** Those that there is something to see of. */
	where?: SQL;
}

/** What is there of these ids, each with what it is called now. */
export async function namesOf(
	store: Store,
	workspace: string,
	kind: NamedTable,
	ids: readonly string[]
): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const { table, name, where } = namedIn(store, kind);
	const rows = await store.db
		.select({ id: sql<string>`${table.id}`, name: sql<string>`${name}` })
		.from(table)
		.where(and(eq(table.workspaceId, workspace), inArray(table.id, [...ids]), where));
	return new Map(rows.map((row) => [row.id, row.name]));
}

function namedIn({ tables }: Store, kind: NamedTable): Named {
	const { quizzes, campaigns, destinations, lists, savedViews } = tables;
	const { apiTokens, recipients, responses, deliveries } = tables;
	const all: Record<NamedTable, Named> = {
		quizzes: { table: quizzes, name: quizzes.title, where: isNull(quizzes.deletedAt) },
		campaigns: { table: campaigns, name: campaigns.name },
		destinations: { table: destinations, name: destinations.name },
		lists: { table: lists, name: lists.name },
		savedViews: { table: savedViews, name: savedViews.name, where: isNull(savedViews.userId) },
		apiTokens: { table: apiTokens, name: apiTokens.name },
		recipients: {
			table: recipients,
			name: sql`coalesce(${recipients.name}, ${recipients.email})`
		},
		responses: { table: responses, name: responses.id },
		deliveries: { table: deliveries, name: deliveries.id }
	};
	return all[kind];
}
