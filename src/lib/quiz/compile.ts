import { isRequired } from './check.ts';
import type { Quiz } from './normalise.ts';
import { defaultDimension, weighDimension, weighTogether } from './points.ts';
import type { Kind, Weigh } from './questions/kind.ts';
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
	/**
	 * Dimensions whose points add up freely, so that what excludes each other can be told: of an option for this and an
	 * option for that only one is reachable. A floor that lifts what answers lower breaks the sum; amounts are not in it.
	 */
	joint: readonly boolean[];
}

export interface CompiledStep {
	step: Step;
	kind: Kind<Step>;
	/** Whether an answer can bring or cost points, per dimension. */
	scores: readonly boolean[];
	/** Greatest points per dimension, and weighted over the joint ones together. */
	greatest: readonly number[];
	greatestJoint: number;
	/** Greatest factor per dimension; 1 where it multiplies nothing. */
	greatestFactor: readonly number[];
}

const compiled = new WeakMap<Quiz, CompiledQuiz>();

/** Done once per quiz object; a quiz is never changed in place. */
export function compileQuiz(quiz: Quiz): CompiledQuiz {
	const known = compiled.get(quiz);
	if (known) return known;
	const joint = quiz.dimensions.map((dimension) => !dimension.amount && !hasFloor(quiz, dimension));
	const together = weighTogether(
		quiz,
		quiz.dimensions.filter((_, at) => joint[at])
	);
	const steps = quiz.steps.map((step) => compileStep(quiz, step, together));
	const made: CompiledQuiz = {
		quiz,
		dimensions: quiz.dimensions,
		usual: defaultDimension(quiz),
		steps: new Map(steps.map((step) => [step.step.id, step])),
		tagging: steps.filter(({ kind }) => kind.tags !== undefined),
		joint
	};
	compiled.set(quiz, made);
	return made;
}

/** A floor at or below 0 is none where no answer costs points. */
function hasFloor(quiz: Quiz, { id, min }: Dimension): boolean {
	if (min === undefined) return false;
	const usual = defaultDimension(quiz);
	const weigh = weighDimension(quiz, id);
	return min > 0 || quiz.steps.some((step) => kindOf(step).bounds(step, weigh, usual).least < 0);
}

function compileStep(quiz: Quiz, step: Step, together: Weigh): CompiledStep {
	const kind = kindOf(step);
	const usual = defaultDimension(quiz);
	const required = isRequired(step, quiz);
	const boundsOf = (weigh: Weigh) => kind.bounds(step, weigh, usual);
	const bounds = quiz.dimensions.map(({ id }) => boundsOf(weighDimension(quiz, id)));
	// An optional question can be passed, which brings nothing.
	const reach = (greatest: number) => (required ? greatest : Math.max(0, greatest));
	return {
		step,
		kind,
		scores: bounds.map(({ least, greatest }) => least !== 0 || greatest !== 0),
		greatest: bounds.map(({ greatest }) => reach(greatest)),
		greatestJoint: reach(boundsOf(together).greatest),
		greatestFactor: quiz.dimensions.map(({ id, amount }) => {
			const greatest = (amount && kind.factorBounds?.(step, id).greatest) || 1;
			return required ? greatest : Math.max(1, greatest);
		})
	};
}
