import { checkLetter } from '../../../letter/check.ts';
import type { LetterProblem } from '../../../letter/problem.ts';
import type { House } from '../../house.ts';
import { campaignQuiz } from './campaign-quiz.ts';
import type { Campaign } from './campaigns.ts';

/** What is to be mended in a survey's letter before it can be sent; nothing where its quiz is gone. */
export async function letterErrors(app: House, campaign: Campaign): Promise<LetterProblem[]> {
	const quiz = await campaignQuiz(app, campaign.workspaceId, campaign);
	if (!quiz.ok) return [];
	const found = checkLetter(campaign.letter, { quiz: quiz.value, fields: null });
	return found.filter(({ tone }) => tone === 'error');
}
