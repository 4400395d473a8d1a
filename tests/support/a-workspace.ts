import type { House } from '../../src/lib/server/house.ts';

/** A workspace of its own in the house. */
export async function aWorkspace(house: House): Promise<string> {
	const id = house.ids.next('ws');
	const { workspaces } = house.store.tables;
	await house.store.db
		.insert(workspaces)
		.values({ id, name: 'Tests', createdAt: house.clock.now() });
	return id;
}
