import { fail, ok, type Result } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import type { Problem } from '../../../problems.ts';
import { isoTime } from '../../../services/records.ts';
import { invite, listInvites, revokeInvite } from '../../../services/team/invites.ts';
import { changeMember } from '../../../services/team/hand-over.ts';
import { getMember, listMembers, type MemberView } from '../../../services/team/members.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { doer } from '../doer.ts';
import {
	inviteBody,
	invitedSchema,
	invitesSchema,
	memberBody,
	memberSchema,
	membersSchema
} from '../schemas/team.ts';

/** Who works here. Whoever could change that could make themselves an owner: it takes a scope of its own. */
export const memberRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			...{ method: 'get', path: '/members', access: 'read' },
			summary: 'Everybody who works or has worked here',
			answer: membersSchema
		},
		async ({ caller }) => {
			const members = await listMembers(house, caller.workspace);
			return ok({ items: members.map(memberAnswer) });
		}
	),
	endpoint(
		house,
		{
			...{ method: 'patch', path: '/members/{id}', access: 'members' },
			summary: 'Change the role of a member, let them in or out, hand their leads over',
			description: 'A workspace keeps an owner who can come in: 409 else.',
			body: memberBody,
			answer: memberSchema
		},
		async ({ id, caller, body }) => {
			const { workspace } = caller;
			const changed = await changeMember(house, { workspace, by: doer(caller), id }, body);
			return changed.ok ? memberFound(house, workspace, id) : changed;
		}
	),
	endpoint(
		house,
		{
			...{ method: 'get', path: '/invites', access: 'members' },
			summary: 'Invitations that nobody has used or taken back, newest first',
			answer: invitesSchema
		},
		async ({ caller }) => {
			const invites = await listInvites(house, caller.workspace);
			return ok({
				items: invites.map((one) => ({
					...one,
					...{ createdAt: isoTime(one.createdAt), expiresAt: isoTime(one.expiresAt) }
				}))
			});
		}
	),
	endpoint(
		house,
		{
			...{ method: 'post', path: '/invites', access: 'members', status: 201 },
			summary: 'Invite somebody, by mail where an address is given',
			description: 'An invitation to the same address before it works no more.',
			body: inviteBody,
			answer: invitedSchema
		},
		async ({ caller, body: { email = null, role, locale = 'en' } }) => {
			const given = { by: doer(caller), email, role, locale };
			const invited = await invite(house, caller.workspace, given);
			return invited.ok ? ok({ ...invited.value, role }) : invited;
		}
	),
	endpoint(
		house,
		{
			...{ method: 'delete', path: '/invites/{id}', access: 'members', status: 204 },
			summary: 'Take an invitation back'
		},
		({ id, caller }) => revokeInvite(house, caller.workspace, { by: doer(caller), id })
	)
];

async function memberFound(
	house: House,
	workspace: string,
	id: string
): Promise<Result<ReturnType<typeof memberAnswer>, Problem>> {
	const member = await getMember(house, workspace, id);
	return member ? ok(memberAnswer(member)) : fail({ code: 'not_found' });
}

function memberAnswer({ id, email, name, role, leads, ...at }: MemberView) {
	return {
		...{ id, email, name, role, leads },
		active: at.deactivatedAt === null,
		deactivatedAt: at.deactivatedAt === null ? null : isoTime(at.deactivatedAt),
		createdAt: isoTime(at.createdAt),
		lastSeenAt: at.lastSeenAt === null ? null : isoTime(at.lastSeenAt)
	};
}
