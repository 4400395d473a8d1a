import { answerTo, type Answer, type Answers } from './answers.ts';
import type { CompiledQuiz, CompiledStep } from './compile.ts';
import { pointsIn, tidy, weightOf } from './points.ts';
import type { Contribution } from './questions/kind.ts';
import type { Text } from './text.ts';

/** One reason for points. The lines of a dimension add up to its points. */
export interface ScoreLine {
	source: 'answer' | 'factor' | 'cap' | 'rounding';
	dimension: string;
	points: number;
	step?: string;
	/** The option or band that brought the points. */
	option?: string;
	question?: Text;
	answer?: Text;
	/** What an amount was multiplied by. */
	factor?: number;
}

/** What the answers on a path bring, before the ranges of the dimensions; figures by the dimension's place. */
export interface Tally {
	lines: ScoreLine[];
	points: number[];
	/** The greatest that the steps on the path could have brought; `reachableJoint` is weighted, over the joint dimensions. */
	reachable: number[];
	reachableJoint: number;
	reachableFactor: number[];
	/** Lines of factors, whose points are settled when the sums are known. */
	factors: ScoreLine[];
}

/** Adds up the answers of the steps on the path. */
export function tallyPath(
	compiled: CompiledQuiz,
	answers: Answers,
	path: readonly string[]
): Tally {
	const zeros = () => compiled.dimensions.map(() => 0);
	const tally: Tally = {
		lines: [],
		points: zeros(),
		reachable: zeros(),
		reachableJoint: 0,
		reachableFactor: compiled.dimensions.map(() => 1),
		factors: []
	};
	for (const id of path) {
		const step = compiled.steps.get(id);
		if (step) tallyStep(compiled, tally, step, answerTo(answers, id) ?? null);
	}
	return tally;
}

function tallyStep(
	compiled: CompiledQuiz,
	tally: Tally,
	step: CompiledStep,
	answer: Answer | null
): void {
	const brought = compiled.dimensions.map(() => 0);
	if (answer !== null) {
		const linesBefore = tally.lines.length;
		const contributions = step.kind.score(step.step, answer, compiled.quiz.today);
		for (const one of contributions) addContribution(compiled, tally, step, one, brought);
		if (tally.lines.length === linesBefore) tellNothing(compiled, tally, step, answer);
		capStep(compiled, tally, step, brought);
	}
	addReachable(compiled, tally, step, brought);
}

function addContribution(
	compiled: CompiledQuiz,
	tally: Tally,
	step: CompiledStep,
	contribution: Contribution,
	brought: number[]
): void {
	const { points, factor } = contribution;
	compiled.dimensions.forEach(({ id, amount }, at) => {
		const value = pointsIn(points, id, compiled.usual);
		// A zero is told only where the question could have scored.
		if (value !== undefined && (value !== 0 || step.scores[at])) {
			brought[at] = (brought[at] ?? 0) + value;
			tally.lines.push(answerLine(step, contribution, id, value));
		}
		if (amount && factor && Object.hasOwn(factor, id)) {
			const line = answerLine(step, contribution, id, 0);
			tally.factors.push({ ...line, source: 'factor', factor: factor[id] ?? 1 });
		}
	});
}

function answerLine(
	{ step }: CompiledStep,
	{ source, label }: Pick<Contribution, 'source' | 'label'>,
	dimension: string,
	points: number
): ScoreLine {
	return {
		source: 'answer',
		dimension,
		points,
		step: step.id,
		option: source,
		question: step.title,
		answer: label
	};
}

/** An answer to a question that scores shows up in the receipt even where it brought nothing. */
function tellNothing(
	compiled: CompiledQuiz,
	tally: Tally,
	{ step, kind, scores }: CompiledStep,
	answer: Answer
): void {
	const dimension = compiled.dimensions.find(({ amount }, at) => scores[at] && !amount);
	if (!dimension) return;
	const words = compiled.quiz.locales.map((locale) => [
		locale,
		kind.describe(step, answer, locale)
	]);
	tally.lines.push({
		source: 'answer',
		dimension: dimension.id,
		points: 0,
		step: step.id,
		question: step.title,
		answer: Object.fromEntries(words)
	});
}

function capStep(
	compiled: CompiledQuiz,
	tally: Tally,
	{ step, kind }: CompiledStep,
	brought: number[]
): void {
	const caps = kind.cap?.(step);
	if (caps === undefined) return;
	compiled.dimensions.forEach(({ id }, at) => {
		const cap = pointsIn(caps, id, compiled.usual);
		const over = tidy((brought[at] ?? 0) - (cap ?? Number.POSITIVE_INFINITY));
		if (cap === undefined || over <= 0) return;
		brought[at] = cap;
		const line = { dimension: id, points: -over, step: step.id, question: step.title };
		tally.lines.push({ source: 'cap', ...line });
	});
}

function addReachable(
	compiled: CompiledQuiz,
	tally: Tally,
	step: CompiledStep,
	brought: readonly number[]
): void {
	let joint = 0;
	compiled.dimensions.forEach((dimension, at) => {
		const points = brought[at] ?? 0;
		tally.points[at] = (tally.points[at] ?? 0) + points;
		tally.reachable[at] = (tally.reachable[at] ?? 0) + within(step.greatest[at] ?? 0, points);
		tally.reachableFactor[at] = (tally.reachableFactor[at] ?? 1) * (step.greatestFactor[at] ?? 1);
		if (compiled.joint[at]) joint += weightOf(dimension) * points;
	});
	tally.reachableJoint += within(step.greatestJoint, joint);
}

/** Of a question without an upper end, what was given counts as what could be had. */
function within(greatest: number, brought: number): number {
	return Number.isFinite(greatest) ? greatest : Math.max(0, brought);
}
