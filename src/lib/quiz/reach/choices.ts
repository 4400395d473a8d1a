import type { Answer } from '../answers.ts';
import type { CompiledQuiz, CompiledStep } from '../compile.ts';
import type { Condition } from '../condition.ts';
import { isRequired } from '../check.ts';
import { evaluate } from '../evaluate.ts';
import { leavesOf } from '../verify/leaves.ts';
import { alternativesOf } from './alternatives.ts';
import { nothingAsked, type Asked } from './asked.ts';
import { figureOf, figuresFor, sumsOf, type Sums } from './sums.ts';

/** One way to deal with a step: an answer, or none. */
export interface Choice {
	answer: Answer | null;
	/** How many answers it stands for. */
	weight: number;
	sums: Sums;
	/** The same for answers that every condition takes alike; 0 for those that it takes as none. */
	group: number;
}

export interface Choices {
	list: Choice[];
	/** An answer of each group. */
	groups: (Answer | null)[];
	/** How many answers all of them stand for. */
	weight: number;
	/** No answer that matters is missing. */
	complete: boolean;
}

const NOTHING_ASKED = nothingAsked();

/** All that can be done at a step, as far as any condition could tell. */
export function choicesAt(
	compiled: CompiledQuiz,
	step: CompiledStep,
	conditions: readonly Condition[],
	asked: Asked
): Choices {
	const { quiz, usual } = compiled;
	const { id } = step.step;
	const { answers, complete } = alternativesOf(step.step, {
		asked: asked.answers.get(id) ?? NOTHING_ASKED,
		dimensions: dimensionsAsked(compiled, asked),
		usual,
		today: quiz.today
	});
	const leaves = conditions
		.flatMap((condition) => leavesOf(condition, ''))
		.flatMap(({ leaf }) => ('answer' in leaf && leaf.answer === id ? [leaf] : []));
	const figures = figuresFor(compiled, asked);
	const optional = !isRequired(step.step, quiz) || answers.length === 0;
	const nothing = optional ? [{ answer: null, weight: 1 }] : [];
	// Only a respondent has files: a witness does without where they make no difference.
	const all = step.kind.uploads ? [...nothing, ...answers] : [...answers, ...nothing];
	const told = (answer: Answer | null) => {
		const facts = { answers: { [id]: answer }, hidden: {}, today: quiz.today };
		return leaves.map((leaf) => (evaluate(leaf, facts) === true ? '1' : '0')).join('');
	};
	const groups = new Map([[told(null), { number: 0, answer: null as Answer | null }]]);
	const merged = new Map<string, Choice>();
	for (const { answer, weight } of all) {
		const name = told(answer);
		const group = groups.get(name) ?? { number: groups.size, answer };
		groups.set(name, group);
		const sums = sumsOf(compiled, id, answer);
		const key = `${group.number}|${figures.map((figure) => figureOf(figure, sums)).join()}`;
		const known = merged.get(key);
		if (known) known.weight += weight;
		else merged.set(key, { answer, weight, sums, group: group.number });
	}
	return {
		list: [...merged.values()],
		groups: [...groups.values()].map((group) => group.answer),
		weight: all.reduce((sum, { weight }) => sum + weight, 0),
		complete
	};
}

/** Dimensions whose points make a difference somewhere. */
function dimensionsAsked({ dimensions }: CompiledQuiz, asked: Asked): string[] {
	const totals = asked.total || asked.totalPercent || asked.highest;
	return dimensions
		.filter(
			({ id, amount }) => asked.points.has(id) || asked.percents.has(id) || (totals && !amount)
		)
		.map(({ id }) => id);
}
