import type { Answer, Answers, HiddenFields } from './answers.ts';
import { END } from './end.ts';
import { evaluate, type Facts, type FlowCondition, type ScoreView, type Truth } from './evaluate.ts';

/** What flow reads of a step, in a full quiz and in a browser's copy alike. */
export interface FlowStep {
	id: string;
	when?: FlowCondition | undefined;
	next?: string | FlowJump[] | undefined;
}

export interface FlowJump {
	when?: FlowCondition | undefined;
	to: string;
}

export interface FlowQuiz {
	steps: readonly FlowStep[];
}

export type Progress =
	/** `path`: the steps passed, in order, without the current one. */
	| { at: 'step'; step: string; path: string[] }
	| { at: 'end'; path: string[] }
	/** Only the server can tell what comes after this step; null: which step is the first. */
	| { at: 'ask'; after: string | null; path: string[] };

export interface WalkOptions {
	hidden: HiddenFields;
	/** 'playing': a step without an answer is the current one. 'submission': it was left empty. */
	mode: 'playing' | 'submission';
	/** The score of the answers on the path so far; on the server only. */
	scoreOf?: ((path: string[]) => ScoreView) | undefined;
	/** What the server has said before: the step (or 'end') that comes after this path. */
	told?: ((path: readonly string[]) => string | undefined) | undefined;
}

/**
 * Goes through the quiz with these answers, from the first step as far as they lead.
 * A step is passed once at most: a way that comes back to one ends there, and so does one that leads nowhere.
 */
export function walk(quiz: FlowQuiz, answers: Answers, options: WalkOptions): Progress {
	const { steps } = quiz;
	const path: string[] = [];
	const passed: Record<string, Answer | null> = {};
	const facts: Facts = {
		answers: passed,
		hidden: options.hidden,
		get score() {
			return options.scoreOf?.(path);
		}
	};
	let index = 0;
	for (;;) {
		const found = firstShown(steps, index, facts);
		let step = found === 'ask' ? undefined : steps[found];
		if (found === 'ask') {
			const told = options.told?.(path);
			if (told === undefined) return { at: 'ask', after: path.at(-1) ?? null, path };
			step = steps[indexOf(steps, told)];
		}
		if (!step || Object.hasOwn(passed, step.id)) return { at: 'end', path };
		const answer = Object.hasOwn(answers, step.id) ? answers[step.id] : undefined;
		if (answer === undefined && options.mode === 'playing') {
			return { at: 'step', step: step.id, path };
		}
		path.push(step.id);
		passed[step.id] = answer ?? null;
		index = 0;
	}
}
