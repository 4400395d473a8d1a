import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import {
	addSuppressed,
	liftSuppressed,
	listSuppressed
} from '../../../services/leaving/suppressed.ts';
import { isoTime } from '../../../services/records.ts';
import { doer } from '../doer.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { DEFINITION_LIMIT } from '../read-json.ts';
import {
	addedSchema,
	liftQuery,
	suppressionBody,
	suppressionPage,
	suppressionQuery
} from '../schemas/suppressions.ts';

export const suppressionRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'get',
			path: '/suppressions',
			access: 'read',
			summary: 'Addresses that are written to no more, latest first',
			query: suppressionQuery,
			answer: suppressionPage
		},
		async ({ caller, query }) => {
			const { items, next } = await listSuppressed(house, caller.workspace, query);
			return ok({ items: items.map(({ at, ...item }) => ({ ...item, at: isoTime(at) })), next });
		}
	),
	endpoint(
		house,
		{
			method: 'post',
			path: '/suppressions',
			access: 'write',
			summary: 'Write to these addresses no more',
			body: suppressionBody,
			bodyLimit: DEFINITION_LIMIT,
			answer: addedSchema
		},
		async ({ caller, body }) => {
			const text = body.emails.map((email) => email.replace(/[\r\n]/g, ' ')).join('\n');
			const said = { detail: body.detail, by: doer(caller) };
			return ok(await addSuppressed(house, caller.workspace, text, said));
		}
	),
	endpoint(
		house,
		{
			method: 'delete',
			path: '/suppressions/{id}',
			access: 'write',
			summary: 'Let an address be written to again',
			description:
				'A bounce may be lifted once the address is known to work. Whoever unsubscribed or complained is brought back only if they have asked for it: say so with `asked=true`.',
			query: liftQuery,
			status: 204
		},
		({ id, caller, query }) =>
			liftSuppressed(house, caller.workspace, id, {
				...{ asked: query.asked === 'true', by: doer(caller) }
			})
	)
];
