import type { House } from '../../house.ts';
import { usersOfWorkspace } from '../../storage/queries/accounts.ts';
import { may } from '../roles.ts';
import { actorsOf, type Actor } from '../team/actors.ts';
import { memberName } from '../team/members.ts';

/** Members of a workspace, as the page of a lead names them. */
export interface Members {
	/** Those who may work leads. */
	owners: { id: string; name: string }[];
	/** Null where there is no such member any more. */
	nameOf(id: string): string | null;
	/** Who `by` is. */
	actor(by: string): Actor;
}

export async function membersOf(app: House, workspace: string): Promise<Members> {
	const [users, actor] = await Promise.all([
		usersOfWorkspace(app.store, workspace),
		actorsOf(app, workspace)
	]);
	return {
		owners: users
			.filter(({ deactivatedAt, role }) => deactivatedAt === null && may(role, 'leads.work'))
			.map((user) => ({ id: user.id, name: memberName(user) })),
		nameOf: (id) => actor(id).name,
		actor
	};
}

/** Everybody who works or has worked here, by what they are called. */
export async function usersOf(
	{ store }: Pick<House, 'store'>,
	workspace: string
): Promise<{ id: string; name: string }[]> {
	const users = await usersOfWorkspace(store, workspace);
	return users.map(({ id, name, email }) => ({ id, name: memberName({ name, email }) }));
}
