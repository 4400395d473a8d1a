import type { House } from '$lib/server/house.ts';
import { listQuizzes } from '$lib/server/services/quizzes.ts';

/** What brings the first responses: a quiz, then its publication, then visitors. */
export type NextStep =
	{ do: 'make' } | { do: 'publish'; quiz: string } | { do: 'share'; address: string };

const MOST_LOOKED_AT = 200;

export async function nextStep(app: House, workspace: string): Promise<NextStep> {
	const { items } = await listQuizzes(app, workspace, { limit: MOST_LOOKED_AT });
	const live = items.find(({ liveVersion }) => liveVersion !== null);
	if (live) return { do: 'share', address: `${app.config.origin}/q/${live.slug}` };
	const [draft] = items;
	return draft ? { do: 'publish', quiz: draft.id } : { do: 'make' };
}
