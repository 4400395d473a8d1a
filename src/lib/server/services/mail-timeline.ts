import type { Temperature } from '../../quiz/quiz.ts';
import type { House } from '../house.ts';
import {
	invitationsOf,
	seenOfLetters,
	settledMails,
	type MailedPerson,
	type Moment
} from '../storage/queries/mail-timeline.ts';
import type { InvitationRow, Judged, MailEventRow, MailRow } from '../storage/store.ts';
import { pageLimit, type PageInput } from './pages.ts';

export type { MailedPerson } from '../storage/queries/mail-timeline.ts';

type Happened =
	| {
			kind: 'mail';
			state: MailRow['state'];
			letter: MailRow['kind'];
			code: number | null;
			detail: string | null;
	  }
	| { kind: 'open' | 'click'; by: Judged }
	| { kind: 'tapped' | 'left' | 'not_me' }
	| {
			kind: 'finished';
			response: string | null;
			segment: string | null;
			temperature: Temperature | null;
	  }
	| { kind: 'bounce' | 'complaint'; detail: string };

/** Something that happened to somebody by mail. */
export type MailMoment = Happened & {
	id: string;
	at: number;
	/** The survey's id, and what it is called. */
	campaign: string;
	survey: string;
};

/** Somebody gets a survey a week at most; older ones are told no more. */
const MOST_SURVEYS = 200;

/**
 * What happened to somebody by mail, newest first: letters, who opened them as far as that can be told, taps, answers, and what
 * came back. A cursor names a moment.
 */
export async function mailTimeline(
	app: Pick<House, 'store'>,
	workspace: string,
	person: MailedPerson,
	input: PageInput = {}
): Promise<{ items: MailMoment[]; next: string | null }> {
	const { store } = app;
	const limit = pageLimit(input);
	const before = input.cursor === undefined ? undefined : momentOf(input.cursor);
	const invited = await invitationsOf(store, workspace, person, MOST_SURVEYS);
	const ids = invited.map(({ id }) => id);
	const slice = { before, limit: limit + 1 };
	const [mails, events] = await Promise.all([
		settledMails(store, workspace, ids, slice),
		seenOfLetters(store, workspace, ids, slice)
	]);
	const of = new Map(invited.map((one) => [one.id, one]));
	const about = (id: string) => {
		const { campaignId = '', survey = '' } = of.get(id) ?? {};
		return { campaign: campaignId, survey };
	};
	const moments: MailMoment[] = [
		...mails.map((mail) => ({ ...mailMoment(mail), ...about(mail.invitationId) })),
		...events.map((event) => ({ ...eventMoment(event), ...about(event.invitationId) })),
		...invited.flatMap((one) =>
			deedsOf(one)
				.filter((deed) => !before || isNewer(before, deed))
				.map((deed) => ({ ...deed, ...about(one.id) }))
		)
	];
	const items = moments.toSorted((one, other) => (isNewer(one, other) ? -1 : 1)).slice(0, limit);
	const last = items.at(-1);
	return { items, next: moments.length > limit && last ? `${last.at}.${last.id}` : null };
}

/** What the person did, which their invitation tells once. */
function deedsOf(invitation: InvitationRow) {
	const { id, tappedAt, finishedAt, unsubscribedAt, notMeAt } = invitation;
	const { responseId: response, segment, temperature } = invitation;
	const finished = { kind: 'finished', response, segment, temperature } as const;
	return [
		deed(id, tappedAt, { kind: 'tapped' }),
		deed(id, finishedAt, finished),
		deed(id, unsubscribedAt, { kind: 'left' }),
		deed(id, notMeAt, { kind: 'not_me' })
	].filter((one) => one !== null);
}

/** Where the same moment holds a tap and the answer, the answer came after it. */
const ORDER = ['tapped', 'finished', 'left', 'not_me'];

function deed(invitation: string, at: number | null, what: Happened) {
	return at === null ? null : { ...what, at, id: `${invitation}-${ORDER.indexOf(what.kind)}` };
}

function mailMoment({ id, at, state, kind, code, error }: MailRow & { at: number }) {
	return { id, at, kind: 'mail', state, letter: kind, code, detail: error } as const;
}

function eventMoment({ id, kind, judged, why, at }: MailEventRow): Happened & Moment {
	return kind === 'bounce' || kind === 'complaint'
		? { id, at, kind, detail: why }
		: { id, at, kind: kind === 'open' ? 'open' : 'click', by: judged };
}

/** Whether the first of two moments is the newer. */
function isNewer(one: Moment, other: Moment): boolean {
	return one.at === other.at ? one.id > other.id : one.at > other.at;
}

function momentOf(cursor: string): Moment | undefined {
	const [, at = '', id = ''] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(cursor) ?? [];
	return id === '' ? undefined : { at: Number(at), id };
}
