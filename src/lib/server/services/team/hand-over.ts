import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import type { Role } from '../../storage/store.ts';
import { activeUsers, leadsOfMember, memberById } from '../../storage/queries/members.ts';
import { setOwner } from '../desk/changes.ts';
import { may, ROLES } from '../roles.ts';
import { changeRole, deactivate, memberName, reactivate } from './members.ts';

/** So many in one transaction: nobody waits long for the database meanwhile. */
const AT_ONCE = 500;

/** Who can take over the leads of a member. */
export async function leadTakers(
	app: House,
	workspace: string,
	member: string
): Promise<{ id: string; name: string }[]> {
	const roles = ROLES.filter((role) => may(role, 'leads.work'));
	const users = await activeUsers(app.store, workspace, roles);
	return users
		.filter(({ id }) => id !== member)
		.map((user) => ({ id: user.id, name: memberName(user) }));
}

/**
 * Hands all leads of a member over to another, or to nobody: of very many each part that goes over at once has a line of its own
 * in the log. Where it is cut short, the rest is still theirs and can be handed over again.
 */
export async function handOver(
	app: House,
	{ workspace, by, id }: { workspace: string; by: string; id: string },
	to: string | null
): Promise<Result<{ changed: number }, Problem>> {
	const member = await memberById(app.store, workspace, id);
	if (!member) return ok({ changed: 0 });
	const detail = { name: memberName(member), to };
	const as = { action: 'member.handed_over', subject: id, detail };
	let changed = 0;
	for (let after = ''; ;) {
		const ids = await leadsOfMember(app.store, workspace, { member: id, after, limit: AT_ONCE });
		after = ids.at(-1) ?? '';
		if (ids.length === 0) break;
		const given = await setOwner(app, workspace, by, ids, to, as);
		if (!given.ok) return given;
		changed += given.value.changed;
	}
	return ok({ changed });
}

export interface MemberChange {
	role?: Role | undefined;
	/** Whether they can come in. */
	active?: boolean | undefined;
	/** Who gets their leads; null: nobody. Unless given they keep them. */
	leadsTo?: string | null | undefined;
}

/** One after the other, each with its line in the log; whom the leads go to is looked at before anything is done. */
export async function changeMember(
	app: House,
	change: { workspace: string; by: string; id: string },
	{ role, active, leadsTo }: MemberChange
): Promise<Result<void, Problem>> {
	const { workspace, id } = change;
	if (!(await memberById(app.store, workspace, id))) return fail({ code: 'not_found' });
	const takers = leadsTo ? await leadTakers(app, workspace, id) : [];
	if (leadsTo && !takers.some((one) => one.id === leadsTo)) return fail(NO_TAKER);
	if (role !== undefined) {
		const changed = await changeRole(app, change, role);
		if (!changed.ok) return changed;
	}
	if (active !== undefined) {
		const changed = await (active ? reactivate : deactivate)(app, change);
		if (!changed.ok) return changed;
	}
	// Only now: hot leads go to nobody who has been deactivated, so that none come after.
	const given = leadsTo === undefined ? ok(undefined) : await handOver(app, change, leadsTo);
	return given.ok ? ok(undefined) : given;
}

const NO_TAKER = invalid('leadsTo', {
	en: 'They are no other member, or may not work leads.',
	ru: 'Это не другой участник, или он не может вести лиды.'
});
