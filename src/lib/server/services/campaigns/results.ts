import {
	subjectArm,
	judgeSubjects,
	type Counts,
	type SubjectStage,
	type SubjectVerdict
} from '../../../letter/figures.ts';
import type { House } from '../../house.ts';
import { countsOfCampaigns } from '../../storage/queries/campaign-counts.ts';
import type { CampaignRow, SubjectVariant } from '../../storage/store.ts';

/** What is counted of a survey's people, all together and by the subject that they got. */
export interface CampaignFigures {
	all: Counts;
	variants: Readonly<Record<SubjectVariant, Counts>>;
}

/** By campaign; of one that nobody was invited to there are no counts. */
export async function campaignFigures(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	ids: readonly string[]
): Promise<Map<string, CampaignFigures>> {
	const figures = new Map(
		ids.map((id) => [id, { all: emptyCounts(), variants: { a: emptyCounts(), b: emptyCounts() } }])
	);
	for (const { campaignId, variant, name, count } of await countsOfCampaigns(
		store,
		workspace,
		ids
	)) {
		const one = figures.get(campaignId);
		if (!one) continue;
		one.all[name] = (one.all[name] ?? 0) + count;
		one.variants[variant][name] = count;
	}
	return figures;
}

export const NO_FIGURES: CampaignFigures = { all: {}, variants: { a: {}, b: {} } };

/** Most of those who answer a letter do so within a day of getting it. */
const TIME_TO_ANSWER = 86_400_000;

function stageOf(
	{ state, finishedAt }: Pick<CampaignRow, 'state' | 'finishedAt'>,
	now: number
): SubjectStage {
	if (state === 'preparing' || state === 'sending') return 'sending';
	// One that was all sent has but its reminders paused.
	if (finishedAt === null) return state === 'paused' ? 'paused' : 'settled';
	return now - finishedAt < TIME_TO_ANSWER ? 'fresh' : 'settled';
}

/** What may be said of its two subjects; null where there was one. */
export function subjectVerdict(
	{ clock }: Pick<House, 'clock'>,
	campaign: Pick<CampaignRow, 'state' | 'finishedAt'>,
	{ variants: { a, b } }: CampaignFigures
): SubjectVerdict | null {
	if (!b['invited']) return null;
	return judgeSubjects(subjectArm(a), subjectArm(b), stageOf(campaign, clock.now()));
}

/** Any name may be one of a segment. */
function emptyCounts(): Record<string, number> {
	return Object.create(null);
}
