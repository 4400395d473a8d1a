import { eventData, NO_DESK, testEventFor, type EventType } from '../../delivery/events.ts';
import { responseFacts, type LeadEventData } from '../../delivery/payload.ts';
import { readPushFields, shapeData, type PushField } from '../../../quiz/push-fields.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { destinationById } from '../../storage/queries/destinations.ts';
import { leadById } from '../../storage/queries/leads.ts';
import { responseById, responsesPage } from '../../storage/queries/responses.ts';
import { quizByIdOrSlug } from '../../storage/queries/quizzes.ts';
import type { DestinationRow, ResponseRow } from '../../storage/store.ts';
import { fieldErrors } from '../destination-fields.ts';
import { leadDesks } from '../desk/lead-desks.ts';
import { judge } from '../judge.ts';
import { versionContent } from '../live-cache.ts';
import { answeredQuiz } from './test-lead.ts';

/** What a destination would be sent, with all fields under their own names. */
export interface SampleEvent {
	type: EventType;
	timestamp: string;
	data: LeadEventData;
	/** The response that it tells of; null where there is none yet and it is made up. */
	response: string | null;
}

const MOST_LOOKED_AT = 50;

/** The latest lead that the destination could have been told of, as it would be told now; else one that is made up. */
export async function sampleEvent(
	app: House,
	workspace: string,
	id: string,
	locale: 'en' | 'ru' = 'en'
): Promise<Result<SampleEvent, Problem>> {
	const destination = await destinationById(app.store, workspace, id);
	if (!destination) return fail({ code: 'not_found' });
	const recent = await recentData(app, workspace, destination);
	const data = recent ?? (await madeUp(app, workspace, destination, locale));
	if (!data) return fail({ code: 'no_quiz_to_try' });
	return ok({
		type: testEventFor(destination),
		timestamp: new Date(app.clock.now()).toISOString(),
		data,
		response: recent ? recent.response.id : null
	});
}

async function recentData(
	app: House,
	workspace: string,
	{ quizzes }: DestinationRow
): Promise<LeadEventData | null> {
	const latest = await responsesPage(app.store, workspace, { limit: MOST_LOOKED_AT });
	const found = latest.find(
		({ leadId, quarantined, quizId }) =>
			leadId !== null && !quarantined && (quizzes === null || quizzes.includes(quizId))
	);
	const row = found && (await responseById(app.store, workspace, found.id));
	return row ? dataOf(app, workspace, row) : null;
}

/** What was stored, judged once more on the day on which it was answered. */
async function dataOf(
	app: House,
	workspace: string,
	row: ResponseRow
): Promise<LeadEventData | null> {
	const { quizId, version, locale, createdAt, source } = row;
	const { quiz } = await versionContent(app, quizId, version);
	const given = Object.entries(row.answers).filter(([, answer]) => answer !== null);
	const said = { answers: Object.fromEntries(given), hidden: row.hidden, locale };
	const judged = judge(quiz, { ...said, day: row.receipt.day }, createdAt);
	if (!judged.ok) return null;
	const lead = row.leadId ? await leadById(app.store, workspace, row.leadId) : undefined;
	const slug = (await quizByIdOrSlug(app.store, workspace, quizId))?.slug ?? quizId;
	const response = {
		id: row.id,
		quiz: { id: quizId, slug, version, definition: quiz },
		...{ locale, createdAt, source },
		completed: judged.value.completed,
		files: []
	};
	const facts = responseFacts(response, locale);
	const desk = lead ? (await leadDesks(app, workspace, [lead]))(lead) : NO_DESK;
	return eventData({ origin: app.config.origin, response, lead: lead ?? null, desk, facts });
}

async function madeUp(
	app: House,
	workspace: string,
	destination: DestinationRow,
	wanted: 'en' | 'ru'
): Promise<LeadEventData | null> {
	const made = await answeredQuiz(app, workspace, destination, wanted);
	if (!made) return null;
	const { live, judged } = made;
	const { completed, contact, locale } = judged;
	const { quizId: id, slug, version, quiz: definition } = live;
	const response = {
		id: 'resp_…',
		quiz: { id, slug, version, definition },
		locale,
		createdAt: app.clock.now(),
		source: 'test',
		completed,
		files: []
	};
	const { classification } = completed;
	return {
		...eventData({
			origin: app.config.origin,
			response,
			lead: null,
			desk: NO_DESK,
			facts: responseFacts(response, locale)
		}),
		sequence: 1,
		lead: {
			id: 'lead_…',
			email: contact?.email ?? null,
			phone: contact?.phone ?? null,
			name: contact?.name ?? null,
			company: contact?.company ?? null,
			role: contact?.role ?? null,
			city: contact?.city ?? null,
			locale,
			segment: classification.segment,
			temperature: classification.temperature,
			stage: classification.stage,
			...{ owner: null, outcome: null, tags: [] },
			url: `${app.config.origin}/leads/lead_…`
		}
	};
}

/** The body that the destination would be sent of it, with these fields; with those that it has unless some are given. */
export async function previewPayload(
	app: House,
	workspace: string,
	id: string,
	{ fields, locale }: { fields?: readonly PushField[] | null | undefined; locale: 'en' | 'ru' }
): Promise<Result<{ response: string | null; payload: object }, Problem>> {
	const destination = await destinationById(app.store, workspace, id);
	if (!destination) return fail({ code: 'not_found' });
	const errors = fieldErrors(destination.kind, fields);
	if (errors.length > 0) return fail({ code: 'invalid', errors });
	const sample = await sampleEvent(app, workspace, id, locale);
	if (!sample.ok) return sample;
	const { response, type, timestamp, data } = sample.value;
	const asked = fields === undefined ? destination.fields : fields;
	const chosen = destination.kind === 'email' ? null : readPushFields(asked);
	return ok({ response, payload: { type, timestamp, data: shapeData(chosen, data) } });
}
