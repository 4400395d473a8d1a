import type { Answer } from '$lib/quiz/answers.ts';
import { checkAnswer } from '$lib/quiz/check.ts';
import type { Quiz } from '$lib/quiz/normalise.ts';
import { scoreAnswers, scoreView } from '$lib/quiz/score.ts';
import { comesAfter } from '$lib/runner/course.ts';
import { json } from '@sveltejs/kit';
import { previewRequest } from '../preview-request.ts';
import type { RequestHandler } from './$types';

/** What comes after these answers, where only the score can tell. */
export const POST: RequestHandler = async (event) => {
	const { quiz, given } = await previewRequest(event);
	const answers = checkedAnswers(quiz, given.answers);
	const progress = comesAfter(quiz, Object.keys(answers), answers, given.hidden, {
		scoreOf: (path) => scoreView(scoreAnswers(quiz, answers, path))
	});
	return json({ next: progress.at === 'step' ? progress.step : 'end' });
};

/** Those that the draft still takes. */
function checkedAnswers(quiz: Quiz, given: Readonly<Record<string, unknown>>) {
	const answers: Record<string, Answer | null> = {};
	for (const step of quiz.steps) {
		if (!Object.hasOwn(given, step.id)) continue;
		const checked = checkAnswer(step, given[step.id], quiz);
		if (checked.ok) answers[step.id] = checked.answer;
	}
	return answers;
}
