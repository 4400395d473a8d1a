import { CAMPAIGN_STATES, audienceSchema, settingsSchema } from '../../../letter/campaign.ts';
import type { Audience, CampaignSettings, CampaignState } from '../../../letter/campaign.ts';
import { letterSchema, type Letter } from '../../../letter/letter.ts';
import { startingLetter } from '../../../letter/starting-letter.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import {
	campaignById,
	campaignsPage,
	changeCampaign,
	deleteCampaignRow,
	insertCampaign
} from '../../storage/queries/campaigns.ts';
import type { CampaignRow } from '../../storage/store.ts';
import { linesOf, type By } from '../audit.ts';
import { storedQuiz } from '../definition.ts';
import { pageLimit, pageOf, type Page, type PageInput } from '../pages.ts';
import { getQuiz } from '../quizzes.ts';
import { readName } from './campaign-name.ts';

/** An email survey, read. Times are ms. */
export type Campaign = Omit<CampaignRow, 'letter' | 'audience' | 'settings'> & {
	letter: Letter;
	audience: Audience;
	settings: CampaignSettings;
};

/** While it is in one of these, what it says and who gets it may be changed. */
const OPEN = ['draft', 'scheduled'] as const satisfies readonly CampaignState[];

export interface NewCampaign {
	name: string;
	/** Id or slug. */
	quiz: string;
	/** Without one it begins with the quiz's first question, in its languages. */
	letter?: Letter | undefined;
	/** That such a letter begins with, where the quiz speaks it. */
	language?: string | undefined;
	audience?: Audience | undefined;
	settings?: CampaignSettings | undefined;
}

/** A draft. @param by who does it, as the log of changes says it; the same below */
export async function createCampaign(
	app: House,
	workspace: string,
	{ name, quiz, letter, language, audience, settings }: NewCampaign,
	by: By
): Promise<Result<Campaign, Problem>> {
	const called = readName(name);
	if (!called.ok) return called;
	const found = await getQuiz(app, workspace, quiz);
	if (!found.ok) return found;
	const quizFile = storedQuiz(found.value.definition);
	const row = draftOf(app, workspace, {
		name: called.value,
		quizId: found.value.id,
		letter: letter ?? startingLetter(quizFile, language),
		audience: audience ?? audienceSchema.parse({}),
		settings: settings ?? settingsSchema.parse({})
	});
	await insertCampaign(app.store, row, said(app, row, by, 'created'));
	return ok(campaignOf(row));
}

/** A new draft with the same letter and settings. Who gets it is chosen anew, so that nobody gets it twice by oversight. */
export async function duplicateCampaign(
	app: House,
	workspace: string,
	id: string,
	name: string,
	by: By
): Promise<Result<Campaign, Problem>> {
	const called = readName(name);
	if (!called.ok) return called;
	const found = await getCampaign(app, workspace, id);
	if (!found.ok) return found;
	const { quizId, letter, settings } = found.value;
	const audience = audienceSchema.parse({});
	const copy = { name: called.value, quizId, letter, audience, settings };
	const row = draftOf(app, workspace, copy);
	await insertCampaign(app.store, row, said(app, row, by, 'created'));
	return ok(campaignOf(row));
}

/** At any time: only those who work here see what it is called. */
export async function renameCampaign(
	app: Pick<House, 'store' | 'ids' | 'clock'>,
	workspace: string,
	id: string,
	name: string,
	by: By
): Promise<Result<Campaign, Problem>> {
	const called = readName(name);
	if (!called.ok) return called;
	const from = { states: CAMPAIGN_STATES };
	const now = app.clock.now();
	const change = { name: called.value };
	const lines = said(app, { id, workspaceId: workspace, name: change.name }, by, 'changed');
	const row = await changeCampaign(app.store, { workspace, id }, from, change, now, lines);
	return row ? ok(campaignOf(row)) : fail({ code: 'not_found' });
}

export async function getCampaign(
	app: Pick<House, 'store'>,
	workspace: string,
	id: string
): Promise<Result<Campaign, Problem>> {
	const row = await campaignById(app.store, workspace, id);
	return row ? ok(campaignOf(row)) : fail({ code: 'not_found' });
}

/** Newest first. */
export async function listCampaigns(
	app: Pick<House, 'store'>,
	workspace: string,
	input: PageInput = {}
): Promise<Page<Campaign>> {
	const limit = pageLimit(input);
	const rows = await campaignsPage(app.store, workspace, { before: input.cursor, limit });
	const { items, next } = pageOf(rows, limit);
	return { items: items.map(campaignOf), next };
}

export interface CampaignChanges {
	name?: string | undefined;
	letter?: Letter | undefined;
	audience?: Audience | undefined;
	settings?: CampaignSettings | undefined;
	/** That was changed; somebody else's newer one is not written over. */
	revision?: number | undefined;
}

/** Changes what is given of it, until it begins to be sent. */
export async function saveCampaign(
	app: House,
	workspace: string,
	id: string,
	{ revision, ...changes }: CampaignChanges,
	by: By
): Promise<Result<Campaign, Problem>> {
	const from = { states: OPEN, revision };
	const now = app.clock.now();
	const known = by === null ? undefined : await campaignById(app.store, workspace, id);
	const lines = known ? said(app, known, by, 'changed') : [];
	const row = await changeCampaign(app.store, { workspace, id }, from, given(changes), now, lines);
	if (row) return ok(campaignOf(row));
	const found = await campaignById(app.store, workspace, id);
	if (!found) return fail({ code: 'not_found' });
	const isOpen = OPEN.some((state) => state === found.state);
	return fail({ code: isOpen ? 'stale' : 'campaign_running' });
}

/** Only a draft: of what was sent, the record stays. */
export async function deleteCampaign(
	app: Pick<House, 'store' | 'ids' | 'clock'>,
	workspace: string,
	id: string,
	by: By
): Promise<Result<void, Problem>> {
	const found = await campaignById(app.store, workspace, id);
	if (!found) return fail({ code: 'not_found' });
	const lines = said(app, found, by, 'deleted');
	const deleted = await deleteCampaignRow(app.store, workspace, id, lines);
	return deleted ? ok(undefined) : fail({ code: 'campaign_running' });
}

function said(
	app: Pick<House, 'ids' | 'clock'>,
	{ id, workspaceId, name }: Pick<CampaignRow, 'id' | 'workspaceId' | 'name'>,
	by: By,
	what: 'created' | 'changed' | 'deleted'
) {
	return linesOf(app, workspaceId, {
		...{ by, action: `survey.${what}`, subject: id, detail: { name } }
	});
}

function draftOf(
	app: Pick<House, 'ids' | 'clock'>,
	workspace: string,
	content: Pick<Campaign, 'name' | 'quizId' | 'letter' | 'audience' | 'settings'>
): CampaignRow {
	const now = app.clock.now();
	return {
		id: app.ids.next('camp'),
		workspaceId: workspace,
		...content,
		state: 'draft',
		revision: 1,
		preparedTo: null,
		startAt: null,
		startedAt: null,
		finishedAt: null,
		pausedFor: null,
		createdAt: now,
		updatedAt: now
	};
}

/** As the row says; what was stored was checked when it was. */
export function campaignOf(row: CampaignRow): Campaign {
	return {
		...row,
		letter: letterSchema.parse(row.letter),
		audience: audienceSchema.parse(row.audience),
		settings: settingsSchema.parse(row.settings)
	};
}

function given(changes: Omit<CampaignChanges, 'revision'>) {
	return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
