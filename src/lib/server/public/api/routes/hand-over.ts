import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import {
	handOutWaiting,
	handOverSettings,
	salesMembers,
	saveHandOverSettings
} from '../../../services/desk/hand-over-settings.ts';
import { isoTime } from '../../../services/records.ts';
import { memberName } from '../../../services/team/members.ts';
import { doer } from '../doer.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { handedOutSchema, handOverBody, handOverSchema } from '../schemas/hand-over.ts';

/** Whom hot leads are given to. */
export const handOverRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			...{ method: 'get', path: '/hand-over', access: 'read' },
			summary: 'Whom hot leads are given to: rules, and who takes leads',
			answer: handOverSchema
		},
		async ({ caller }) => ok(await handOverAnswer(house, caller.workspace))
	),
	endpoint(
		house,
		{
			...{ method: 'put', path: '/hand-over', access: 'write' },
			summary: 'Say whom hot leads are given to',
			body: handOverBody,
			answer: handOverSchema
		},
		async ({ caller, body }) => {
			const { workspace } = caller;
			const saved = await saveHandOverSettings(house, workspace, doer(caller), body);
			return saved.ok ? ok(await handOverAnswer(house, workspace)) : saved;
		}
	),
	endpoint(
		house,
		{
			...{ method: 'post', path: '/hand-over/waiting', access: 'write', status: 202 },
			summary: 'Hand the hot leads over that wait and are nobody’s',
			answer: handedOutSchema
		},
		async ({ caller }) => ok({ leads: await handOutWaiting(house, caller.workspace, doer(caller)) })
	)
];

async function handOverAnswer(house: House, workspace: string) {
	const [settings, members] = await Promise.all([
		handOverSettings(house, workspace),
		salesMembers(house, workspace)
	]);
	return {
		...settings,
		members: members.map((member) => ({
			...{ id: member.id, name: memberName(member), takesLeads: member.takesLeads },
			handedAt: member.handedAt === null ? null : isoTime(member.handedAt)
		}))
	};
}
