import type { House } from '$lib/server/house.ts';
import { usersOf } from '$lib/server/services/desk/members.ts';

/** What members are called, by id: those who have left too. */
export async function memberNames(app: House, workspace: string): Promise<Map<string, string>> {
	const members = await usersOf(app, workspace);
	return new Map(members.map((one) => [one.id, one.name]));
}
