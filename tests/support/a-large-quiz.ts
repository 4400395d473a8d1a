import type { Condition } from '../../src/lib/quiz/condition.ts';
import { normaliseQuiz, type Quiz } from '../../src/lib/quiz/normalise.ts';
import { quizSchema, type QuizFile, type Step } from '../../src/lib/quiz/quiz.ts';

export interface Size {
	steps: number;
	/** In all. */
	options: number;
	dimensions: number;
	/** Of branches and steps that are hidden; segments have theirs beside them. */
	conditions: number;
	seed?: number;
}

/** A quiz as a patient author would write it, of any size: choices, sliders and numbers, branches forward, four segments. */
export function aLargeQuiz({
	steps: count,
	options,
	dimensions,
	conditions,
	seed = 1
}: Size): Quiz {
	const int = dice(seed);
	const ids = Array.from({ length: dimensions }, (_, at) => `d${at}`);
	const points = () => ({ [ids[int(0, dimensions - 1)] ?? 'd0']: int(0, 10) });
	const each = Math.max(2, Math.round(options / count));
	const steps = Array.from({ length: count }, (_, at): Step => {
		const question = { id: `s${at}`, title: `Question ${at}`, required: at % 4 !== 0 };
		const list = Array.from({ length: each }, (_, option) => ({
			id: `o${option}`,
			text: `Option ${option}`,
			points: points()
		}));
		if (at % 7 === 3) return { ...question, kind: 'multiple_choice', options: list, max: 3 };
		if (at % 11 === 5) {
			const bands = [20, 50, 80].map((from) => ({ from, points: points() }));
			return { ...question, kind: 'slider', bands };
		}
		return { ...question, kind: 'single_choice', options: list };
	});
	for (let rule = 0; rule < conditions; rule += 1) {
		const at = int(1, count - 2);
		const step = steps[at];
		if (!step) continue;
		if (rule % 2 === 0) step.when = ruleFor(steps[int(0, at - 1)], int, ids);
		else {
			const to = steps[Math.min(count - 1, at + int(1, 5))]?.id ?? 'end';
			step.next = [{ when: ruleFor(step, int, ids), to }];
		}
	}
	const file = {
		title: 'A large quiz',
		dimensions: ids.map((id) => ({ id, title: id })),
		steps,
		segments: [
			{
				id: 'hot',
				title: 'Hot',
				temperature: 'hot',
				score: { unit: 'percent', from: 60 },
				gates: [{ when: { dimension: 'd0', atLeast: 10 }, reason: 'd0' }],
				result: 'end'
			},
			{
				id: 'fit',
				title: 'Fit',
				temperature: 'warm',
				score: { unit: 'percent', from: 40, below: 60 },
				when: { highest: ids.at(-1) ?? 'd0' },
				result: 'end'
			},
			{ id: 'warm', title: 'Warm', temperature: 'warm', score: { from: count }, result: 'end' },
			{ id: 'cold', title: 'Cold', temperature: 'cold', result: 'end' }
		],
		results: [{ id: 'end', title: 'End' }]
	} satisfies QuizFile;
	return normaliseQuiz(quizSchema.parse(file));
}

function ruleFor(step: Step | undefined, int: Dice, dimensions: readonly string[]): Condition {
	const dimension = dimensions[int(0, dimensions.length - 1)] ?? 'd0';
	if (!step || int(1, 4) === 1) return { dimension, atLeast: int(1, 20) };
	if (step.kind === 'slider') return { answer: step.id, atLeast: 10 * int(1, 9) };
	if (int(1, 3) === 1) return { not: { answer: step.id, is: 'o0' } };
	return { answer: step.id, anyOf: ['o0', 'o1'] };
}

type Dice = (least: number, greatest: number) => number;

/** The same throws for the same seed: mulberry32. */
export function dice(seed: number): Dice {
	let state = seed;
	return (least, greatest) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return least + (((mixed ^ (mixed >>> 14)) >>> 0) % (greatest - least + 1));
	};
}
