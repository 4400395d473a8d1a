import type { Answer } from '../../quiz/answers.ts';
import { checkAnswer } from '../../quiz/check.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { scoreAnswers, scoreView } from '../../quiz/score.ts';
import { submit, type Completed } from '../../quiz/submission.ts';
import { comesAfter } from '../../runner/course.ts';
import type { Transport } from '../../runner/transport.ts';
import { playedResult } from './play-data.ts';

/** Plays a draft where it is edited: what a server would say is worked out on the spot, nothing is sent or stored. */
export function draftTransport(quiz: Quiz, ended: (completed: Completed) => void): Transport {
	return {
		started: () => undefined,
		next: async (sending) => {
			const answers = checkedAnswers(quiz, sending.answers);
			const progress = comesAfter(quiz, Object.keys(answers), answers, sending.hidden, {
				scoreOf: (path) => scoreView(scoreAnswers(quiz, answers, path))
			});
			return { state: 'done', value: progress.at === 'step' ? progress.step : 'end' };
		},
		submit: async (sending) => {
			const { answers, hidden, locale } = sending;
			const completed = submit(quiz, { answers, hidden, locale });
			if (!completed.ok) {
				const fields = completed.problem.map(({ path, message }) => ({
					path,
					message: locale.startsWith('ru') ? message.ru : message.en
				}));
				return { state: 'refused', fields };
			}
			ended(completed.value);
			return { state: 'done', value: playedResult(quiz, completed.value, locale) };
		}
	};
}

/** Those that the draft still takes. */
export function checkedAnswers(quiz: Quiz, given: Readonly<Record<string, unknown>>) {
	const answers: Record<string, Answer | null> = {};
	for (const step of quiz.steps) {
		if (!Object.hasOwn(given, step.id)) continue;
		const checked = checkAnswer(step, given[step.id], quiz);
		if (checked.ok) answers[step.id] = checked.answer;
	}
	return answers;
}
