import { isRequired } from './check.ts';
import type { Quiz } from './normalise.ts';
import { defaultDimension, weighDimension, weighTotal } from './points.ts';
import type { Kind } from './questions/kind.ts';
import { kindOf } from './questions/kinds.ts';
import type { Dimension, Step } from './quiz.ts';

/** A quiz with everything worked out that does not depend on answers. Dimensions are numbered by their place in the list. */
export interface CompiledQuiz {
	quiz: Quiz;
	dimensions: readonly Dimension[];
	usual: string;
	steps: ReadonlyMap<string, CompiledStep>;
	/** Steps whose answers can tag, in the order of the file. */
	tagging: readonly CompiledStep[];
	/** A floor under a dimension lifts what options lower, so that the joint bound of the total does not hold. */
	hasFloor: boolean;
}

export interface CompiledStep {
	step: Step;
	kind: Kind<Step>;
	/** Whether an answer can bring or cost points, per dimension. */
	scores: readonly boolean[];
	/** Greatest points per dimension, and weighted over all. */
	greatest: readonly number[];
	greatestTotal: number;
	/** Greatest factor per dimension; 1 where it multiplies nothing. */
	greatestFactor: readonly number[];
}

const compiled = new WeakMap<Quiz, CompiledQuiz>();

/** Done once per quiz object; a quiz is never changed in place. */
export function compileQuiz(quiz: Quiz): CompiledQuiz {
	const known = compiled.get(quiz);
	if (known) return known;
	const steps = new Map(quiz.steps.map((step) => [step.id, compileStep(quiz, step)]));
	const made: CompiledQuiz = {
		quiz,
		dimensions: quiz.dimensions,
		usual: defaultDimension(quiz),
		steps,
		tagging: [...steps.values()].filter(({ kind }) => kind.tags !== undefined),
		hasFloor: quiz.dimensions.some(({ amount, min }) => !amount && min !== undefined)
	};
	compiled.set(quiz, made);
	return made;
}

function compileStep(quiz: Quiz, step: Step): CompiledStep {
	const kind = kindOf(step);
	const usual = defaultDimension(quiz);
	const required = isRequired(step, quiz);
	const bounds = quiz.dimensions.map(({ id }) =>
		kind.bounds(step, weighDimension(quiz, id), usual)
	);
	// An optional question can be passed, which brings nothing.
	const reach = (greatest: number) => (required ? greatest : Math.max(0, greatest));
	return {
		step,
		kind,
		scores: bounds.map(({ least, greatest }) => least !== 0 || greatest !== 0),
		greatest: bounds.map(({ greatest }) => reach(greatest)),
		greatestTotal: reach(kind.bounds(step, weighTotal(quiz), usual).greatest),
		greatestFactor: quiz.dimensions.map(({ id, amount }) => {
			const greatest = (amount && kind.factorBounds?.(step, id).greatest) || 1;
			return required ? greatest : Math.max(1, greatest);
		})
	};
}
