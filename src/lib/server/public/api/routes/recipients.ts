import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import {
	createList,
	deleteList,
	getList,
	listsWithCounts,
	updateList,
	type AudienceList
} from '../../../services/audience/lists.ts';
import {
	addRecipients,
	eraseRecipient,
	getRecipient,
	listRecipients,
	type ListedRecipient
} from '../../../services/audience/recipients.ts';
import { isoTime } from '../../../services/records.ts';
import { doer } from '../doer.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { momentOf } from '../moments.ts';
import { DEFINITION_LIMIT } from '../read-json.ts';
import {
	listBody,
	listSchema,
	listsSchema,
	recipientPage,
	recipientQuery,
	recipientSchema,
	recipientsAdded,
	recipientsBody
} from '../schemas/recipients.ts';

/** Who may be written to, and the lists that they are on. */
export const recipientRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'post',
			path: '/recipients',
			access: 'write',
			summary: 'Add up to 1,000 recipients, or bring them up to date',
			description:
				'All of them, or none where one is refused. What is given takes the place of what was known; lists and tags are added to. Who has left stays away.',
			body: recipientsBody,
			bodyLimit: DEFINITION_LIMIT,
			status: 201,
			answer: recipientsAdded
		},
		({ caller, body }) =>
			addRecipients(house, caller.workspace, {
				...{ people: body.recipients, lists: body.lists ?? [] },
				...{ basis: body.basis, basisNote: body.basisNote },
				basisAt: momentOf(body.basisAt) ?? Number.NaN,
				by: doer(caller)
			})
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/recipients',
			access: 'read',
			summary: 'List recipients, newest first',
			query: recipientQuery,
			answer: recipientPage
		},
		async ({ caller, query }) => {
			const page = await listRecipients(house, caller.workspace, query);
			return ok({ items: page.items.map(recipientRecord), next: page.next });
		}
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/recipients/{id}',
			access: 'read',
			summary: 'A recipient, by id or address',
			answer: recipientSchema
		},
		async ({ id, caller }) => {
			const found = await getRecipient(house, caller.workspace, id);
			if (!found.ok) return found;
			const on = found.value.lists.filter(({ leftAt }) => leftAt === null);
			return ok(recipientRecord({ ...found.value, lists: on.map((list) => list.id) }));
		}
	),
	endpoint(
		house,
		{
			method: 'delete',
			path: '/recipients/{id}',
			access: 'write',
			summary: 'Erase a recipient, by id or address',
			description:
				'Letters to them are removed, and what has not been sent is not sent. Where they have left, the address stays on the list of those who are not written to.',
			status: 204
		},
		({ id, caller }) => eraseRecipient(house, caller.workspace, id, doer(caller))
	),
	...listRoutes(house)
];

const listRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'get',
			path: '/lists',
			access: 'read',
			summary: 'Every list, by name',
			answer: listsSchema
		},
		async ({ caller }) => {
			const lists = await listsWithCounts(house, caller.workspace);
			return ok({
				items: lists.map(({ members, ...list }) => ({ ...listRecord(list), members }))
			});
		}
	),
	endpoint(
		house,
		{
			method: 'post',
			path: '/lists',
			access: 'write',
			summary: 'Create a list',
			body: listBody,
			status: 201,
			answer: listSchema
		},
		async ({ caller, body }) => {
			const { name, offered = false } = body;
			const made = await createList(house, caller.workspace, name, offered, doer(caller));
			return made.ok ? ok(listRecord(made.value)) : made;
		}
	),
	endpoint(
		house,
		{
			method: 'put',
			path: '/lists/{id}',
			access: 'write',
			summary: 'Rename a list, or offer it',
			body: listBody,
			answer: listSchema
		},
		async ({ id, caller, body }) => {
			const change = { name: body.name, offered: body.offered ?? false };
			const saved = await updateList(house, caller.workspace, id, change, doer(caller));
			if (!saved.ok) return saved;
			const list = await getList(house, caller.workspace, id);
			return list.ok ? ok(listRecord(list.value)) : list;
		}
	),
	endpoint(
		house,
		{
			method: 'delete',
			path: '/lists/{id}',
			access: 'write',
			summary: 'Delete a list; those on it stay in the audience',
			status: 204
		},
		({ id, caller }) => deleteList(house, caller.workspace, id, doer(caller))
	)
];

function recipientRecord(row: ListedRecipient) {
	const { id, email, name, locale, fields, tags, lists, suppression } = row;
	return {
		...{ id, email, name, locale, fields, tags, lists, lead: row.leadId },
		...{ basis: row.basis, basisAt: isoTime(row.basisAt), basisNote: row.basisNote },
		suppression: suppression && { reason: suppression.reason, at: isoTime(suppression.at) },
		createdAt: isoTime(row.createdAt),
		updatedAt: isoTime(row.updatedAt)
	};
}

function listRecord({ id, name, offered, createdAt }: AudienceList) {
	return { id, name, offered, createdAt: isoTime(createdAt) };
}
