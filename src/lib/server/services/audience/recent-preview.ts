import type { House } from '../../house.ts';
import { keptAnswers } from '../kept-answers.ts';
import { audiencePreview, type AudiencePreview, type Chosen } from './chosen.ts';

const kept = keptAnswers<AudiencePreview>({ costly: 1000, keep: 30_000 });

/** As `audiencePreview`; of an audience so large that to count it takes long, as it was at most half a minute ago. */
export async function recentPreview(
	app: Pick<House, 'store' | 'clock'>,
	campaign: Chosen,
	signal?: AbortSignal
): Promise<AudiencePreview> {
	const { id, workspaceId, quizId, audience } = campaign;
	const key = [workspaceId, id, quizId, audience];
	return kept(app, key, () => audiencePreview(app, campaign, signal));
}
