import { and, desc, eq, inArray, isNotNull, isNull, like, ne, or } from 'drizzle-orm';
import type { AddressRow, AuditRow, Db, Statement, Store } from '../store.ts';
import { auditLines } from './audit.ts';

type Owner = Pick<AddressRow, 'workspaceId' | 'quizId'>;

/** Slugs of the whole installation, held ones too, that are this one or continue it with a hyphen. */
export async function slugsLike({ db, tables }: Store, slug: string): Promise<Set<string>> {
	const { addresses } = tables;
	const rows = await db
		.select({ slug: addresses.slug })
		.from(addresses)
		.where(or(eq(addresses.slug, slug), like(addresses.slug, `${slug}-%`)));
	return new Set(rows.map((row) => row.slug));
}

/** In no workspace in particular: whose it is, if anybody's. */
export async function holderOf({ db, tables }: Store, slug: string): Promise<string | undefined> {
	const { addresses } = tables;
	const [held] = await db
		.select({ quizId: addresses.quizId })
		.from(addresses)
		.where(eq(addresses.slug, slug))
		.limit(1);
	return held?.quizId;
}

/** Those that a quiz had before and still holds, the latest first. */
export async function formerAddresses(
	{ db, tables }: Store,
	workspaceId: string,
	quizId: string
): Promise<AddressRow[]> {
	const { addresses } = tables;
	return db
		.select()
		.from(addresses)
		.where(and(ownedBy(tables, { workspaceId, quizId }), isNotNull(addresses.leftAt)))
		.orderBy(desc(addresses.leftAt), addresses.slug);
}

export interface AddressChange {
	slug?: string | undefined;
	/** Given up for anybody to take; the one that the quiz has is not. */
	release: readonly string[];
	now: number;
}

/**
 * The address that a quiz had stays its own.
 * @throws a duplicate-key error or Stale where the new one is another quiz's, Stale too where the quiz is gone
 */
export async function changeAddresses(
	store: Store,
	owner: Owner,
	{ slug, release, now }: AddressChange,
	lines: readonly AuditRow[]
): Promise<void> {
	const { addresses } = store.tables;
	const moved = (db: Db) => (slug === undefined ? [] : moves(store, db, owner, slug, now));
	const released = (db: Db) => {
		const given = inArray(addresses.slug, [...release]);
		const isLeft = isNotNull(addresses.leftAt);
		return db.delete(addresses).where(and(ownedBy(store.tables, owner), isLeft, given));
	};
	const isWhole = ([quiz, , taken]: number[]) => quiz === 1 && taken === 1;
	await store.atomically(
		(db) => [...moved(db), released(db), ...auditLines(store, db, lines)],
		slug === undefined ? undefined : isWhole
	);
}

/** The quiz's row comes first: whoever else changes its address waits there, and sees what has been done. */
function moves({ tables }: Store, db: Db, owner: Owner, slug: string, now: number): Statement[] {
	const { quizzes, addresses } = tables;
	const { workspaceId, quizId } = owner;
	const isQuiz = and(eq(quizzes.workspaceId, workspaceId), eq(quizzes.id, quizId));
	const isOther = and(isNull(addresses.leftAt), ne(addresses.slug, slug));
	return [
		db
			.update(quizzes)
			.set({ slug })
			.where(and(isQuiz, isNull(quizzes.deletedAt))),
		db
			.update(addresses)
			.set({ leftAt: now })
			.where(and(ownedBy(tables, owner), isOther)),
		db
			.insert(addresses)
			.values({ slug, workspaceId, quizId, leftAt: null })
			.onConflictDoUpdate({
				target: addresses.slug,
				set: { leftAt: null },
				setWhere: eq(addresses.quizId, quizId)
			})
	];
}

function ownedBy({ addresses }: Store['tables'], { workspaceId, quizId }: Owner) {
	return and(eq(addresses.workspaceId, workspaceId), eq(addresses.quizId, quizId));
}
