import { isDeepStrictEqual } from 'node:util';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import { quizByIdOrSlug } from '../../storage/queries/quizzes.ts';
import { versionRow } from '../../storage/queries/versions.ts';
import {
	endTrial as endTrialRow,
	startTrial as startTrialRow,
	trialsOf
} from '../../storage/queries/trials.ts';
import { Stale, type QuizRow, type TrialRow } from '../../storage/store.ts';
import { auditRow, linesOf, type By } from '../audit.ts';
import { storedQuiz, type Telling } from '../definition.ts';
import { forgetLive } from '../live-cache.ts';
import { publishableDraft, versionAfter, versionOf } from '../publishing.ts';

export interface NewTrial {
	/** Of a hundred visitors, so many see the variant: 1 to 99. */
	share: number;
	/** So many are to start before it is judged. */
	planned?: number | undefined;
	/** A user's id, or `token:` and a token's id. */
	by: string;
	/** How it is said what keeps the draft from being published. */
	told?: Telling;
}

const MOST_PLANNED = 10_000_000;

/** Publishes the draft to a share of the visitors only, beside the version that is live: one at a time for each quiz. */
export async function startTrial(
	app: House,
	workspace: string,
	idOrSlug: string,
	{ share, planned, by, told = 'by ids' }: NewTrial
): Promise<Result<TrialRow, Problem>> {
	if (!isWhole(share, 1, 99)) return fail(BAD_SHARE);
	if (planned !== undefined && !isWhole(planned, 1, MOST_PLANNED)) return fail(BAD_PLAN);
	const draft = await publishableDraft(app, workspace, idOrSlug, told);
	if (!draft.ok) return draft;
	const row = draft.value;
	if (row.liveVersion === null) return fail({ code: 'trial_needs_live' });
	if (await runningTrial(app, row)) return fail({ code: 'trial_running' });
	const live = await versionRow(app.store, row.id, row.liveVersion);
	if (live && isDeepStrictEqual(storedQuiz(live.definition), storedQuiz(row.draft))) {
		return fail({ code: 'trial_of_same' });
	}
	const { version, again } = await versionAfter(app, row);
	const now = app.clock.now();
	const trial: TrialRow = {
		id: app.ids.next('trial'),
		workspaceId: row.workspaceId,
		quizId: row.id,
		controlVersion: row.liveVersion,
		variantVersion: version,
		share,
		planned: planned ?? null,
		startedAt: now,
		startedBy: by,
		endedAt: null,
		kept: null
	};
	const newVersion = again ? null : versionOf(row, version, { now, by });
	const detail = { name: row.title, share, version };
	const lines = [
		auditRow(app, workspace, { by, action: 'trial.started', subject: row.id, detail })
	];
	const isWritten = await unlessStale(app, () =>
		startTrialRow(app.store, row, trial, newVersion, lines)
	);
	if (!isWritten) return fail({ code: 'stale' });
	forgetLive(app, row);
	return ok(trial);
}

/** From now on everybody sees what is kept; whoever is at the other one finishes it. */
export async function endTrial(
	app: House,
	workspace: string,
	idOrSlug: string,
	kept: 'control' | 'variant',
	by: By
): Promise<Result<TrialRow, Problem>> {
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return fail({ code: 'not_found' });
	const trial = await runningTrial(app, row);
	if (!trial) return fail({ code: 'no_trial' });
	const ending = { endedAt: app.clock.now(), kept };
	const version = kept === 'variant' ? trial.variantVersion : trial.controlVersion;
	const lines = linesOf(app, workspace, {
		...{ by, action: 'trial.ended', subject: row.id, detail: { name: row.title, version } }
	});
	if (!(await unlessStale(app, () => endTrialRow(app.store, trial, ending, lines)))) {
		return fail({ code: 'no_trial' });
	}
	forgetLive(app, row);
	return ok({ ...trial, ...ending });
}

/** Under way, or the last one that was; its figures are another matter. */
export async function lastTrial(
	app: House,
	workspace: string,
	quizId: string
): Promise<TrialRow | null> {
	const [latest] = await trialsOf(app.store, workspace, quizId, 1);
	return latest ?? null;
}

async function runningTrial(app: House, { workspaceId, id }: QuizRow): Promise<TrialRow | null> {
	const latest = await lastTrial(app, workspaceId, id);
	return latest?.endedAt === null ? latest : null;
}

/** False where somebody else was faster. */
async function unlessStale(app: House, write: () => Promise<void>): Promise<boolean> {
	try {
		await write();
		return true;
	} catch (error) {
		if (error instanceof Stale || app.store.isDuplicate(error)) return false;
		throw error;
	}
}

function isWhole(number: number, least: number, most: number): boolean {
	return Number.isInteger(number) && number >= least && number <= most;
}

const BAD_SHARE = invalid('share', {
	en: 'Give the variant a whole share from 1 to 99 percent of the visitors.',
	ru: 'Отведите варианту целую долю посетителей: от 1 до 99 процентов.'
});
const BAD_PLAN = invalid('planned', {
	en: 'The planned number of starts is a whole number from 1 to 10,000,000.',
	ru: 'Запланированное число начавших — целое число от 1 до 10 000 000.'
});
