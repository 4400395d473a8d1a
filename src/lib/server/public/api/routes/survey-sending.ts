import { z } from '@hono/zod-openapi';
import { ok } from '../../../../quiz/result.ts';
import type { Result } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import type { Problem } from '../../../problems.ts';
import type { Campaign } from '../../../services/campaigns/campaigns.ts';
import {
	cancelCampaign,
	pauseCampaign,
	resumeCampaign,
	startCampaign
} from '../../../services/campaigns/sending.ts';
import { isoTime } from '../../../services/records.ts';
import { CAMPAIGN_STATES } from '../../../../letter/campaign.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { doer } from '../doer.ts';

/** Nothing of it is needed: without a body it begins now. */
const startBody = z
	.strictObject({
		at: z.iso
			.datetime({ offset: true })
			.optional()
			.openapi({ description: 'When it begins; without one, or in the past: now.' })
	})
	.default({});

const sendingSchema = z
	.object({
		id: z.string(),
		state: z.enum(CAMPAIGN_STATES),
		startAt: z.string().nullable(),
		startedAt: z.string().nullable()
	})
	.openapi('SurveySending');

const ACTS = {
	pause: { act: pauseCampaign, summary: 'Let no more mails of a survey leave' },
	resume: { act: resumeCampaign, summary: 'Go on with a paused survey' },
	cancel: {
		act: cancelCampaign,
		summary: 'End a survey for those who have not got it; one that is scheduled becomes a draft'
	}
} as const;

/** When a survey is sent. */
export const surveySendingRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'post',
			path: '/surveys/{id}/start',
			access: 'write',
			summary: 'Send a survey, now or at a time',
			description:
				'Refused where the quiz is not published, the letter is not finished or nobody gets it.',
			body: startBody,
			answer: sendingSchema
		},
		async ({ id, caller, body: { at } }) =>
			answerOf(
				await startCampaign(
					house,
					{ workspace: caller.workspace, id, by: doer(caller) },
					at === undefined ? undefined : Date.parse(at)
				)
			)
	),
	...Object.entries(ACTS).map(([name, { act, summary }]) =>
		endpoint(
			house,
			{
				method: 'post',
				path: `/surveys/{id}/${name}`,
				access: 'write',
				summary,
				answer: sendingSchema
			},
			async ({ id, caller }) =>
				answerOf(await act(house, { workspace: caller.workspace, id, by: doer(caller) }))
		)
	)
];

function answerOf(done: Result<Campaign, Problem>) {
	if (!done.ok) return done;
	const { id, state, startAt, startedAt } = done.value;
	return ok({
		...{ id, state },
		startAt: startAt === null ? null : isoTime(startAt),
		startedAt: startedAt === null ? null : isoTime(startedAt)
	});
}
