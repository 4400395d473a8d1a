import { graphOf, placesFrom, stepsLeadingTo } from '../../quiz/graph.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { kindOf } from '../../quiz/questions/kinds.ts';
import { namesIn, stepsById } from './names.ts';
import { PHRASES, type Language } from './phrases.ts';
import { inOneLine, fillPieces } from './piece.ts';
import { namedPiece, sceneOf } from './scene.ts';
import type { Subject } from './tree.ts';

/** Where a condition stands: on a step, on a jump out of a step, or after the last one (segments, gates, knock-outs). */
export type Place = { at: 'step' | 'jump'; step: string } | { at: 'end' };

export interface SubjectChoice {
	/** The same for the same subject, whatever part of it is asked about. */
	key: string;
	subject: Subject;
	label: string;
}

export interface SubjectGroup {
	label: string;
	choices: readonly SubjectChoice[];
}

/** All that a condition at this place may ask about; groups without a choice are left out. */
export function subjectsFor(quiz: Quiz, place: Place, locale: Language): SubjectGroup[] {
	const { groups } = PHRASES[locale];
	const choice = (subject: Subject) => ({
		key: subjectKey(subject),
		subject,
		label: subjectLabel(quiz, subject, locale)
	});
	const dimensions = quiz.dimensions.map(({ id }): Subject => ({ about: 'score', dimension: id }));
	return [
		{ label: groups.answers, choices: askable(quiz, place).map(choice) },
		{
			label: groups.score,
			choices: [
				choice({ about: 'score', dimension: null }),
				...dimensions.map(choice),
				...(scored(quiz).length > 1 ? [choice({ about: 'highest' })] : [])
			]
		},
		{
			label: groups.hidden,
			choices: quiz.hidden.map((name) => choice({ about: 'hidden', name }))
		}
	].filter(({ choices }) => choices.length > 0);
}

export function subjectKey(subject: Subject): string {
	switch (subject.about) {
		case 'answer':
			return `answer:${subject.step}`;
		case 'hidden':
			return `hidden:${subject.name}`;
		case 'score':
			return subject.dimension === null ? 'total' : `dimension:${subject.dimension}`;
		case 'highest':
			return 'highest';
	}
}

/** As the list of subjects has it: steps with their number, so that those of one title can be told apart. */
export function subjectLabel(quiz: Quiz, subject: Subject, locale: Language): string {
	const { lists, gone } = PHRASES[locale];
	switch (subject.about) {
		case 'answer': {
			const number = quiz.steps.findIndex(({ id }) => id === subject.step) + 1;
			const name = namesIn(quiz, locale).step(subject.step);
			return name === null ? gone.step : `${number}. ${name}`;
		}
		case 'hidden':
			return subject.name;
		case 'highest':
			return lists.highest;
		case 'score': {
			if (subject.dimension === null) return lists.total;
			const { dimension } = subject;
			const name = namesIn(quiz, locale).dimension(dimension);
			const amount = quiz.dimensions.some(({ id, amount }) => id === dimension && amount);
			const piece = namedPiece(sceneOf(quiz, subject, locale), 'dimension', dimension, name);
			return inOneLine(
				fillPieces(lists[amount ? 'amount' : 'dimension'], { dimension: [piece] }),
				locale
			);
		}
	}
}

/** The subjects that answers are, each narrowed to what is asked first. */
function askable(quiz: Quiz, place: Place): Subject[] {
	const known = knownSteps(quiz, place);
	const steps = stepsById(quiz);
	return quiz.steps
		.filter((step, at) => known(at) && step.kind !== 'statement' && steps.get(step.id) === step)
		.map((step): Subject => {
			const operand = kindOf(step).operand(step);
			const answer = { about: 'answer', step: step.id } as const;
			if (operand.type === 'ranking') return { ...answer, top: 1 };
			const row = operand.type === 'matrix' ? operand.rows[0]?.id : undefined;
			return row === undefined ? answer : { ...answer, row };
		});
}

/** Whether a step can have been answered at this place, by its place in the list. */
function knownSteps(quiz: Quiz, place: Place): (at: number) => boolean {
	if (place.at === 'end') return () => true;
	const here = quiz.steps.findIndex(({ id }) => id === place.step);
	const graph = graphOf(quiz);
	// What no way leads to is not yet in its place: the order of the list is all that is known of it.
	const reachable = placesFrom(graph, [0]).has(here);
	const before = stepsLeadingTo(graph, here);
	const earlier = (at: number) => (reachable ? before.has(at) : at < here);
	return (at) => earlier(at) || (place.at === 'jump' && at === here);
}

const scored = (quiz: Quiz) => quiz.dimensions.filter(({ amount }) => !amount);

/** What a new row asks about: the answer given last, and the score once all are given. */
export function usualSubject(quiz: Quiz, place: Place): Subject {
	const last = place.at === 'end' ? undefined : askable(quiz, place).at(-1);
	return last ?? { about: 'score', dimension: null };
}
