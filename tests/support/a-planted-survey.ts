import type { CampaignState } from '../../src/lib/letter/campaign.ts';
import { audienceSchema, settingsSchema } from '../../src/lib/letter/campaign.ts';
import type { Letter } from '../../src/lib/letter/letter.ts';
import type { Temperature } from '../../src/lib/quiz/quiz.ts';
import { timeSortedIds } from '../../src/lib/server/ids.ts';
import { systemRandom } from '../../src/lib/server/random.ts';
import type {
	CampaignCountRow,
	CampaignRow,
	InvitationRow,
	Judged,
	MailEventRow,
	MailRow,
	MailState,
	RecipientRow,
	Store,
	SubjectVariant
} from '../../src/lib/server/storage/store.ts';

/** Somebody in a planted survey, and what came of it; who gets nothing here has got the letter and done nothing. */
export interface PlantedPerson {
	email: string;
	name?: string;
	variant?: SubjectVariant;
	mail?: MailState;
	/** What the mail server said. */
	said?: { code: number; error: string };
	openedBy?: Judged;
	tapped?: boolean;
	/** The segment they fell into, which is named as its temperature unless another is given. */
	finished?: Temperature;
	segment?: string;
	lead?: string;
	response?: string;
	left?: boolean;
	bounced?: string;
	complained?: boolean;
	notMe?: boolean;
	reminders?: number;
}

export interface PlantedSurvey {
	campaign: CampaignRow;
	/** As they were given: the last one is the newest. */
	invitations: InvitationRow[];
	recipients: RecipientRow[];
}

export interface SurveyToPlant {
	quiz: string;
	name?: string;
	state?: CampaignState;
	letter?: Partial<Letter>;
	people?: readonly PlantedPerson[];
	/** When it began, ms. */
	now?: number;
}

/** Writes a survey with its people, their letters and what was seen of them, and its counts as they would have been counted. */
export async function aSurvey(
	store: Store,
	workspaceId: string,
	{ quiz, name = 'Customer survey', state = 'sent', letter, people = [], now = 0 }: SurveyToPlant
): Promise<PlantedSurvey> {
	const ids = timeSortedIds({ now: () => now }, systemRandom);
	const campaign: CampaignRow = {
		...{ id: ids.next('camp'), workspaceId, name, quizId: quiz, state, revision: 1 },
		letter: { ...aLetter(), ...letter },
		audience: audienceSchema.parse({ everyone: people.length > 0 }),
		settings: settingsSchema.parse({}),
		...{ preparedTo: null, startAt: null, pausedFor: null },
		startedAt: people.length > 0 ? now : null,
		finishedAt: state === 'sent' ? now : null,
		...{ createdAt: now, updatedAt: now }
	};
	const planted = people.map((person, at) => plant(ids, campaign, person, now + at * 1000));
	const { tables, db } = store;
	await db.insert(tables.campaigns).values(campaign);
	const rows = <Key extends keyof (typeof planted)[number]>(key: Key) =>
		planted.map((one) => one[key]);
	if (planted.length > 0) {
		await db.insert(tables.recipients).values(rows('recipient')).onConflictDoNothing();
		await db.insert(tables.invitations).values(rows('invitation'));
		await db.insert(tables.mails).values(rows('mail'));
		const events = rows('events').flat();
		if (events.length > 0) await db.insert(tables.mailEvents).values(events);
		await db.insert(tables.campaignCounts).values(countedOf(campaign, rows('invitation')));
	}
	return { campaign, invitations: rows('invitation'), recipients: rows('recipient') };
}

/** A letter that lacks nothing. */
export function aLetter(): Letter {
	return {
		locales: ['en'],
		sender: { name: { en: 'Anna of Example' } },
		subject: { en: 'How do you like it?' },
		preheader: {},
		blocks: [
			{ id: 'hello', kind: 'text', text: { en: 'Hello, {{name|there}}.' } },
			{ id: 'question', kind: 'question' }
		],
		footer: { en: 'You agreed to hear from us.' }
	};
}

