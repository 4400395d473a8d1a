import { and, eq, exists, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { Store } from './store.ts';

/** A condition on a recipient: they are on one of these lists, and have not left it. */
export function isOnList({ db, tables }: Store, workspace: string, lists: readonly string[]): SQL {
	const { listMembers, recipients } = tables;
	return exists(
		db
			.select({ one: sql`1` })
			.from(listMembers)
			.where(
				and(
					inArray(listMembers.listId, [...lists]),
					eq(listMembers.recipientId, recipients.id),
					eq(listMembers.workspaceId, workspace),
					isNull(listMembers.leftAt)
				)
			)
	);
}

export function hasTag({ db, tables }: Store, workspace: string, tags: readonly string[]): SQL {
	const { recipientTags, recipients } = tables;
	return exists(
		db
			.select({ one: sql`1` })
			.from(recipientTags)
			.where(
				and(
					eq(recipientTags.workspaceId, workspace),
					inArray(recipientTags.tag, [...tags]),
					eq(recipientTags.recipientId, recipients.id)
				)
			)
	);
}
