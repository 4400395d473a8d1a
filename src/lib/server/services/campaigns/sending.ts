import { readersByLocale } from '../../../letter/locale.ts';
import { setPace } from '../../../letter/pace.ts';
import { endsAt, isZone, opensAt } from '../../../letter/window.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { countsOfCampaigns, type CampaignCount } from '../../storage/queries/campaign-counts.ts';
import { changeCampaign, type CampaignChange } from '../../storage/queries/campaigns.ts';
import { lastSaid, lastSent } from '../../storage/queries/sending.ts';
import {
	decideUnknown,
	unknownMails,
	type UnknownMail
} from '../../storage/queries/unknown-mails.ts';
import type { CampaignState } from '../../../letter/campaign.ts';
import { recentPreview } from '../audience/recent-preview.ts';
import { liveQuiz } from '../live.ts';
import { linesOf, type By } from '../audit.ts';
import { campaignOf, getCampaign, type Campaign } from './campaigns.ts';
import { letterErrors } from './letter-errors.ts';

/** What keeps a survey from being sent. */
export type SendingProblem = 'quiz_not_published' | 'letter_errors' | 'nobody' | 'bad_zone';

export interface SendingCheck {
	problems: SendingProblem[];
	/** How many would get it. */
	get: number;
	/** Those by the language of their letter. */
	readers: { locale: string; count: number }[];
}

/** What there is to be mended before a survey can be sent, and how many would get it now. */
export async function checkSending(app: House, campaign: Campaign): Promise<SendingCheck> {
	const live = await liveQuiz(app, campaign.quizId);
	const quiz = live && !live.closed ? live.quiz : null;
	const { get, locales } = await recentPreview(app, campaign);
	const errors = await letterErrors(app, campaign);
	const { window } = campaign.settings;
	const applies: Record<SendingProblem, boolean> = {
		quiz_not_published: quiz === null,
		letter_errors: errors.length > 0,
		nobody: get === 0,
		bad_zone: window !== undefined && !isZone(window.zone)
	};
	return {
		get,
		readers: readersByLocale(locales, campaign.letter.locales),
		problems: PROBLEMS.filter((problem) => applies[problem])
	};
}

const PROBLEMS = ['quiz_not_published', 'letter_errors', 'nobody', 'bad_zone'] as const;

/** Begins to send it, now or at a time. @param at ms; past ones mean now */
export async function startCampaign(
	app: House,
	named: Named,
	at?: number
): Promise<Result<Campaign, Problem>> {
	const found = await getCampaign(app, named.workspace, named.id);
	if (!found.ok) return found;
	if (!isIn(found.value, ['draft', 'scheduled'])) return fail({ code: 'campaign_running' });
	const { problems } = await checkSending(app, found.value);
	const [problem] = problems;
	if (problem) return fail({ code: `survey_${problem}` });
	const now = app.clock.now();
	const change: CampaignChange =
		at !== undefined && at > now
			? { state: 'scheduled', startAt: at }
			: { state: 'preparing', startAt: now, startedAt: now };
	// What was looked at is what is sent.
	const from = { states: ['draft', 'scheduled'], revision: found.value.revision } as const;
	return changed(app, named, 'started', from, change);
}

/** Whose survey, and which. */
export interface Named {
	workspace: string;
	id: string;
	/** Who does it, as the log of changes says it. */
	by: By;
}

/** No more mails begin to leave, reminders neither; those under way do. */
export function pauseCampaign(app: House, named: Named): Promise<Result<Campaign, Problem>> {
	const states = ['preparing', 'sending', 'sent'] as const;
	return changed(app, named, 'paused', { states }, { state: 'paused' });
}

/** Goes on where it was paused. */
export function resumeCampaign(app: House, named: Named): Promise<Result<Campaign, Problem>> {
	// What was left to write down is written down; where nothing was, it sends at once.
	const change: CampaignChange = { state: 'preparing', pausedFor: null };
	return changed(app, named, 'resumed', { states: ['paused'] }, change);
}

/** Who has not got it gets it no more. One that was to begin later becomes a draft again. */
export async function cancelCampaign(app: House, named: Named): Promise<Result<Campaign, Problem>> {
	const drafted = await changed(
		app,
		named,
		'cancelled',
		{ states: ['scheduled'] },
		{ state: 'draft', startAt: null }
	);
	if (drafted.ok || drafted.problem.code === 'not_found') return drafted;
	const finishedAt = app.clock.now();
	const states = ['preparing', 'sending', 'paused'] as const;
	const change: CampaignChange = { state: 'cancelled', finishedAt, pausedFor: null };
	return changed(app, named, 'cancelled', { states }, change);
}

async function changed(
	app: House,
	{ workspace, id, by }: Named,
	what: 'started' | 'paused' | 'resumed' | 'cancelled',
	from: { states: readonly CampaignState[]; revision?: number | undefined },
	change: CampaignChange
): Promise<Result<Campaign, Problem>> {
	const known = await getCampaign(app, workspace, id);
	if (!known.ok) return known;
	const detail = { name: known.value.name };
	const lines = linesOf(app, workspace, { by, action: `survey.${what}`, subject: id, detail });
	const now = app.clock.now();
	const row = await changeCampaign(app.store, { workspace, id }, from, change, now, lines);
	if (row) {
		app.log.info('survey', { survey: id, state: row.state });
		app.wakeDelivery();
		return ok(campaignOf(row));
	}
	const found = await getCampaign(app, workspace, id);
	if (!found.ok) return found;
	return fail({ code: isIn(found.value, from.states) ? 'stale' : 'survey_state' });
}

