import { page } from '$app/state';
import type { Right } from '$lib/server/services/roles.ts';

/** Whether whoever is signed in may do something: what they may not is not offered. The server refuses it in any case. */
export function useRights(): (right: Right) => boolean {
	return (right) => {
		const rights: unknown = page.data['rights'];
		return Array.isArray(rights) && rights.includes(right);
	};
}
