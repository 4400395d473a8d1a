import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Audience } from '../../../letter/campaign.ts';
import type { SpeakersCount } from '../../../letter/locale.ts';
import type { House } from '../../house.ts';
import { consentsOfLeads } from '../../storage/queries/consents.ts';
import {
	chosenAfter,
	countChosen,
	LEFT_OUT,
	leftOutAfter,
	sliceEnd,
	type Choice,
	type LeftOut
} from '../../storage/queries/chosen.ts';
import {
	countLeadsChosen,
	leadsChosenAfter,
	type LeadStanding
} from '../../storage/queries/chosen-leads.ts';
import { writePeople } from '../../storage/queries/write-people.ts';
import type { LeadRow, RecipientRow } from '../../storage/store.ts';
import type { Campaign } from '../campaigns/campaigns.ts';
import { leadName } from '../leads.ts';
import { addressDigest } from '../privacy/address-digest.ts';
import { newLeads, type NewLead } from './new-leads.ts';

/** Why somebody who is named does not get it; the last two are leads that nobody can write to. */
export type LeftOutReason = LeftOut | 'no_address' | 'bad_address';
export const LEFT_OUT_REASONS: readonly LeftOutReason[] = [
	...LEFT_OUT,
	'no_address',
	'bad_address'
];

/** Somebody, as a list of people shows them. */
export interface Shown {
	name: string | null;
	email: string | null;
	/** Of a page of their own. */
	href: string;
}

export interface AudiencePreview {
	/** How many get it. */
	get: number;
	/** Those by the languages that they are known by. */
	locales: SpeakersCount[];
	/** Each reason that holds for somebody, in the order in which they are asked. */
	leftOut: { reason: LeftOutReason; count: number }[];
	/** Some of those who get it. */
	sample: Shown[];
}

/** Of a survey, what decides who gets it. */
export type Chosen = Pick<Campaign, 'id' | 'workspaceId' | 'quizId' | 'audience'>;

const SAMPLE = 6;
/** People looked at in one go: others are answered in between. */
const SLICE = 2000;
const AT_ONCE = 200;

/**
 * Those leads of an audience who have agreed to be written to, and whose consent is in force, become recipients; done before
 * sending. @returns how many were new, or new to their recipient
 */
export async function enlistLeads(
	app: House,
	workspace: string,
	{ leads }: Audience
): Promise<number> {
	if (!leads) return 0;
	let enlisted = 0;
	for await (const { found } of newLeads(app, workspace, leads)) {
		const people = found.filter((one) => one.email !== null && !one.isLinked);
		if (people.length === 0) continue;
		enlisted += people.length;
		await enlist(app, workspace, people);
	}
	return enlisted;
}

async function enlist(app: House, workspace: string, people: readonly NewLead[]): Promise<void> {
	const now = app.clock.now();
	const ids = people.map(({ lead }) => lead.id);
	const consents = await consentsOfLeads(app.store, workspace, ids);
	const given = new Map(
		consents
			.filter(({ purpose, withdrawnAt }) => purpose === 'advertising' && withdrawnAt === null)
			.map((consent) => [consent.leadId, consent])
	);
	const rows = people.flatMap(({ lead, email }) => {
		const consent = given.get(lead.id);
		if (!consent || email === null) return [];
		const basis = { basis: 'consent', basisAt: consent.givenAt, basisNote: consent.text } as const;
		const { name, locale, id } = lead;
		return [
			[email, { email, name, locale, fields: fieldsOf(lead), tags: [], leadId: id, basis }]
		] as const;
	});
	await writePeople(app.store, {
		workspace,
		people: [...new Map(rows).values()],
		basis: { basis: 'consent', basisAt: now, basisNote: '' },
		lists: [],
		importId: null,
		newId: () => app.ids.next('rcp'),
		digestOf: (email) => addressDigest(app, workspace, email),
		now
	});
}

function fieldsOf({ company, role, city, phone }: LeadRow): Record<string, string> {
	const known = Object.entries({ company, role, city, phone });
	return Object.fromEntries(
		known.flatMap(([field, value]) => (value === null || value === '' ? [] : [[field, value]]))
	);
}

/**
 * Those who get a survey, in the order of their ids: named by its audience, and left out by nothing.
 * @param after the `next` of the page before
 */
export async function chosenRecipients(
	app: Pick<House, 'store' | 'clock'>,
	campaign: Chosen,
	{ after, limit }: { after: string | null; limit: number }
): Promise<{ recipients: RecipientRow[]; next: string | null }> {
	const page = { after, limit: limit + 1 };
	const rows = await chosenAfter(app.store, choiceOf(app, campaign), page);
	const recipients = rows.slice(0, limit);
	return { recipients, next: rows.length > limit ? (recipients.at(-1)?.id ?? null) : null };
}

