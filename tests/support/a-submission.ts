import type { SubmissionInput } from '../../src/lib/quiz/submission.ts';

/** A hot one for `aQuiz()`: 60 of 60 points. */
export function aSubmission(overrides: Partial<SubmissionInput> = {}): SubmissionInput {
	return {
		answers: { money: 'much', pain: 5, goals: ['leads', 'sales'], email: 'anna@example.com' },
		hidden: {},
		locale: 'en',
		...overrides
	};
}
