import { boundsAlong, type BoundsAlong } from '../bounds.ts';
import { graphOf, stepsBefore, type QuizGraph } from '../graph.ts';
import type { Quiz } from '../normalise.ts';
import type { Operand } from '../questions/kind.ts';
import { kindOf } from '../questions/kinds.ts';
import type { Step } from '../quiz.ts';
import { meantWays, rescued, strandedIn, widened, type MoreWays, type Stranded } from './meant.ts';

/** What the checks share: worked out once per quiz. */
export interface Study {
	quiz: Quiz;
	/** As it is written. */
	graph: QuizGraph;
	/** What jumps that cannot be right may have been meant for. */
	meant: MoreWays;
	/** What no way leads to, such jumps aside. All else is judged as if it could be come to. */
	stranded: readonly Stranded[];
	bounds: BoundsAlong;
	/** For each place in the list of steps, and for the end, the steps that can have been shown before. */
	before: readonly ReadonlySet<number>[];
	steps: ReadonlyMap<string, StudiedStep>;
	dimensions: ReadonlySet<string>;
	segments: ReadonlySet<string>;
	results: ReadonlySet<string>;
	stages: ReadonlySet<string>;
	hidden: ReadonlySet<string>;
	consents: ReadonlySet<string>;
}

export interface StudiedStep {
	step: Step;
	place: number;
	operand: Operand;
	/** Nothing can be answered to it: a statement. */
	silent: boolean;
	/** For yes-or-no answers, those that can be given. */
	truths: readonly string[];
}

export function studyQuiz(quiz: Quiz): Study {
	const graph = graphOf(quiz);
	const meant = meantWays(quiz, graph);
	const hopeful = widened(graph, meant);
	const stranded = strandedIn(hopeful);
	const whole = rescued(hopeful, stranded);
	const ids = (things: readonly { id: string }[]) => new Set(things.map(({ id }) => id));
	return {
		quiz,
		graph,
		meant,
		stranded,
		bounds: boundsAlong(quiz, whole),
		before: stepsBefore(whole),
		steps: new Map(quiz.steps.map(studyStep).toReversed()),
		dimensions: ids(quiz.dimensions),
		segments: ids(quiz.segments),
		results: ids(quiz.results),
		stages: ids(quiz.stages),
		hidden: new Set(quiz.hidden),
		consents: ids(quiz.consents)
	};
}

function studyStep(step: Step, place: number): [string, StudiedStep] {
	const kind = kindOf(step);
	const operand = kind.operand(step);
	const silent = step.kind === 'statement';
	const truths = operand.type === 'boolean' ? kind.samples(step).map(String) : [];
	return [step.id, { step, place, operand, silent, truths }];
}
