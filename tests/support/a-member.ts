import type { House } from '../../src/lib/server/house.ts';
import { NEW_OWNER } from '../../src/lib/server/services/accounts.ts';
import { insertUser } from '../../src/lib/server/storage/queries/accounts.ts';
import type { UserRow } from '../../src/lib/server/storage/store.ts';

/** Somebody who works in the workspace; a salesperson unless said otherwise. */
export async function aMember(
	house: House,
	workspace: string,
	overrides: Partial<UserRow> = {}
): Promise<UserRow> {
	const id = house.ids.next('user');
	const user: UserRow = {
		...NEW_OWNER,
		...{ id, workspaceId: workspace, email: `${id}@example.com`, name: '', passwordHash: 'hash' },
		...{ locale: 'en', role: 'sales', createdAt: house.clock.now() },
		...overrides
	};
	await insertUser(house.store, user);
	return user;
}
