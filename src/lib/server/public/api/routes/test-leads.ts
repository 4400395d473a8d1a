import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { previewPayload } from '../../../services/pushes/sample-event.ts';
import {
	deleteTestLead,
	deleteTestLeads,
	sendTestLead
} from '../../../services/pushes/test-lead.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { doer } from '../doer.ts';
import {
	deletedSchema,
	previewBody,
	previewSchema,
	testLeadSchema
} from '../schemas/destinations.ts';

/** Trying a destination: with a lead that is made up, or on paper. */
export const testLeadRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'post',
			path: '/destinations/{id}/test-lead',
			access: 'write',
			summary: 'Make up a hot lead and send it to this destination',
			description:
				'It is sent whatever the destination asks for, with `"test": true` in `data`; lead, response and delivery are marked as a test and counted nowhere.',
			status: 202,
			answer: testLeadSchema
		},
		({ id, caller, locale }) =>
			sendTestLead(house, caller.workspace, { id, by: doer(caller), locale })
	),
	endpoint(
		house,
		{
			method: 'post',
			path: '/destinations/{id}/preview',
			access: 'read',
			summary: 'What the destination would be sent of its latest lead, with these fields',
			body: previewBody,
			answer: previewSchema
		},
		({ id, caller, body, locale }) =>
			previewPayload(house, caller.workspace, id, { fields: body.fields, locale })
	),
	endpoint(
		house,
		{
			method: 'delete',
			path: '/test-leads',
			access: 'write',
			summary: 'Delete all test leads with their responses and deliveries',
			answer: deletedSchema
		},
		async ({ caller }) => ok(await deleteTestLeads(house, caller.workspace, doer(caller)))
	),
	endpoint(
		house,
		{
			method: 'delete',
			path: '/test-leads/{id}',
			access: 'write',
			summary: 'Delete a test lead with its response and deliveries',
			status: 204
		},
		({ id, caller }) => deleteTestLead(house, caller.workspace, doer(caller), id)
	)
];
