import type { Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { createQuiz, getQuiz } from '../quizzes.ts';
import { createCampaign, type Campaign } from './campaigns.ts';
import type { By } from '../audit.ts';

export interface NewSurvey {
	/** Without one it is called as its quiz is. */
	name: string;
	/** Of whoever makes it: of that name, and the first of the letter, where the quiz speaks it. */
	language: string;
	/** A quiz, by id or slug, or a template that a new one is made from. */
	from: { quiz: string } | { template: string; locale?: string | undefined };
}

/** A draft of a survey, with the quiz that it asks. @param by who makes it, as the log of changes says it */
export async function createSurvey(
	app: House,
	workspace: string,
	{ name, language, from }: NewSurvey,
	by: By
): Promise<Result<Campaign, Problem>> {
	const quiz =
		'quiz' in from
			? await getQuiz(app, workspace, from.quiz)
			: await createQuiz(app, workspace, from, by);
	if (!quiz.ok) return quiz;
	const { id, title, titles } = quiz.value;
	const own = (typeof titles === 'object' && titles[language]) || title;
	const called = name.trim() === '' ? own.slice(0, LONGEST_TITLE) : name;
	return createCampaign(app, workspace, { name: called, quiz: id, language }, by);
}

/** Of a quiz as the name of a survey. */
const LONGEST_TITLE = 120;