/** How many would get it if it were sent now, and why others would not. @param signal nobody waits for it any more */
export async function audiencePreview(
	app: Pick<House, 'store' | 'clock'>,
	campaign: Chosen,
	signal?: AbortSignal
): Promise<AudiencePreview> {
	const choice = choiceOf(app, campaign);
	const speakers: Speakers = new Map();
	const counts = await countRecipients(app, choice, speakers, signal);
	const sample = (await chosenAfter(app.store, choice, { after: null, limit: SAMPLE })).map(
		shownRecipient
	);
	const { leads } = campaign.audience;
	if (leads) {
		await countNewLeads(app, choice, leads, { counts, speakers, sample }, signal);
		for (const which of ['no_consent', 'no_address'] as const) {
			const count = await countLeadsChosen(app.store, choice.workspace, leads, which);
			add(counts, which, count);
		}
	}
	return {
		get: counts.get(null) ?? 0,
		locales: [...speakers].map(([locale, count]) => ({ locale, count })),
		leftOut: LEFT_OUT_REASONS.flatMap((reason) => {
			const count = counts.get(reason) ?? 0;
			return count > 0 ? [{ reason, count }] : [];
		}),
		sample: sample.slice(0, SAMPLE)
	};
}

type Counts = Map<LeftOutReason | null, number>;
type Speakers = Map<string | null, number>;

function add<K>(counts: Map<K, number>, key: K, count: number): void {
	counts.set(key, (counts.get(key) ?? 0) + count);
}

async function countRecipients(
	{ store }: Pick<House, 'store'>,
	choice: Choice,
	speakers: Speakers,
	signal: AbortSignal | undefined
): Promise<Counts> {
	const counts: Counts = new Map();
	let after = '';
	for (;;) {
		signal?.throwIfAborted();
		const until = await sliceEnd(store, choice.workspace, { after, size: SLICE });
		for (const { reason, locale, count } of await countChosen(store, choice, { after, until })) {
			add(counts, reason, count);
			if (reason === null) add(speakers, locale, count);
		}
		if (until === null) return counts;
		after = until;
		// On SQLite nothing waits: whoever else asks is let in.
		await nextTurn();
	}
}

/** Leads who are no recipients yet: they become such when it is sent. */
async function countNewLeads(
	app: Pick<House, 'store'>,
	{ workspace, quiz, audience }: Choice,
	leads: NonNullable<Audience['leads']>,
	{ counts, speakers, sample }: { counts: Counts; speakers: Speakers; sample: Shown[] },
	signal: AbortSignal | undefined
): Promise<void> {
	const answered = audience.excluding.answered ? quiz : undefined;
	for await (const { found } of newLeads(app, workspace, leads, answered)) {
		signal?.throwIfAborted();
		for (const one of found.filter(({ isKnown }) => !isKnown)) {
			add(counts, one.leftOut, 1);
			if (one.leftOut !== null) continue;
			add(speakers, one.lead.locale, 1);
			if (sample.length < SAMPLE) sample.push(shownLead(one.lead));
		}
	}
}

/** Those who do not get it for this reason, or with none those who do: recipients, then leads who are none. */
export async function audiencePeople(
	app: Pick<House, 'store' | 'clock'>,
	campaign: Chosen,
	reason: LeftOutReason | null,
	cursor: string | undefined
): Promise<{ people: Shown[]; next: string | null }> {
	const choice = choiceOf(app, campaign);
	const { leads } = campaign.audience;
	const ofLeads = cursor?.startsWith('lead_') ?? false;
	if (!ofLeads && reason !== 'no_address' && reason !== 'bad_address') {
		const page = { after: cursor ?? null, limit: AT_ONCE + 1 };
		const rows =
			reason === null
				? await chosenAfter(app.store, choice, page)
				: await leftOutAfter(app.store, choice, reason, page);
		const people = rows.slice(0, AT_ONCE).map(shownRecipient);
		if (rows.length > AT_ONCE) return { people, next: rows[AT_ONCE - 1]?.id ?? null };
		if (!leads) return { people, next: null };
		const more = await leadsOf(app, choice, leads, reason, null);
		return { people: [...people, ...more.people], next: more.next };
	}
	return leads ? leadsOf(app, choice, leads, reason, cursor ?? null) : { people: [], next: null };
}

async function leadsOf(
	app: Pick<House, 'store'>,
	{ workspace, quiz, audience }: Choice,
	leads: NonNullable<Audience['leads']>,
	reason: LeftOutReason | null,
	after: string | null
): Promise<{ people: Shown[]; next: string | null }> {
	const standing: LeadStanding | null =
		reason === 'no_consent' || reason === 'no_address' ? reason : null;
	if (standing) {
		const page = { after, limit: AT_ONCE + 1 };
		const rows = await leadsChosenAfter(app.store, workspace, leads, standing, page);
		const next = rows.length > AT_ONCE ? (rows[AT_ONCE - 1]?.id ?? null) : null;
		return { people: rows.slice(0, AT_ONCE).map(shownLead), next };
	}
	const answered = audience.excluding.answered ? quiz : undefined;
	const people: Shown[] = [];
	for await (const { found, last } of newLeads(app, workspace, leads, answered, after)) {
		const left = found.filter(({ isKnown, leftOut }) => !isKnown && leftOut === reason);
		people.push(...left.map(({ lead }) => shownLead(lead)));
		if (people.length >= AT_ONCE) return { people, next: last };
	}
	return { people, next: null };
}

function choiceOf({ clock }: Pick<House, 'clock'>, campaign: Chosen): Choice {
	const { id, workspaceId, quizId, audience } = campaign;
	return { workspace: workspaceId, campaign: id, quiz: quizId, audience, now: clock.now() };
}

function shownRecipient({ id, name, email }: RecipientRow): Shown {
	return { name, email, href: `/audience/${id}` };
}

function shownLead(lead: LeadRow): Shown {
	const { id, email } = lead;
	return { name: leadName(lead), email, href: `/leads/${id}` };
}
