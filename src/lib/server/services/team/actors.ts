import type { House } from '../../house.ts';
import { usersOfWorkspace } from '../../storage/queries/accounts.ts';
import { tokenNames } from '../../storage/queries/tokens.ts';
import { memberName } from './members.ts';

/** Who did something; a name is null where they are not known here any more. */
export interface Actor {
	kind: 'member' | 'token' | 'link';
	/** Of the member or the token. */
	id: string;
	name: string | null;
}

/** Tells who `by` is, as histories and the log of changes keep it: a user's id, `token:` or `link:` and an id. */
export async function actorsOf(app: House, workspace: string): Promise<(by: string) => Actor> {
	const [users, tokens] = await Promise.all([
		usersOfWorkspace(app.store, workspace),
		tokenNames(app.store, workspace)
	]);
	const members = new Map(users.map((user) => [user.id, memberName(user)]));
	return (by) => {
		const [, kind = '', rest = ''] = /^(token|link):(.*)$/.exec(by) ?? [];
		if (kind === 'token') return { kind, id: rest, name: tokens.get(rest) ?? null };
		const id = rest || by;
		return { kind: kind === 'link' ? kind : 'member', id, name: members.get(id) ?? null };
	};
}
