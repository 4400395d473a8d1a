import fc from 'fast-check';
import type { Answer } from '../../src/lib/quiz/answers.ts';
import { isRequired } from '../../src/lib/quiz/check.ts';
import type { Condition } from '../../src/lib/quiz/condition.ts';
import { addDays } from '../../src/lib/quiz/day.ts';
import { normaliseQuiz, type Quiz } from '../../src/lib/quiz/normalise.ts';
import { onDay } from '../../src/lib/quiz/on-day.ts';
import type { Operand } from '../../src/lib/quiz/questions/kind.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';
import { quizSchema, type Dimension, type QuizFile, type Step } from '../../src/lib/quiz/quiz.ts';
import type { Points } from '../../src/lib/quiz/schema-parts.ts';
import { TODAY } from './a-day.ts';

/** A row of numbers that every choice is taken from in turn: shorter and smaller rows make simpler quizzes. */
export const choices = () => fc.uint16Array({ minLength: 100, maxLength: 800 }).map(drawFrom);

export type Draw = ReturnType<typeof drawFrom>;

function drawFrom(row: Uint16Array) {
	let next = 0;
	const int = (min: number, max: number) => min + ((row[next++] ?? 0) % (max - min + 1));
	return {
		int,
		/** One time out of `times`. */
		rarely: (times: number) => int(1, times) === times,
		pick: <T>(values: readonly [T, ...T[]]): T => values[int(0, values.length - 1)] ?? values[0],
		some: <T>(least: number, most: number, make: (at: number) => T): T[] =>
			Array.from({ length: int(least, most) }, (_, at) => make(at))
	};
}

/**
 * A quiz that the schema accepts: branches, hidden steps, ranges, caps, factors, knock-outs, rules over the score.
 * Jumps lead forward, or anywhere with `loops`. With `countable`, no question takes numbers without an end.
 */
export function arbitraryQuiz(draw: Draw, { loops = false, countable = false } = {}): Quiz {
	const dimensions = dimensionsOf(draw);
	const steps: Step[] = [];
	const count = draw.int(1, 8);
	for (let at = 0; at < count; at++) {
		const step = stepOf(draw, `s${at}`, dimensions);
		const counted = { min: 0, max: 12, step: 1 };
		steps.push(countable && step.kind === 'number' ? { ...step, ...counted } : step);
	}
	for (const [at, step] of steps.entries()) {
		const before = { draw, steps: loops ? steps : steps.slice(0, at), dimensions };
		const until = { ...before, steps: loops ? steps : steps.slice(0, at + 1) };
		if (draw.rarely(3)) step.when = conditionOf(before);
		const target = () => {
			const place = loops ? draw.int(0, count) : draw.int(at + 1, count);
			return place === count ? 'end' : `s${place}`;
		};
		if (draw.rarely(8)) step.next = target();
		else if (draw.rarely(2)) {
			step.next = draw.some(1, 3, () => ({ when: conditionOf(until), to: target() }));
			if (draw.rarely(4)) step.next.push({ to: target() });
		}
	}
	const scope = { draw, steps, dimensions };
	const file = quizSchema.parse({
		title: 'Any',
		dimensions,
		steps,
		hidden: ['src'],
		...segmentsOf(scope)
	} satisfies QuizFile);
	return onDay(deepFreeze(normaliseQuiz(file)), TODAY);
}

/** For each step a valid answer, an empty one where that is allowed, or none. */
export function arbitraryAnswers(draw: Draw, quiz: Quiz): Record<string, Answer | null> {
	const answers: Record<string, Answer | null> = {};
	for (const step of quiz.steps) {
		const [first, ...others] = kindOf(step).samples(step, quiz.today);
		const chance = isRequired(step, quiz) ? 3 : draw.int(1, 6);
		if (first === undefined || chance === 1) continue;
		answers[step.id] = chance === 2 ? null : draw.pick([first, ...others]);
	}
	return answers;
}

