import { scoreAnswers, scoreView } from '$lib/quiz/score.ts';
import { comesAfter } from '$lib/runner/course.ts';
import { json } from '@sveltejs/kit';
import { previewRequest } from '../preview-request.ts';
import type { RequestHandler } from './$types';

/** What comes after these answers, where only the score can tell. */
export const POST: RequestHandler = async (event) => {
	const { quiz, given, answers } = await previewRequest(event);
	const progress = comesAfter(quiz, Object.keys(answers), answers, given.hidden, {
		scoreOf: (path) => scoreView(scoreAnswers(quiz, answers, path))
	});
	return json({ next: progress.at === 'step' ? progress.step : 'end' });
};