function plant(
	ids: ReturnType<typeof timeSortedIds>,
	campaign: CampaignRow,
	person: PlantedPerson,
	at: number
) {
	const { id: campaignId, workspaceId, quizId } = campaign;
	const { email, name = null, mail: mailState = 'sent', variant = 'a' } = person;
	const when = (happened: unknown, later: number) => (happened ? at + later : null);
	const isOut = mailState === 'sent' || mailState === 'written';
	const recipient: RecipientRow = {
		...{ id: ids.next('rcpt'), workspaceId, email, name, fields: {}, locale: null },
		...{ leadId: person.lead ?? null, basis: 'consent', basisAt: 0, basisNote: 'A form' },
		...{ importId: null, search: `${email} ${name ?? ''}`.toLowerCase() },
		...{ createdAt: at, updatedAt: at }
	};
	const invitation: InvitationRow = {
		...{ id: ids.next('inv'), workspaceId, campaignId, quizId, recipientId: recipient.id },
		...{ email, name, locale: 'en', variant, attemptId: ids.next('att'), mailState },
		sentAt: when(isOut, 0),
		bouncedAt: when(person.bounced, 1),
		openedAt: when(person.openedBy, 2),
		openedBy: person.openedBy ?? null,
		tappedAt: when(person.tapped || person.finished, 3),
		finishedAt: when(person.finished, 4),
		responseId: person.response ?? null,
		leadId: person.lead ?? null,
		segment: person.segment ?? person.finished ?? null,
		temperature: person.finished ?? null,
		unsubscribedAt: when(person.left, 5),
		complainedAt: when(person.complained, 6),
		notMeAt: when(person.notMe, 7),
		...{ reminders: person.reminders ?? 0, remindAt: null, createdAt: at }
	};
	const mail: MailRow = {
		...{ id: ids.next('mail'), workspaceId, campaignId, invitationId: invitation.id, number: 0 },
		...{ kind: 'first', email, domain: email.split('@')[1] ?? '', state: mailState },
		...{ attempts: mailState === 'queued' ? 0 : 1, nextAttemptAt: at },
		...{ leaseOwner: null, leaseUntil: null, file: null },
		...{ code: person.said?.code ?? null, error: person.said?.error ?? null },
		...{ createdAt: at, sentAt: when(isOut, 0) },
		finishedAt: when(isOut || mailState === 'failed' || mailState === 'cancelled', 0)
	};
	const event = (kind: MailEventRow['kind'], judged: Judged, later: number, why: string) => ({
		...{ id: ids.next('mev'), workspaceId, campaignId, invitationId: invitation.id },
		...{ kind, judged, why, at: at + later }
	});
	return {
		recipient,
		invitation,
		mail,
		events: [
			...(person.bounced ? [event('bounce', 'unsure', 1, person.bounced)] : []),
			...(person.openedBy ? [event('open', person.openedBy, 2, 'planted')] : []),
			...(person.tapped || person.finished ? [event('act', 'human', 3, 'planted')] : []),
			...(person.complained ? [event('complaint', 'unsure', 6, 'An abuse report')] : [])
		]
	};
}

/** As everything that happens to people counts them. */
function countedOf(
	{ id: campaignId, workspaceId }: CampaignRow,
	invitations: readonly InvitationRow[]
): CampaignCountRow[] {
	const counts = new Map<string, CampaignCountRow>();
	for (const one of invitations) {
		const { variant, mailState } = one;
		const names = [
			'invited',
			...(mailState === 'queued' || mailState === 'sending' ? [] : [mailState]),
			...(one.openedBy ? [`opened_${one.openedBy}`] : []),
			...(one.tappedAt === null ? [] : ['tapped']),
			...(one.finishedAt === null ? [] : ['finished']),
			...(one.temperature ? [one.temperature] : []),
			...(one.segment ? [`segment:${one.segment}`] : []),
			...(one.unsubscribedAt === null ? [] : ['unsubscribed']),
			...(one.bouncedAt === null ? [] : ['bounced']),
			...(one.complainedAt === null ? [] : ['complained']),
			...(one.notMeAt === null ? [] : ['not_me']),
			...(one.reminders > 0 ? ['reminded'] : [])
		];
		for (const name of names) {
			const key = `${variant} ${name}`;
			const count = (counts.get(key)?.count ?? 0) + 1;
			counts.set(key, { campaignId, workspaceId, variant, name, count });
		}
	}
	return [...counts.values()];
}
