import type { QuizGraph, Way } from '../../quiz/graph.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import type { Step } from '../../quiz/quiz.ts';
import { sayCondition } from '../conditions/say-condition.ts';
import { inOneLine, type Piece } from '../conditions/piece.ts';

/** One reason to go along a line: a jump's condition, none of them, or that the step is not shown. */
export type MapWay =
	| { kind: 'when'; jump: number; words: string; idle: boolean }
	| { kind: 'otherwise' | 'skipped'; idle: boolean };

/** All ways from one place to another, drawn as one line. */
export interface MapLine {
	/** `step:q1>step:q2` */
	id: string;
	from: string;
	to: string;
	/** None where it is the only line out of its place: it is taken always. */
	ways: readonly MapWay[];
	/** Nobody ever goes along it. */
	idle: boolean;
	/** The usual way on, in contrast to a jump. */
	main: boolean;
}

export interface LinesAround {
	/** The places of the steps in the drawing. */
	names: readonly string[];
	graph: QuizGraph;
	/** `steps[2].next[0]`: jumps that nobody takes. */
	idle: ReadonlySet<string>;
	/** Places that nobody gets to. */
	gone: ReadonlySet<string>;
	locale: 'en' | 'ru';
}

/** From the beginning and out of each step. */
export function linesOf(quiz: Quiz, around: LinesAround): MapLine[] {
	const { names } = around;
	const nameOf = (place: number) => names[place] ?? 'end';
	const first = nameOf(0);
	return [
		{ id: `start>${first}`, from: 'start', to: first, ways: [], idle: false, main: true },
		...quiz.steps.flatMap((step, at) => {
			const out = around.graph.leaving[at] ?? [];
			const ways = [
				...out.map((way) => ({ to: way.to, way: sayWay(quiz, step, at, way, around) })),
				...(step.when === undefined ? [] : [{ to: at + 1, way: SKIPPED }])
			];
			return drawn(nameOf(at), ways, nameOf, around.gone);
		})
	];
}

const SKIPPED: MapWay = { kind: 'skipped', idle: false };

interface Led {
	to: number;
	way: MapWay;
}

function drawn(
	from: string,
	ways: readonly Led[],
	nameOf: (place: number) => string,
	gone: ReadonlySet<string>
): MapLine[] {
	const targets = [...new Set(ways.map(({ to }) => to))];
	const isOnly = targets.length === 1;
	return targets.map((place) => {
		const here = ways.filter(({ to }) => to === place).map(({ way }) => way);
		const to = nameOf(place);
		return {
			id: `${from}>${to}`,
			...{ from, to, ways: isOnly ? [] : here },
			idle: gone.has(from) || here.every(({ idle }) => idle),
			main: here.some(({ kind }) => kind !== 'when')
		};
	});
}

function sayWay(
	quiz: Quiz,
	step: Step,
	at: number,
	{ jump }: Way,
	{ idle, locale }: LinesAround
): MapWay {
	const { when } = (typeof step.next === 'object' && jump !== undefined && step.next[jump]) || {};
	const isIdle = jump !== undefined && idle.has(`steps[${at}].next[${jump}]`);
	if (when === undefined || jump === undefined) return { kind: 'otherwise', idle: isIdle };
	const pieces = withoutOwnName(sayCondition(quiz, when, locale), step.id);
	return { kind: 'when', jump, words: inOneLine(pieces, locale), idle: isIdle };
}

/** A line begins at its step: a condition about that step's own answer need not name it. */
function withoutOwnName(pieces: Piece[], step: string): Piece[] {
	const [first, second, ...others] = pieces;
	if (first?.kind !== 'step' || first.ref !== step || !second) return pieces;
	const namedAgain = others.some((piece) => piece.kind === 'step');
	if (namedAgain || second.kind !== 'text') return pieces;
	return [{ ...second, text: second.text.replace(/^\s*(— )?/, '') }, ...others];
}
