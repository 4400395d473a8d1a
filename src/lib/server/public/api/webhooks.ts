import type { OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiEnv } from './env.ts';
import { erasedEvent, leadEvent } from './schemas/events.ts';

/** What is sent to destinations, for the OpenAPI file. */
export function registerWebhooks({ openAPIRegistry }: OpenAPIHono<ApiEnv>): void {
	for (const { type, summary, body } of WEBHOOKS) {
		openAPIRegistry.registerWebhook({
			...{ method: 'post', path: type, operationId: type, summary, security: [] },
			description: SIGNED,
			request: { body: { required: true, content: { 'application/json': { schema: body } } } },
			responses: { '2XX': { description: 'It has arrived.' } }
		});
	}
}

const WEBHOOKS: readonly { type: string; summary: string; body: z.ZodType }[] = [
	{ type: 'response.completed', summary: 'Somebody has answered a quiz', body: leadEvent },
	{
		type: 'lead.qualified',
		summary: 'A lead shows a segment that the destination asked for',
		body: leadEvent
	},
	{
		type: 'lead.updated',
		summary:
			'A lead has answered again or was merged, or its owner, stage, outcome or tags have changed',
		body: leadEvent
	},
	{
		type: 'lead.erased',
		summary: 'Somebody was erased: delete what you know of them',
		body: erasedEvent
	}
];

const SIGNED =
	'Signed as Standard Webhooks has it: `webhook-id`, `webhook-timestamp` and `webhook-signature`. At least once and in no order: `data.sequence` rises with each event of one lead. A change is told once for each lead, and none where nothing is other than it was; what an import changes is not told. Where fields were chosen for the destination, `data` holds those.';
