import type { Quiz } from '../../quiz/normalise.ts';
import { kindOf } from '../../quiz/questions/kinds.ts';
import { recallName } from '../../quiz/recall-names.ts';
import type { Step } from '../../quiz/quiz.ts';
import type { Locale } from '../../quiz/text.ts';

/** Where a text stands that may recall something. */
export type RecallPlace = { step: string } | 'welcome' | 'result' | 'letter';

/** Something that a text may recall. */
export interface Recallable {
	/** What stands in the braces. */
	name: string;
	label: string;
	kind: 'answer' | 'contact' | 'hidden' | 'score';
}

/** By the path of the text: `steps.q1.title`, `welcome.text`, `results.r1.text`; null where nothing is filled in. */
export function recallPlaceAt(path: string): RecallPlace | null {
	const [part, id] = path.split(/[.[]/, 2);
	if (part === 'steps' && id !== undefined) return { step: id };
	if (part === 'welcome') return 'welcome';
	if (part === 'letters') return id === 'finished' ? 'result' : 'letter';
	if (path.startsWith('bonus.given.')) return 'result';
	return part === 'results' ? 'result' : null;
}

/** What may be recalled there: answers that are given before, what the address brings along, and the score at the end. */
export function recallableAt(quiz: Quiz, place: RecallPlace, locale: Locale): Recallable[] {
	const named = (kind: Recallable['kind'], names: readonly string[]): Recallable[] =>
		names.map((name) => ({ kind, name, label: recallName(name, quiz, locale) ?? name }));
	return [
		...askedBefore(quiz, place).flatMap((step) =>
			named(step.kind === 'contact' ? 'contact' : 'answer', namesOf(step))
		),
		...named('hidden', quiz.hidden),
		...(place === 'result' ? named('score', scoresOf(quiz)) : [])
	];
}

/** Whether anything may be. */
export function hasRecallables(quiz: Quiz, place: RecallPlace): boolean {
	return place === 'result' || quiz.hidden.length > 0 || askedBefore(quiz, place).length > 0;
}

const askedBefore = (quiz: Quiz, place: RecallPlace) =>
	stepsBefore(quiz, place).filter(({ kind }) => kind !== 'statement');

/** Those that say what is typed: at the beginning of a word first. */
export function matching(recallables: readonly Recallable[], typed: string): Recallable[] {
	const wanted = typed.toLowerCase();
	const labels = recallables.map((one) => ({
		one,
		words: `${one.label} ${one.name}`.toLowerCase()
	}));
	const begins = labels.filter(({ words }) => ` ${words}`.includes(` ${wanted}`));
	const others = labels.filter((it) => !begins.includes(it) && it.words.includes(wanted));
	return [...begins, ...others].map(({ one }) => one);
}

function stepsBefore(quiz: Quiz, place: RecallPlace): readonly Step[] {
	if (place === 'welcome') return [];
	if (place === 'result' || place === 'letter') return quiz.steps;
	const at = quiz.steps.findIndex(({ id }) => id === place.step);
	return at < 0 ? [] : quiz.steps.slice(0, at);
}

/** An answer of several parts is recalled by its parts. */
function namesOf(step: Step): string[] {
	const parts = kindOf(step).parts?.(step) ?? [];
	return parts.length > 0 ? parts.map(({ id }) => `${step.id}.${id}`) : [step.id];
}

function scoresOf({ dimensions }: Quiz): string[] {
	const amounts = dimensions.filter(({ amount }) => amount);
	return ['score', 'percent', ...amounts.map(({ id }) => `amount:${id}`)];
}
