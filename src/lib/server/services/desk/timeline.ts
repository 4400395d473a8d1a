import type { House } from '../../house.ts';
import { consentsOfResponses } from '../../storage/queries/consents.ts';
import {
	changesOfResponses,
	deedsTold,
	notesTold,
	pushesOfResponses,
	pushesTold,
	responsesTold,
	withdrawalsTold,
	type DeliveryTold,
	type ResponseTold
} from '../../storage/queries/lead-timeline.ts';
import { outcomesOfLead } from '../../storage/queries/leads.ts';
import { ownerLettersOf, type LetterListed } from '../../storage/queries/letters.ts';
import type { ConsentRow, LeadHistoryRow, LeadNoteRow, LetterRow } from '../../storage/store.ts';
import { lettersTo } from '../letters.ts';
import { mailTimeline, type MailMoment } from '../mail-timeline.ts';
import { sumsSaid, type SumsSaid } from './sums-said.ts';

export type { DeliveryTold } from '../../storage/queries/lead-timeline.ts';

/** Something that a lead did, or that was done about it. */
export type LeadMoment = { id: string; at: number } & (
	| {
			kind: 'response';
			response: ResponseTold;
			/** What it changed, what was agreed to by it, where it was pushed, and what its respondent was written. */
			changes: LeadHistoryRow[];
			consents: ConsentRow[];
			pushes: DeliveryTold[];
			letters: LetterListed[];
	  }
	/** Of an outcome, with what it was worth. */
	| { kind: 'deed'; deed: LeadHistoryRow; sums: SumsSaid | null }
	| { kind: 'note'; note: LeadNoteRow }
	| { kind: 'push'; push: DeliveryTold }
	/** To the person, or to whom the lead was handed. */
	| { kind: 'letter'; letter: LetterTold }
	| { kind: 'withdrawal'; consent: ConsentRow }
	| { kind: 'mail'; mail: MailMoment }
);

type LetterTold = Pick<LetterRow, 'id' | 'kind' | 'subject' | 'state'>;

export interface Timeline {
	items: LeadMoment[];
	/** The cursor of what was before them. */
	next: string | null;
}

/** All that has happened with a lead, newest first, in one line. What came of a response is told with it. */
export async function leadTimeline(
	app: Pick<House, 'store'>,
	workspace: string,
	lead: string,
	{ cursor, limit }: { cursor?: string | undefined; limit: number }
): Promise<Timeline> {
	const { store } = app;
	const before = cursor === undefined ? undefined : momentOf(cursor);
	const slice = { before, limit: limit + 1 };
	const [responses, deeds, notes, pushes, withdrawals, letters, toOwners, mail] = await Promise.all(
		[
			responsesTold(store, workspace, lead, slice),
			deedsTold(store, workspace, lead, slice),
			notesTold(store, workspace, lead, slice),
			pushesTold(store, workspace, lead, slice),
			withdrawalsTold(store, workspace, lead, slice),
			lettersTo(app, workspace, { lead }),
			ownerLettersOf(store, workspace, lead),
			mailTimeline(app, workspace, { lead }, { cursor: before && cursor, limit: limit + 1 })
		]
	);
	const ofResponse = Map.groupBy(letters, ({ responseId }) => responseId);
	const handed = toOwners.map((letter) => ({ ...letter, kind: 'handed' as const }));
	const alone = [...(ofResponse.get(null) ?? []), ...handed].map((letter) => ({
		letter,
		at: sentAt(letter)
	}));
	const moments: LeadMoment[] = [
		...responses.map((response) => ({
			...{ id: response.id, at: response.createdAt, kind: 'response' as const, response },
			...{ changes: [], consents: [], pushes: [], letters: ofResponse.get(response.id) ?? [] }
		})),
		...deeds.map((deed) => ({ id: deed.id, at: deed.at, kind: 'deed' as const, deed, sums: null })),
		...notes.map((note) => ({ id: note.id, at: note.createdAt, kind: 'note' as const, note })),
		...pushes.map((push) => ({ id: push.id, at: push.createdAt, kind: 'push' as const, push })),
		...withdrawals.map((consent) => ({
			...{ id: consent.id, at: consent.withdrawnAt ?? 0, kind: 'withdrawal' as const, consent }
		})),
		...alone
			.filter(({ letter, at }) => !before || isLater(before, { at, id: letter.id }))
			.map(({ letter, at }) => ({ id: letter.id, at, kind: 'letter' as const, letter })),
		// That somebody has answered is told by their response.
		...mail.items
			.filter((moment) => moment.kind !== 'finished' || moment.response === null)
			.map((moment) => ({ id: moment.id, at: moment.at, kind: 'mail' as const, mail: moment }))
	];
	const sorted = moments.toSorted((one, other) => (isLater(one, other) ? -1 : 1));
	const items = await withConsequences(app, workspace, lead, sorted.slice(0, limit));
	const last = items.at(-1);
	const isMore = moments.length > limit || mail.next !== null;
	return { items, next: isMore && last ? `${last.at}.${last.id}` : null };
}

async function withConsequences(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	lead: string,
	items: LeadMoment[]
): Promise<LeadMoment[]> {
	const ids = items.flatMap(({ kind, id }) => (kind === 'response' ? [id] : []));
	const hasOutcomes = items.some((item) => item.kind === 'deed' && item.deed.kind === 'outcome');
	const [changes, consents, pushes, outcomes] = await Promise.all([
		changesOfResponses(store, workspace, lead, ids),
		consentsOfResponses(store, workspace, ids),
		pushesOfResponses(store, workspace, lead, ids),
		hasOutcomes ? outcomesOfLead(store, workspace, lead) : []
	]);
	const of = <Row extends { responseId: string | null }>(rows: readonly Row[], id: string) =>
		rows.filter(({ responseId }) => responseId === id);
	return items.map((item) => {
		if (item.kind === 'deed') return { ...item, sums: sumsSaid(outcomes, item.deed) };
		if (item.kind !== 'response') return item;
		return {
			...item,
			changes: of(changes, item.id),
			consents: of(consents, item.id),
			pushes: of(pushes, item.id).toReversed()
		};
	});
}

const sentAt = ({ finishedAt, createdAt }: Pick<LetterListed, 'finishedAt' | 'createdAt'>) =>
	finishedAt ?? createdAt;

interface Place {
	at: number;
	id: string;
}

function isLater(one: Place, other: Place): boolean {
	return one.at === other.at ? one.id > other.id : one.at > other.at;
}

function momentOf(cursor: string): Place | undefined {
	const [, at = '', id = ''] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(cursor) ?? [];
	return id === '' ? undefined : { at: Number(at), id };
}
