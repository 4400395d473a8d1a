import { fail, ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { sayOutcome } from '../../../services/desk/changes.ts';
import { currentLead } from '../../../services/desk/current-lead.ts';
import { isoTime } from '../../../services/records.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { outcomeAnswer, outcomeInput } from '../schemas/outcomes.ts';

export const outcomeEndpoint = (house: House): Endpoint =>
	endpoint(
		house,
		{
			method: 'post',
			path: '/leads/{id}/outcome',
			access: 'write',
			summary: 'Say what became of a lead',
			description:
				'The latest outcome counts. `won` makes the lead a customer; `lost` and `junk` make it lost; `unreached` leaves its stage. The same said twice is recorded once.',
			body: outcomeInput,
			answer: outcomeAnswer
		},
		async ({ id, body, caller }) => {
			const by = `token:${caller.tokenId}`;
			const said = await sayOutcome(house, caller.workspace, by, id, body, 'api');
			if (!said.ok) return said;
			const lead = await currentLead(house, caller.workspace, id);
			if (!lead) return fail({ code: 'not_found' });
			const { outcome, value, currency, stage, outcomeAt } = lead;
			return ok({
				...{ lead: lead.id, outcome: outcome ?? body.outcome, value, currency, stage },
				at: isoTime(outcomeAt ?? house.clock.now()),
				recorded: said.value.changed > 0
			});
		}
	);
