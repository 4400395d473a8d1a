import type { Answer, Answers, HiddenFields } from '../answers.ts';
import type { CompiledQuiz } from '../compile.ts';
import type { Facts, ScoreView } from '../evaluate.ts';
import { scoreView } from '../score.ts';
import { noSums, scoreOf, type Sums } from './sums.ts';

/** All that conditions can be told on a way. */
export interface Passing {
	sums: Sums;
	/** The answers that some condition looks at, and the group that each belongs to. */
	asked: Answers;
	groups: Readonly<Record<string, string>>;
	hidden: HiddenFields;
}

/** One way through a part of the quiz. Linked backwards; never changed. */
export interface Way extends Passing {
	before: Way | null;
	step: string | null;
	answer: Answer | null;
}

export function startOf(compiled: CompiledQuiz, hidden: HiddenFields): Way {
	const sums = noSums(compiled);
	return { sums, asked: {}, groups: {}, hidden, before: null, step: null, answer: null };
}

/** What conditions are told; the score is worked out where one asks. */
export function factsOf(
	compiled: CompiledQuiz,
	{ asked, hidden, sums }: Omit<Passing, 'groups'>
): Facts {
	let score: ScoreView | undefined;
	return {
		answers: asked,
		hidden,
		today: compiled.quiz.today,
		get score() {
			score ??= scoreView(scoreOf(compiled, sums));
			return score;
		}
	};
}

/** The answers given along a way, in its order. */
export function answersAlong(way: Way): { path: string[]; answers: Record<string, Answer> } {
	const passed: Way[] = [];
	for (let at: Way | null = way; at; at = at.before) if (at.step !== null) passed.unshift(at);
	const answers = passed.flatMap(({ step, answer }) =>
		step === null || answer === null ? [] : [[step, answer] as const]
	);
	return {
		path: passed.flatMap(({ step }) => (step === null ? [] : [step])),
		answers: Object.fromEntries(answers)
	};
}
