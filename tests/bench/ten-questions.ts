import type { QuizFile } from '../../src/lib/quiz/quiz.ts';

const OPTIONS = ['Not at all', 'A little', 'Quite a lot', 'Very much'];

interface Asked {
	title: string;
	options: readonly string[];
}

/** The same for everybody who is measured. */
export const TEN_QUESTIONS: readonly Asked[] = Array.from({ length: 10 }, (_, at) => ({
	title: `How much does matter ${at + 1} slow your team down?`,
	options: OPTIONS
}));

export function tenQuestionsFile(): QuizFile {
	return {
		title: 'Ten questions',
		locales: ['en'],
		steps: TEN_QUESTIONS.map(({ title, options }, at) => ({
			id: `q${at + 1}`,
			kind: 'single_choice' as const,
			title,
			required: true,
			options: options.map((text, worth) => ({ id: `o${worth + 1}`, text, points: worth }))
		}))
	};
}
