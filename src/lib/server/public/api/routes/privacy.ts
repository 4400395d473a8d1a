import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { listConsents, withdrawConsent } from '../../../services/privacy/consents.ts';
import { erasePerson } from '../../../services/privacy/erase-person.ts';
import { exportPerson } from '../../../services/privacy/export-person.ts';
import { listErasures, setRetention } from '../../../services/privacy/retention.ts';
import { isoTime } from '../../../services/records.ts';
import { doer } from '../doer.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import {
	consentPage,
	consentQuery,
	consentSchema,
	erasurePage,
	erasureQuery,
	personSchema,
	retentionSchema
} from '../schemas/privacy.ts';

/** What a person may ask for: what is known of them, that it goes, and what they agreed to. */
export const privacyRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'delete',
			path: '/leads/{id}',
			access: 'write',
			summary: 'Erase a person',
			description:
				'The lead and those merged into it, their responses with files, consents, notes, letters, deliveries, and they themselves in the audience. What has not been sent is not sent. Every destination that was told of them is sent `lead.erased`, whatever events it asks for. Of their addresses keyed digests stay, so that no list brings them back.',
			status: 204
		},
		async ({ id, caller }) => {
			const erased = await erasePerson(house, caller.workspace, id, {
				by: doer(caller),
				reason: 'asked'
			});
			return erased.ok ? ok(undefined) : erased;
		}
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/leads/{id}/person',
			access: 'read',
			summary: 'Everything that is known of a person',
			answer: personSchema
		},
		async ({ id, caller }) => {
			const found = await exportPerson(house, caller.workspace, doer(caller), id);
			if (!found.ok) return found;
			const { exportedAt, emails, phones, records } = found.value;
			return ok({ exportedAt, emails: [...emails], phones: [...phones], records });
		}
	),
	...recordRoutes(house)
];

const recordRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'get',
			path: '/consents',
			access: 'read',
			summary: 'The ledger of consents, newest first',
			query: consentQuery,
			answer: consentPage
		},
		async ({ caller, query: { withdrawn, ...query } }) => {
			const filter =
				withdrawn === undefined ? query : { ...query, withdrawn: withdrawn === 'true' };
			const page = await listConsents(house, caller.workspace, filter);
			return ok({ items: page.items.map(consentAnswer), next: page.next });
		}
	),
	endpoint(
		house,
		{
			method: 'post',
			path: '/consents/{id}/withdraw',
			access: 'write',
			summary: 'Record that a person has taken a consent back',
			description:
				'The record stays, with the moment. Where it was for advertising, the person is written to no more.',
			answer: consentSchema
		},
		async ({ id, caller }) => {
			const withdrawn = await withdrawConsent(house, caller.workspace, doer(caller), id);
			return withdrawn.ok ? ok(consentAnswer(withdrawn.value)) : withdrawn;
		}
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/erasures',
			access: 'read',
			summary: 'That people were erased, newest first; not who they were',
			query: erasureQuery,
			answer: erasurePage
		},
		async ({ caller, query }) => {
			const { items, next } = await listErasures(house, caller.workspace, query);
			const acts = items.map(({ id, by, reason, counts, at }) => ({
				...{ id, by, counts, at: isoTime(at) },
				reason: reason === 'time' ? ('time' as const) : ('asked' as const)
			}));
			return ok({ items: acts, next });
		}
	),
	endpoint(
		house,
		{
			method: 'put',
			path: '/quizzes/{id}/retention',
			access: 'write',
			summary: 'Say how long the responses to a quiz are kept',
			description:
				'Older ones are erased within the hour, with leads that have answered nothing else that is still kept. Members of the audience stay there.',
			body: retentionSchema,
			answer: retentionSchema
		},
		({ id, caller, body }) => setRetention(house, caller.workspace, doer(caller), id, body.days)
	)
];

function consentAnswer(row: Awaited<ReturnType<typeof listConsents>>['items'][number]) {
	const { id, purpose, text, textHash, url, locale, version, mechanism } = row;
	return {
		...{ id, purpose, text, textHash, url, locale, version, mechanism },
		lead: row.leadId,
		response: row.responseId,
		consent: row.consentId,
		quiz: row.quizId,
		givenAt: isoTime(row.givenAt),
		withdrawnAt: row.withdrawnAt === null ? null : isoTime(row.withdrawnAt)
	};
}