export function arbitraryHidden(draw: Draw): Record<string, string> {
	return draw.pick<Record<string, string>>([{}, { src: 'mail' }, { src: 'ads' }]);
}

function dimensionsOf(draw: Draw): Dimension[] {
	const counted = draw.some(0, 3, (at): Dimension => {
		const dimension: Dimension = { id: `d${at}`, title: `D${at}` };
		if (draw.rarely(3)) dimension.weight = draw.pick([0, 0.5, 2]);
		if (draw.rarely(4)) dimension.min = draw.int(-5, 2);
		if (draw.rarely(4)) dimension.max = draw.int(3, 30);
		return dimension;
	});
	if (!draw.rarely(3)) return counted;
	const amount = { currency: 'EUR', round: draw.pick([0.01, 1, 50]), spread: draw.pick([0, 0.1]) };
	const price: Dimension = { id: 'price', title: 'Price', amount };
	if (draw.rarely(3)) price.min = draw.int(0, 10);
	return draw.rarely(2) ? [price, ...counted] : [...counted, price];
}

function pointsOf(draw: Draw, dimensions: readonly Dimension[]): Points {
	const one = () => draw.pick([draw.int(-10, 30), draw.int(-10, 30) / 10]);
	if (draw.rarely(3)) return one();
	const named = dimensions.filter(() => draw.rarely(2));
	return Object.fromEntries(named.map(({ id }) => [id, one()]));
}

function stepOf(draw: Draw, id: string, dimensions: readonly Dimension[]): Step {
	const points = () => pointsOf(draw, dimensions);
	const factor = () => (draw.rarely(3) ? { price: draw.pick([0.5, 1.1, 2]) } : undefined);
	const question = { id, title: `Title ${id}`, required: draw.rarely(2) };
	const option = (at: number) => ({
		id: `o${at}`,
		text: `Option ${at}`,
		points: draw.rarely(5) ? undefined : points(),
		factor: factor(),
		tags: draw.rarely(4) ? [`tag${at}`] : undefined
	});
	const other = draw.rarely(4) ? { points: points() } : undefined;
	const bands = () => draw.some(1, 3, (at) => ({ from: at * 3, points: points() }));
	const makers: [() => Step, ...(() => Step)[]] = [
		() => ({ ...question, kind: 'single_choice', options: draw.some(1, 4, option), other }),
		() => ({
			...question,
			kind: 'multiple_choice',
			options: draw.some(1, 4, (at) => ({ ...option(at), exclusive: draw.rarely(5) })),
			other,
			maxPoints: draw.rarely(2) ? points() : undefined,
			max: draw.rarely(3) ? draw.int(1, 3) : undefined
		}),
		() => ({ ...question, kind: 'yes_no', yes: { points: points(), factor: factor() } }),
		() => ({ ...question, kind: 'rating', bands: bands() }),
		() => ({ ...question, kind: 'opinion_scale', bands: bands() }),
		() => ({
			...question,
			kind: 'number',
			min: draw.rarely(2) ? draw.int(-5, 0) : undefined,
			max: draw.rarely(2) ? draw.int(1, 20) : undefined,
			perUnit: draw.rarely(2) ? points() : undefined,
			bands: draw.rarely(2) ? bands() : undefined
		}),
		// Counted from the day of answering, or in the calendar: where both meet, verdicts may have to wait for a later day.
		() => ({
			...question,
			kind: 'date',
			min: { days: draw.int(-3, 0) },
			max: { days: draw.int(1, 12) },
			bands: draw.rarely(2) ? bands() : undefined
		}),
		() => ({ ...question, kind: 'date', min: TODAY, max: addDays(TODAY, draw.int(0, 12)) }),
		() => ({ ...question, kind: 'website', points: points() }),
		() => ({ ...question, kind: 'slider', max: 10, perUnit: points() }),
		() => ({ ...question, kind: 'email', points: points() }),
		() => ({
			...question,
			kind: 'contact',
			fields: [
				{ name: 'name', points: points() },
				{ name: 'email', required: true }
			]
		}),
		() => ({ id, title: `Title ${id}`, kind: 'statement' })
	];
	return draw.pick(makers)();
}

