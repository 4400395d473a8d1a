import { fail, ok, type Result } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import type { Problem } from '../../../problems.ts';
import { setOwner, setStage } from '../../../services/desk/changes.ts';
import { currentLead } from '../../../services/desk/current-lead.ts';
import type { Changed } from '../../../services/desk/lead-change.ts';
import { leadRecord } from '../../../services/records.ts';
import { doer } from '../doer.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { listedLead, ownerBody, stageBody } from '../schemas/leads.ts';

/** Who works a lead, and how far it has come. */
export const leadStandingRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			...{ method: 'put', path: '/leads/{id}/owner', access: 'write' },
			summary: 'Give a lead to a member, or to nobody',
			description: 'The member gets a mail with the receipt and the links that say an outcome.',
			body: ownerBody,
			answer: listedLead
		},
		async ({ id, caller, body }) => {
			const given = await setOwner(house, caller.workspace, doer(caller), [id], body.owner);
			return changedLead(house, caller.workspace, id, given);
		}
	),
	endpoint(
		house,
		{
			...{ method: 'put', path: '/leads/{id}/stage', access: 'write' },
			summary: 'Set the stage of a lead',
			description: 'Up or down: a stage of a quiz, `customer` or `lost`.',
			body: stageBody,
			answer: listedLead
		},
		async ({ id, caller, body }) => {
			const set = await setStage(house, caller.workspace, doer(caller), [id], body.stage);
			return changedLead(house, caller.workspace, id, set);
		}
	)
];

async function changedLead(
	house: House,
	workspace: string,
	id: string,
	changed: Result<Changed, Problem>
) {
	if (!changed.ok) return changed;
	const lead = await currentLead(house, workspace, id);
	return lead ? ok(leadRecord(lead)) : fail({ code: 'not_found' } as const);
}
