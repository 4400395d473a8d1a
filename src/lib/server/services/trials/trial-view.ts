import { setImmediate } from 'node:timers/promises';
import { judgeTrial, plannedStarts, type TrialVerdict } from '../../../quiz/trial/verdict.ts';
import type { Arm } from '../../../quiz/trial/figures.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { countByVersion } from '../../storage/queries/counters.ts';
import { quizByIdOrSlug } from '../../storage/queries/quizzes.ts';
import {
	countTrial,
	momentAfter,
	quizzesOnTrial,
	trialsOf,
	type TrialCount
} from '../../storage/queries/trials.ts';
import type { TrialRow } from '../../storage/store.ts';
import { quizCounts } from '../counts.ts';
import { versionContent } from '../live-cache.ts';
import { assignedTo } from '../visits.ts';

/** A trial with its figures, and what they say. */
export interface TrialView extends Omit<TrialRow, 'workspaceId' | 'startedBy'> {
	figures: { control: Arm; variant: Arm };
	verdict: TrialVerdict;
}

const MOST_SHOWN = 20;

/** Trials of a quiz, the newest first: the one under way is the first, if there is one. */
export async function listTrials(
	app: House,
	workspace: string,
	idOrSlug: string
): Promise<Result<TrialView[], Problem>> {
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return fail({ code: 'not_found' });
	const trials = await trialsOf(app.store, workspace, row.id, MOST_SHOWN);
	return ok(await Promise.all(trials.map((trial) => viewOf(app, trial))));
}

/** The one under way, else the last one; null where there was none. */
export async function latestTrial(
	app: House,
	workspace: string,
	idOrSlug: string
): Promise<Result<TrialView | null, Problem>> {
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return fail({ code: 'not_found' });
	const [latest] = await trialsOf(app.store, workspace, row.id, 1);
	return ok(latest ? await viewOf(app, latest) : null);
}

/** Those among some quizzes that have a trial under way. */
export async function onTrial(
	{ store }: House,
	workspace: string,
	quizIds: readonly string[]
): Promise<ReadonlySet<string>> {
	return new Set(quizIds.length === 0 ? [] : await quizzesOnTrial(store, workspace, quizIds));
}

async function viewOf(app: House, trial: TrialRow): Promise<TrialView> {
	const { workspaceId, quizId, controlVersion, variantVersion, share, planned } = trial;
	const [attempts, visitors] = await Promise.all([
		countInTurns(app, trial),
		countByVersion(app.store, workspaceId, quizId, assignedTo(trial))
	]);
	const armOf = (version: number): Arm => {
		const counted = attempts.find((row) => row.version === version);
		return {
			visitors: visitors.find((row) => row.version === version)?.count ?? 0,
			starts: counted?.starts ?? 0,
			finished: counted?.finished ?? 0,
			hot: counted?.hot ?? 0
		};
	};
	const figures = { control: armOf(controlVersion), variant: armOf(variantVersion) };
	const { id, startedAt, endedAt, kept } = trial;
	return {
		...{ id, quizId, controlVersion, variantVersion, share, planned, startedAt, endedAt, kept },
		figures,
		verdict: judgeTrial({ ...figures, share, planned })
	};
}

/** So many attempts are counted at once, in a few milliseconds; SQLite keeps everybody waiting meanwhile. */
const AT_ONCE = 1000;

async function countInTurns({ store }: House, trial: TrialRow): Promise<TrialCount[]> {
	const all = new Map<number, TrialCount>();
	let startedAt = trial.startedAt;
	for (;;) {
		const until = await momentAfter(store, trial, startedAt, AT_ONCE);
		const slice = { ...trial, startedAt, endedAt: until ?? trial.endedAt };
		for (const count of await countTrial(store, slice)) {
			const { version } = count;
			const known = all.get(version) ?? { version, starts: 0, finished: 0, hot: 0 };
			all.set(version, {
				version,
				starts: known.starts + count.starts,
				finished: known.finished + count.finished,
				hot: known.hot + count.hot
			});
		}
		if (until === null) return [...all.values()];
		startedAt = until;
		await setImmediate();
	}
}

/** How many starts a trial of this quiz is best planned for, half of them for the variant. */
export async function suggestedPlan(
	app: House,
	workspace: string,
	quizId: string,
	liveVersion: number
): Promise<number> {
	const { quiz } = await versionContent(app, quizId, liveVersion);
	const counts = (await quizCounts(app, workspace, [quizId]))[quizId];
	const hot = quiz.segments
		.filter(({ temperature }) => temperature === 'hot')
		.reduce((sum, { id }) => sum + (counts?.segments[id] ?? 0), 0);
	return plannedStarts({ starts: counts?.starts ?? 0, hot }, 50);
}
