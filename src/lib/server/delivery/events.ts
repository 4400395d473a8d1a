import { givenContact } from '../../quiz/given.ts';
import { readPushFields, shapeData } from '../../quiz/push-fields.ts';
import type { Ids } from '../ids.ts';
import type {
	DeliveryRow,
	DestinationRow,
	LeadChange,
	LeadDesk,
	LeadRow
} from '../storage/store.ts';
import { leadFacts, responseFacts, type CompletedResponse, type LeadEventData } from './payload.ts';

/** What a destination can ask to be told. `ping` is sent by hand only. */
export const EVENTS = ['response.completed', 'lead.qualified', 'lead.updated'] as const;
export type EventType = (typeof EVENTS)[number];

interface Input {
	workspace: string;
	ids: Ids;
	/** ms */
	now: number;
	/** Public address of the installation, for links to leads. */
	origin: string;
	/** It is a lead that was made to try the destination: told whatever that asks for, and marked. */
	test?: boolean;
	/** The response itself was told when it came: only what became of the lead is told now. */
	isTold?: boolean;
	/** Leads that have just become part of it. */
	merged?: readonly string[];
	response: CompletedResponse;
}

/**
 * The outbox rows of one submission, as a function that the storage calls inside its transaction: only there is the lead
 * known. One row per destination and event.
 */
export function deliveriesFor(input: Input) {
	const told = new Map<string, ReturnType<typeof responseFacts>>();
	const factsIn = (locale: string) => {
		const facts = told.get(locale) ?? responseFacts(input.response, locale);
		told.set(locale, facts);
		return facts;
	};
	return (
		change: LeadChange | null,
		destinations: readonly DestinationRow[],
		desk: LeadDesk
	): DeliveryRow[] =>
		destinations.flatMap((destination) =>
			(input.test ? [testEventFor(destination)] : eventsFor(input, change, destination)).map(
				(event) => {
					const lead = change?.after ?? null;
					const facts = factsIn(languageFor(destination, input.response));
					const data = eventData({ ...input, lead, desk, facts });
					return queuedDelivery(input, destination, {
						event,
						lead,
						responseId: input.response.id,
						data: shapeData(fieldsOf(destination), data)
					});
				}
			)
		);
}

interface ToldOf extends Pick<Input, 'origin' | 'test' | 'merged' | 'response'> {
	lead: LeadRow | null;
	desk: LeadDesk;
	facts: ReturnType<typeof responseFacts>;
}

/** `data` of an event with all of its fields. */
export function eventData(told: ToldOf): LeadEventData {
	const { origin, test, merged = [], response, lead, desk, facts } = told;
	return {
		sequence: lead?.sequence ?? 0,
		...(test && { test }),
		lead: lead && { ...leadFacts(lead, desk, origin), ...(merged.length > 0 && { merged }) },
		...facts,
		response: { ...facts.response, ...phoneOfAnother(response, lead) }
	};
}

/** A mail is written from all of them. */
function fieldsOf({ kind, fields }: DestinationRow) {
	return kind === 'email' ? null : readPushFields(fields);
}

/** Nobody has worked it, or nobody is there. */
export const NO_DESK: LeadDesk = { owner: null, tags: [] };

/** Whether it asks for anything that a change of a lead comes to. */
export function hearsOfChanges({ events }: Pick<DestinationRow, 'events'>): boolean {
	return events.includes('lead.updated') || events.includes('lead.qualified');
}

/** The first that it asks for, `lead.qualified` where that is among them. */
export function testEventFor({ events }: Pick<DestinationRow, 'events'>): EventType {
	if (events.includes('lead.qualified')) return 'lead.qualified';
	return EVENTS.find((event) => events.includes(event)) ?? 'lead.qualified';
}

/** A lead without a number takes the one that is given, unless it is another's. */
function phoneOfAnother({ quiz, completed }: CompletedResponse, lead: LeadRow | null) {
	if (!lead || lead.phone) return {};
	const { phone } = givenContact(quiz.definition, completed.answers, completed.path);
	return phone === undefined ? {} : { phoneGiven: phone };
}

/** Who reads a mail reads it in their own language, where the quiz has it; programs get what the respondent saw. */
function languageFor(
	{ kind, locale }: DestinationRow,
	{ quiz, locale: spoken }: CompletedResponse
) {
	return kind === 'email' && quiz.definition.locales.includes(locale) ? locale : spoken;
}

interface Told {
	event: string;
	lead: LeadRow | null;
	responseId: string | null;
	data: object;
}

/** A row that is due at once; its payload is written here, once, and never again. */
export function queuedDelivery(
	{ workspace, ids, now }: Pick<Input, 'workspace' | 'ids' | 'now'>,
	destination: Pick<DestinationRow, 'id'>,
	{ event, lead, responseId, data }: Told
): DeliveryRow {
	return {
		id: ids.next('msg'),
		workspaceId: workspace,
		destinationId: destination.id,
		event,
		leadId: lead?.id ?? null,
		responseId,
		sequence: lead?.sequence ?? 0,
		payload: JSON.stringify({ type: event, timestamp: new Date(now).toISOString(), data }),
		test: lead?.test ?? false,
		state: 'queued',
		attempts: 0,
		nextAttemptAt: now,
		leaseOwner: null,
		leaseUntil: null,
		createdAt: now,
		finishedAt: null
	};
}

function eventsFor(
	{ response, isTold }: Pick<Input, 'response' | 'isTold'>,
	change: LeadChange | null,
	destination: DestinationRow
): EventType[] {
	if (destination.quizzes && !destination.quizzes.includes(response.quiz.id)) return [];
	const { segment, temperature } = response.completed.classification;
	const wants = (event: EventType) => destination.events.includes(event);
	const events: EventType[] = [];
	if (!isTold && wants('response.completed') && asksFor(destination, segment, temperature)) {
		events.push('response.completed');
	}
	if (!change) return events;
	const shown = asksFor(destination, change.after.segment, change.after.temperature);
	if (wants('lead.qualified') && change.segmentChanged && shown) events.push('lead.qualified');
	if (wants('lead.updated') && change.before && shown) events.push('lead.updated');
	return events;
}

/** Segments are asked for by id or by temperature; none named means every one. */
function asksFor({ segments }: DestinationRow, segment: string, temperature: string): boolean {
	return segments === null || segments.includes(segment) || segments.includes(temperature);
}
