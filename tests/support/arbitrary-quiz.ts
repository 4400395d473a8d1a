import type { Answer } from '../../src/lib/quiz/answers.ts';
import { isRequired } from '../../src/lib/quiz/check.ts';
import { addDays } from '../../src/lib/quiz/day.ts';
import { normaliseQuiz, type Quiz } from '../../src/lib/quiz/normalise.ts';
import { onDay } from '../../src/lib/quiz/on-day.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';
import {
	quizSchema,
	type Dimension,
	type QuizFile,
	type Step,
	type Temperature,
	type Threshold
} from '../../src/lib/quiz/quiz.ts';
import type { Points } from '../../src/lib/quiz/schema-parts.ts';
import { TODAY } from './a-day.ts';
import { conditionOf, type Scope } from './arbitrary-condition.ts';
import type { Draw } from './draw.ts';

/**
 * A quiz that the schema accepts: branches, hidden steps, ranges, caps, factors, gates, knock-outs, rules over the score.
 * Jumps lead forward, or anywhere with `loops`. With `countable`, each question takes few answers.
 */
export function arbitraryQuiz(draw: Draw, { loops = false, countable = false } = {}): Quiz {
	const dimensions = dimensionsOf(draw);
	const steps: Step[] = [];
	const count = draw.int(1, 8);
	for (let at = 0; at < count; at++) {
		steps.push(stepOf(draw, `s${at}`, dimensions, countable));
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

function stepOf(
	draw: Draw,
	id: string,
	dimensions: readonly Dimension[],
	countable: boolean
): Step {
	const many = countable ? 3 : 4;
	const counted = dimensions.filter(({ amount }) => !amount);
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
	const least = draw.rarely(3) ? 2 : 1;
	const most = draw.rarely(3) ? draw.int(1, 3) : undefined;
	const makers: [() => Step, ...(() => Step)[]] = [
		() => ({ ...question, kind: 'single_choice', options: draw.some(1, many, option), other }),
		() => ({
			...question,
			kind: 'multiple_choice',
			options: draw.some(least, many, (at) => ({
				...option(at),
				exclusive: draw.rarely(3) && at >= least
			})),
			other,
			maxPoints: draw.rarely(2) ? points() : undefined,
			min: least > 1 ? least : undefined,
			max: most && Math.max(least, most)
		}),
		() => ({ ...question, kind: 'dropdown', options: draw.some(2, 3, option) }),
		() => ({ ...question, kind: 'short_text', points: points() }),
		() => ({ ...question, kind: 'consent', consent: 'news' }),
		() => ({ ...question, kind: 'yes_no', yes: { points: points(), factor: factor() } }),
		() => ({ ...question, kind: 'rating', max: countable ? 3 : undefined, bands: bands() }),
		() => ({ ...question, kind: 'opinion_scale', to: countable ? 4 : undefined, bands: bands() }),
		() => ({
			...question,
			kind: 'number',
			min: countable ? 0 : draw.rarely(2) ? draw.int(-5, 0) : undefined,
			max: countable ? 6 : draw.rarely(2) ? draw.int(1, 20) : undefined,
			step: countable ? 1 : undefined,
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
		() => ({ ...question, kind: 'slider', max: countable ? 4 : 10, perUnit: points() }),
		() => ({
			...question,
			kind: 'ranking',
			options: draw.some(2, many, (at) => rankedOption(option(at))),
			top: draw.rarely(2) ? 2 : undefined,
			weights: draw.rarely(2) ? draw.some(1, 3, () => draw.pick([0, 0.5, 1, 2])) : undefined
		}),
		() => ({
			...question,
			kind: 'matrix',
			rows: draw.some(1, 3, (at) => ({
				id: `r${at}`,
				text: `Row ${at}`,
				required: draw.pick([undefined, true, false]),
				dimension: draw.rarely(3) ? counted[0]?.id : undefined,
				weight: draw.rarely(3) ? draw.pick([0, 0.5, 2]) : undefined
			})),
			columns: draw.some(2, 3, columnOf(points, draw)),
			several: draw.rarely(3)
		}),
		() => ({ ...question, kind: 'email', points: points() }),
		() => ({ ...question, kind: 'file', maxFiles: draw.int(1, 2), points: points() }),
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

const rankedOption = ({ factor: _, ...option }: { id: string; text: string; factor?: unknown }) =>
	option;

const columnOf = (points: () => Points, draw: Draw) => (at: number) => ({
	id: `c${at}`,
	text: `Column ${at}`,
	points: draw.rarely(4) ? undefined : points()
});

function segmentsOf(scope: Scope): Pick<QuizFile, 'segments' | 'knockouts' | 'results'> {
	const { draw } = scope;
	// Narrow ones among them, so that few ways lead into each.
	const narrow = draw.some(0, 5, (at) => `narrow${at}`);
	const ids: [string, ...string[]] = ['hot', ...narrow, 'warm', 'cold'];
	const knockouts = draw.rarely(4) ? draw.some(1, 2, () => knockoutOf(scope, draw.pick(ids))) : [];
	const segments = ids.map((id) => ({
		id,
		title: id,
		temperature: temperatureOf(id),
		score: narrow.includes(id) ? narrowRangeOf(scope) : thresholdOf(scope),
		gates: draw.rarely(3)
			? draw.some(1, 2, () => ({ when: conditionOf(scope), reason: `Gate of ${id}` }))
			: undefined,
		when: draw.rarely(4) ? conditionOf(scope) : undefined,
		borderline: draw.rarely(3) ? 3 : undefined,
		tags: [id],
		result: draw.pick(['thanks', 'call', 'read'])
	}));
	return { segments, knockouts, results: RESULTS };
}

const RESULTS = ['thanks', 'call', 'read'].map((id) => ({ id, title: id }));

function knockoutOf(scope: Scope, segment: string) {
	return { when: conditionOf(scope), segment, reason: 'Knocked out', tags: ['out'] };
}

const temperatureOf = (id: string): Temperature => (id === 'hot' || id === 'cold' ? id : 'warm');

function thresholdOf({ draw, dimensions }: Scope): Threshold | undefined {
	if (draw.rarely(3)) return undefined;
	const from = draw.int(-5, 40);
	return {
		from: draw.rarely(6) ? undefined : from,
		below: draw.rarely(4) ? from + draw.int(1, 30) : undefined,
		...measuredOf(draw, dimensions)
	};
}

function narrowRangeOf({ draw, dimensions }: Scope): Threshold {
	const from = draw.int(-5, 40);
	return { from, below: from + draw.int(1, 5), ...measuredOf(draw, dimensions) };
}

function measuredOf(draw: Draw, dimensions: readonly Dimension[]) {
	const [first, ...others] = dimensions;
	return {
		unit: draw.pick(['points', 'percent'] as const),
		dimension: first && draw.rarely(3) ? draw.pick([first, ...others]).id : undefined
	};
}

/** A quiz is never changed in place; whoever tries is thrown at. */
function deepFreeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
	return Object.freeze(value);
}
