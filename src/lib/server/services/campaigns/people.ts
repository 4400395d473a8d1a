import { countOf, type People } from '../../../letter/figures.ts';
import type { House } from '../../house.ts';
import {
	type AskedPeople,
	mailsOfInvitations,
	peopleAmong,
	peopleAtAddress,
	peoplePage
} from '../../storage/queries/campaign-people.ts';
import type {
	CampaignRow,
	InvitationRow,
	MailRow,
	Store,
	SubjectVariant
} from '../../storage/store.ts';
import { pageLimit, pageOf, type Page, type PageInput } from '../pages.ts';
import { campaignFigures } from './results.ts';

/** Somebody in a survey, and the letters they were to get, the latest first. */
export type Person = InvitationRow & {
	mails: MailRow[];
};

export interface PeopleInput extends PageInput {
	people: People;
	/** Those who got this subject. */
	variant?: SubjectVariant | undefined;
	/** Words to look for. */
	q?: string | undefined;
}

/** Among more than these only the beginning of an address is looked for. */
export const MOST_LOOKED_THROUGH = 5000;
/** People of a kind among whom one page looks for those who got a subject. */
const SUBJECT_LOOKED_FOR_AMONG = 20_000;
/** Recipients of whatever kind whom one page of such a search looks at. */
export const LOOKED_AT_ONCE = 1000;

/**
 * Newest first; those who are looked for among many by their addresses. A page of some who are looked for may be short and not
 * be the last.
 */
export async function listPeople(
	app: Pick<House, 'store'>,
	campaign: Pick<CampaignRow, 'id' | 'workspaceId'>,
	{ people, variant, q = '', ...input }: PeopleInput
): Promise<Page<Person> & { byAddress: boolean }> {
	const { store } = app;
	const limit = pageLimit(input);
	const asked = { workspace: campaign.workspaceId, campaign: campaign.id, people, variant };
	const byAddress = (await howMany(app, campaign, people)) > MOST_LOOKED_THROUGH;
	const { items, next } = await pageAsked(store, asked, {
		...input,
		limit,
		q: q.trim(),
		byAddress
	});
	const ids = items.map(({ id }) => id);
	const mails = await mailsOfInvitations(store, campaign.workspaceId, ids);
	return {
		items: items.map((row) => ({
			...row,
			mails: mails.filter(({ invitationId }) => invitationId === row.id)
		})),
		next,
		byAddress
	};
}

async function pageAsked(
	store: Store,
	asked: AskedPeople,
	{ cursor, limit, q, byAddress }: PageInput & { limit: number; q: string; byAddress: boolean }
): Promise<Page<InvitationRow>> {
	if (q !== '' && byAddress) {
		const slice = { q, after: cursor, limit, among: LOOKED_AT_ONCE };
		const { rows, next } = await peopleAtAddress(store, asked, slice);
		return { items: rows, next };
	}
	const slice = { before: cursor, limit };
	if (q === '' && asked.variant === undefined) {
		return pageOf(await peoplePage(store, asked, slice), limit);
	}
	const among = q === '' ? SUBJECT_LOOKED_FOR_AMONG : MOST_LOOKED_THROUGH;
	const { rows, next } = await peopleAmong(store, asked, { ...slice, q, among });
	return { items: rows, next };
}

async function howMany(
	app: Pick<House, 'store'>,
	{ id, workspaceId }: Pick<CampaignRow, 'id' | 'workspaceId'>,
	people: People
): Promise<number> {
	const figures = (await campaignFigures(app, workspaceId, [id])).get(id);
	return countOf(people, figures?.all ?? {});
}
