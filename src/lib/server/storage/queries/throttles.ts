import { eq, lt, sql } from 'drizzle-orm';
import type { Store } from '../store.ts';

/** The clocks of two processes may be this far apart, ms. */
const CLOCKS_APART = 60_000;

/**
 * Counts one more within the window, which begins anew once it has passed, or where the clock was set back before it began;
 * one statement, so that none is missed.
 */
export async function countTry(
	{ db, tables: { throttles } }: Store,
	key: string,
	now: number,
	windowMs: number
): Promise<{ count: number; windowStart: number }> {
	const passed = sql`(${throttles.windowStart} <= ${now - windowMs} or ${throttles.windowStart} > ${now + CLOCKS_APART})`;
	const [row] = await db
		.insert(throttles)
		.values({ key, windowStart: now, count: 1 })
		.onConflictDoUpdate({
			target: throttles.key,
			set: {
				windowStart: sql`case when ${passed} then ${now} else ${throttles.windowStart} end`,
				count: sql`case when ${passed} then 1 else ${throttles.count} + 1 end`
			}
		})
		.returning();
	return row ?? { count: 1, windowStart: now };
}

export async function forgetTries(store: Store, key: string): Promise<void> {
	const { throttles } = store.tables;
	await store.db.delete(throttles).where(eq(throttles.key, key));
}

export async function forgetTriesBefore(store: Store, time: number): Promise<void> {
	const { throttles } = store.tables;
	await store.db.delete(throttles).where(lt(throttles.windowStart, time));
}
