import { expect, test } from 'vitest';
import { scoreBounds } from '../../src/lib/quiz/bounds.ts';
import { reachOf } from '../../src/lib/quiz/reach.ts';
import { reachView } from '../../src/routes/(app)/quizzes/[id]/reach-view.ts';
import { aQuiz, aQuizFile } from '../support/a-quiz.ts';

test('titles that recall answers are read as without an answer, and questions of an example as it answers', () => {
	const { steps, results = [] } = aQuizFile();
	const quiz = aQuiz({
		steps: steps.map((step) =>
			step.id === 'email' ? { ...step, title: 'With {{money}}: your email?' } : step
		),
		results: results.map((result) => ({ ...result, title: '{{email|Friend}}, thank you' }))
	});
	const view = reachView(quiz, scoreBounds(quiz), reachOf(quiz), 'en');
	expect(view?.results.map(({ title }) => title)).toContain('Friend, thank you');
	const questions = view?.segments.flatMap(({ example }) => example.map((one) => one.question));
	expect(questions).toContain('With None: your email?');
	expect(JSON.stringify(view)).not.toContain('{{');
});
