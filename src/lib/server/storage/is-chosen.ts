import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Store } from './store.ts';

/**
 * The row is one of those that are chosen to be taken, and no other is just taking it: on PostgreSQL two who take some of the
 * same rows, each in an order of its own, would wait for one another until one is broken off. As an array they are chosen
 * once, and as many as were asked for.
 */
export function isChosen(
	{ engine }: Pick<Store, 'engine'>,
	id: SQLWrapper,
	chosen: SQLWrapper
): SQL {
	return engine === 'postgres'
		? sql`${id} = any(array(${chosen} for update skip locked))`
		: sql`${id} in (${chosen})`;
}