interface Scope {
	draw: Draw;
	/** Those that a condition may name. */
	steps: readonly Step[];
	dimensions: readonly Dimension[];
}

function conditionOf(scope: Scope, depth = 0): Condition {
	const { draw } = scope;
	const form = draw.int(depth > 1 ? 4 : 1, 10);
	if (form === 1) return { all: draw.some(1, 3, () => conditionOf(scope, depth + 1)) };
	if (form === 2) return { any: draw.some(1, 3, () => conditionOf(scope, depth + 1)) };
	if (form === 3) return { not: conditionOf(scope, depth + 1) };
	if (form === 4) return { hidden: 'src', is: draw.pick(['mail', 'ads']) };
	if (form <= 6) return scoreConditionOf(scope);
	const [first, ...others] = scope.steps;
	if (!first) return scoreConditionOf(scope);
	const step = draw.pick([first, ...others]);
	return answerConditionOf(draw, step.id, kindOf(step).operand(step));
}

function scoreConditionOf({ draw, dimensions }: Scope): Condition {
	const compared = { unit: draw.pick(['points', 'percent'] as const), atLeast: draw.int(-5, 60) };
	const [first, ...others] = dimensions.filter(({ amount }) => !amount).map(({ id }) => id);
	if (first === undefined || draw.rarely(2)) return { total: true, ...compared };
	const dimension = draw.pick([first, ...others]);
	return draw.rarely(3) ? { highest: dimension } : { dimension, ...compared };
}

function answerConditionOf(draw: Draw, answer: string, operand: Operand): Condition {
	if (operand.type === 'boolean') return { answer, is: draw.rarely(2) };
	if (operand.type === 'number') {
		return draw.rarely(2)
			? { answer, atLeast: draw.int(0, 10) }
			: { answer, below: draw.int(0, 10) };
	}
	if (operand.type === 'date') {
		const away = draw.int(0, 10);
		const limit = typeof operand.min === 'string' ? addDays(TODAY, away) : away;
		return draw.rarely(2) ? { answer, atLeast: limit } : { answer, below: limit };
	}
	const [first, ...others] = operand.type === 'options' ? operand.ids : [];
	if (first === undefined) return { answer, answered: draw.rarely(2) };
	const id = draw.pick([first, ...others]);
	const forms: [Condition, ...Condition[]] = [
		{ answer, is: id },
		{ answer, anyOf: [id, first] },
		{ answer, allOf: [id, first] },
		{ answer, noneOf: [id] }
	];
	return draw.pick(forms);
}

function segmentsOf(scope: Scope): Pick<QuizFile, 'segments' | 'knockouts' | 'results'> {
	const { draw } = scope;
	const ids = ['hot', 'warm', 'cold'] as const;
	const segments = ids.map((id) => ({
		id,
		title: id,
		temperature: id,
		score: draw.rarely(3)
			? undefined
			: { from: draw.int(-5, 40), unit: draw.pick(['points', 'percent'] as const) },
		gates: draw.rarely(3) ? [{ when: conditionOf(scope), reason: `Gate of ${id}` }] : undefined,
		when: draw.rarely(4) ? conditionOf(scope) : undefined,
		borderline: draw.rarely(3) ? 3 : undefined,
		tags: [id],
		result: 'thanks'
	}));
	const knockout = { when: conditionOf(scope), segment: draw.pick(ids), reason: 'Knocked out' };
	return {
		segments,
		knockouts: draw.rarely(4) ? [knockout] : [],
		results: [{ id: 'thanks', title: 'Thanks' }]
	};
}

/** A quiz is never changed in place; whoever tries is thrown at. */
function deepFreeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
	return Object.freeze(value);
}
