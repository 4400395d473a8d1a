import { ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { activeUsers, leadsOfMember, memberById } from '../../storage/queries/members.ts';
import { audit } from '../audit.ts';
import { setOwner } from '../desk/changes.ts';
import { may, ROLES } from '../roles.ts';
import { memberName } from './members.ts';

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
 * Hands all leads of a member over to another, or to nobody. Where it is cut short, the rest is still theirs and can be handed
 * over again.
 */
export async function handOver(
	app: House,
	{ workspace, by, id }: { workspace: string; by: string; id: string },
	to: string | null
): Promise<Result<{ changed: number }, Problem>> {
	let changed = 0;
	for (let after = ''; ;) {
		const ids = await leadsOfMember(app.store, workspace, { member: id, after, limit: AT_ONCE });
		after = ids.at(-1) ?? '';
		if (ids.length === 0) break;
		const given = await setOwner(app, workspace, by, ids, to);
		if (!given.ok) return given;
		changed += given.value.changed;
	}
	const member = await memberById(app.store, workspace, id);
	if (changed > 0 && member) {
		const detail = { name: memberName(member), count: changed, to };
		await audit(app, workspace, { by, action: 'member.handed_over', subject: id, detail });
	}
	return ok({ changed });
}
