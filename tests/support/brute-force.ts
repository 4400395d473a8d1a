import {
	OTHER,
	type Answer,
	type ChoiceAnswer,
	type HiddenFields
} from '../../src/lib/quiz/answers.ts';
import { checkAnswer, isRequired } from '../../src/lib/quiz/check.ts';
import { addDays, known } from '../../src/lib/quiz/day.ts';
import { evaluate, type Facts } from '../../src/lib/quiz/evaluate.ts';
import { walk } from '../../src/lib/quiz/flow.ts';
import type { Quiz } from '../../src/lib/quiz/normalise.ts';
import type { Bounds } from '../../src/lib/quiz/questions/kind.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';
import type { Step } from '../../src/lib/quiz/quiz.ts';
import { scoreAnswers, scoreView } from '../../src/lib/quiz/score.ts';
import { classify } from '../../src/lib/quiz/segment.ts';
import { WORDS } from './arbitrary-condition.ts';

export interface Everything {
	segments: Set<string>;
	results: Set<string>;
	steps: Set<string>;
	/** `steps[2].next[0]`. */
	jumps: Set<string>;
	/** By dimension, and of the total as ''; in points and in percent. */
	scores: Map<string, { points: Bounds; percent: Bounds }>;
}

/**
 * What can be reached, by giving every answer that there is; of a quiz from `arbitraryQuiz`.
 * @returns null where that would be more than `most` ways
 */
export function bruteForce(quiz: Quiz, most: number): Everything | null {
	const answersTo = new Map(quiz.steps.map((step) => [step.id, everyAnswer(quiz, step)]));
	const found: Everything = {
		segments: new Set(),
		results: new Set(),
		steps: new Set(),
		jumps: new Set(),
		scores: new Map()
	};
	let left = most;
	for (const hidden of everyStart(quiz)) {
		const pending: Record<string, Answer | null>[] = [{}];
		for (let answers = pending.pop(); answers; answers = pending.pop()) {
			if (--left < 0) return null;
			const given = answers;
			const scoreOf = (path: string[]) => scoreView(scoreAnswers(quiz, given, path));
			const progress = walk(quiz, given, { hidden, mode: 'playing', scoreOf });
			const jump = jumpTaken(quiz, progress.path.at(-1), {
				...{ answers: given, hidden, today: quiz.today },
				score: scoreOf(progress.path)
			});
			if (jump !== null) found.jumps.add(jump);
			if (progress.at === 'step') {
				found.steps.add(progress.step);
				for (const answer of answersTo.get(progress.step) ?? []) {
					pending.push({ ...given, [progress.step]: answer });
				}
			} else {
				const score = scoreAnswers(quiz, given, progress.path);
				const all = { '': { points: score.total, percent: score.percent }, ...score.dimensions };
				for (const [id, one] of Object.entries(all)) widen(found.scores, id, one);
				const { segment, result } = classify(quiz, score, { answers: given, hidden });
				found.segments.add(segment);
				if (result !== null) found.results.add(result);
			}
		}
	}
	return found;
}

function widen(
	scores: Everything['scores'],
	id: string,
	{ points, percent }: { points: number; percent: number }
): void {
	const known = scores.get(id);
	scores.set(id, {
		points: withOne(known?.points, points),
		percent: withOne(known?.percent, percent)
	});
}

function withOne({ least, greatest } = { least: Infinity, greatest: -Infinity }, value: number) {
	return { least: Math.min(least, value), greatest: Math.max(greatest, value) };
}

/** By which of its jumps the step that was passed last is left. */
function jumpTaken({ steps }: Quiz, last: string | undefined, facts: Facts): string | null {
	const place = steps.findIndex(({ id }) => id === last);
	const next = steps[place]?.next;
	if (typeof next !== 'object') return null;
	const jump = next.findIndex(({ when }) => when === undefined || evaluate(when, facts) === true);
	return jump < 0 ? null : `steps[${place}].next[${jump}]`;
}

/** Texts that conditions of `arbitraryQuiz` tell apart; "gold" holds "old" as well. */
const TEXTS = ['zz', ...WORDS, 'zz@example.com', ...WORDS.map((word) => `${word}@example.com`)];

function everyStart(quiz: Quiz): HiddenFields[] {
	if (!JSON.stringify(quiz).includes('"hidden":"src"')) return [{}];
	return [{}, ...['mail', 'ads', 'post', 'zz', ...WORDS].map((src) => ({ src }))];
}

/** As they are kept: an empty set of options is none. */
function everyAnswer(quiz: Quiz, step: Step): (Answer | null)[] {
	const some = answersOf(quiz, step).flatMap((answer) => {
		const checked = checkAnswer(step, answer, quiz);
		return checked.ok && checked.answer !== null ? [checked.answer] : [];
	});
	return isRequired(step, quiz) && some.length > 0 ? some : [null, ...some];
}

const OTHER_TEXTS = ['zz', ...WORDS];
const ADDRESSES = OTHER_TEXTS.map((text) => `https://example.com/${text}`);

function answersOf({ today }: Quiz, step: Step): Answer[] {
	const kind = kindOf(step);
	const operand = kind.operand(step);
	if (operand.type === 'number') {
		const { min = 0, max = 0 } = operand;
		return Array.from({ length: max - min + 1 }, (_, at) => min + at);
	}
	if (operand.type === 'date') {
		// Wider than any limit; what lies beyond is refused.
		return Array.from({ length: 19 }, (_, at) => addDays(known(today), at - 4));
	}
	if (operand.type === 'options') {
		const named = operand.ids.filter((id) => id !== OTHER);
		const others = operand.ids.includes(OTHER) ? OTHER_TEXTS.map((other) => ({ other })) : [];
		if (!operand.several) return [...named, ...others];
		return setsOf<ChoiceAnswer>(named).flatMap((set) => [
			set,
			...others.map((other) => [...set, other])
		]);
	}
	if (operand.type === 'ranking') return ordersOf(operand.ids, operand.places);
	if (operand.type === 'matrix') {
		const cells = operand.several ? setsOf(operand.ids) : [[], ...operand.ids];
		return operand.rows.reduce<Record<string, string | string[]>[]>(
			(tables, { id }) =>
				tables.flatMap((table) =>
					cells.map((cell) => (cell.length === 0 ? table : { ...table, [id]: cell }))
				),
			[{}]
		);
	}
	if (step.kind === 'website') return [...ADDRESSES, ...kind.samples(step)];
	if (operand.type === 'text') return [...TEXTS, ...kind.samples(step)];
	if (step.kind !== 'contact') return [...kind.samples(step, today)];
	const [full] = kind.samples(step);
	return setsOf(Object.entries(full ?? {})).map((fields) => Object.fromEntries(fields));
}

function ordersOf(ids: readonly string[], places: number): string[][] {
	if (places === 0) return [[]];
	return ids.flatMap((first) =>
		ordersOf(
			ids.filter((id) => id !== first),
			places - 1
		).map((rest) => [first, ...rest])
	);
}

function setsOf<T>(all: readonly T[]): T[][] {
	return all.reduce<T[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
}