function isIn({ state }: Campaign, states: readonly CampaignState[]): boolean {
	return states.includes(state);
}

/** Mails that may have arrived are sent again, or left. Of all of them where none are named. */
export async function decideOnUnknown(
	app: House,
	{ workspace, id, by }: Named,
	decision: { again: boolean; ids?: readonly string[] | undefined }
): Promise<Result<{ decided: number }, Problem>> {
	const found = await getCampaign(app, workspace, id);
	if (!found.ok) return found;
	if (decision.again && found.value.state === 'cancelled') return fail({ code: 'survey_state' });
	const now = app.clock.now();
	const { again } = decision;
	const decided = await decideUnknown(
		...([app.store, { workspace, campaign: id }, { ...decision, now }] as const),
		(count) =>
			linesOf(app, workspace, {
				...{ by, action: 'survey.settled', subject: id },
				detail: { name: found.value.name, count, again }
			})
	);
	if (decided > 0) app.wakeDelivery();
	return ok({ decided });
}

const MOST_SHOWN = 50;

/** Mails that may have arrived, of which nobody has decided yet what becomes of them: the newest. */
export function unknownOf(
	{ store }: Pick<House, 'store'>,
	{ workspaceId, id }: Pick<Campaign, 'workspaceId' | 'id'>
): Promise<UnknownMail[]> {
	return unknownMails(store, workspaceId, id, MOST_SHOWN);
}

export interface Progress {
	/** People, by what has become of their letter. */
	counts: Readonly<Record<Counted, number>>;
	/** Who still waits for theirs. */
	left: number;
	/** Mails a second: as it went lately, or as it is set; null: nobody knows yet. */
	pace: number | null;
	/** When it is about to be over, ms; null: nobody knows yet. */
	endsAt: number | null;
	/** While its window is closed: when it opens. */
	opensAt: number | null;
	said: { code: number | null; error: string; at: number } | null;
}

type Counted =
	'invited' | 'sent' | 'written' | 'failed' | 'unknown' | 'cancelled' | 'bounced' | 'reminded';

/** How far a survey's sending is. */
export async function progressOf(app: House, campaign: Campaign): Promise<Progress> {
	const { id, workspaceId, settings } = campaign;
	const now = app.clock.now();
	const [rows, said, sentAt] = await Promise.all([
		countsOfCampaigns(app.store, workspaceId, [id]),
		lastSaid(app.store, workspaceId, id),
		lastSent(app.store, workspaceId, id, LOOKED_AT)
	]);
	const count = (name: CampaignCount) =>
		rows.filter((row) => row.name === name).reduce((sum, row) => sum + row.count, 0);
	const counts = {
		...{ invited: count('invited'), sent: count('sent'), written: count('written') },
		...{ failed: count('failed'), unknown: count('unknown'), cancelled: count('cancelled') },
		...{ bounced: count('bounced'), reminded: count('reminded') }
	};
	const { invited, sent, written, failed, unknown, cancelled } = counts;
	const left = Math.max(0, invited - sent - written - failed - unknown - cancelled);
	// What it was paused for is no part of its speed: it goes on by a change of its own.
	const since = Math.max(now - TOO_OLD, campaign.updatedAt);
	const pace = paceOf(sentAt, { since, now }, setPace(settings.rate));
	const opens = settings.window ? opensAt(settings.window, now) : now;
	return {
		...{ counts, left, pace, said },
		opensAt: opens > now ? opens : null,
		endsAt: pace === null ? null : endsAt(settings.window, now, (left / pace) * 1000)
	};
}

/** So many of the last mails tell how fast it goes. */
const LOOKED_AT = 100;
/** It has stopped since, or just goes on: what it reached then tells nothing of now, ms. */
const TOO_OLD = 60_000;

function paceOf(
	sentAt: readonly number[],
	{ since, now }: { since: number; now: number },
	set: number | null
): number | null {
	const last = sentAt.filter((at) => at > since);
	const [first = now] = last.toReversed();
	const reached = last.length > 1 && now > first ? (last.length * 1000) / (now - first) : null;
	// What was reached falls short of what is set, or nothing is set.
	return reached === null ? set : Math.min(reached, set ?? reached);
}

/** When it would begin and about end: null where its pace is not set. @param at when it is started, ms */
export function planOf(
	{ settings }: Pick<Campaign, 'settings'>,
	get: number,
	at: number
): { beginsAt: number; endsAt: number | null } {
	const { window, rate } = settings;
	const pace = setPace(rate);
	const beginsAt = window ? opensAt(window, at) : at;
	return {
		beginsAt,
		endsAt: pace === null ? null : endsAt(window, beginsAt, (get / pace) * 1000)
	};
}
