import type { House } from '../house.ts';
import { countsOf } from '../storage/queries/counters.ts';

export interface QuizCounts {
	views: number;
	starts: number;
	completions: number;
	/** Of the starts and the completions: sent by a script, without a page that was viewed. */
	byApi: number;
	/** By segment id. */
	segments: Record<string, number>;
}

export const NOTHING_COUNTED: QuizCounts = {
	views: 0,
	starts: 0,
	completions: 0,
	byApi: 0,
	segments: {}
};

/** From the counters, over all time; a quiz that nobody has seen has zeros. */
export async function quizCounts(
	app: House,
	workspace: string,
	quizIds: readonly string[]
): Promise<Record<string, QuizCounts>> {
	const counts: Record<string, QuizCounts> = Object.fromEntries(
		quizIds.map((id) => [id, { ...NOTHING_COUNTED, segments: {} }])
	);
	for (const { quizId, name, count } of await countsOf(app.store, workspace, quizIds)) {
		const counted = counts[quizId];
		if (!counted) continue;
		if (name === 'view') counted.views = count;
		else if (name === 'start') counted.starts = count;
		else if (name === 'complete') counted.completions = count;
		else if (name === 'api') counted.byApi = count;
		else if (name.startsWith('segment:')) counted.segments[name.slice('segment:'.length)] = count;
	}
	return counts;
}
