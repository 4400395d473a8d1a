import type { Quiz } from '../../quiz/normalise.ts';
import { operatorsFor as operatorsOf } from '../../quiz/verify/world.ts';
import { editorFor, type Editor } from './editors.ts';
import { operandOf } from './names.ts';
import type { Language } from './phrases.ts';
import { choosingOf, containsPhrase, isDayLimit } from './say-clause.ts';
import { sceneOf, type Scene } from './scene.ts';
import type { Operator, Subject, Value } from './tree.ts';

export interface OperatorChoice {
	operator: Operator;
	/** "is any of" */
	label: string;
	editor: Editor;
}

/** What can be asked of the subject, in the order of the language of conditions. */
export function operatorsFor(quiz: Quiz, subject: Subject, locale: Language): OperatorChoice[] {
	return namesFor(quiz, subject).map((operator) => operatorChoice(quiz, subject, operator, locale));
}

/** One operator, whether the subject offers it or not. */
export function operatorChoice(
	quiz: Quiz,
	subject: Subject,
	operator: Operator,
	locale: Language,
	value: Value = null
): OperatorChoice {
	const label = labelOf(sceneOf(quiz, subject, locale), operator, value);
	return { operator, label, editor: editorFor(quiz, subject, operator, locale, value) };
}

const COMPARISONS = ['atLeast', 'over', 'atMost', 'below', 'equals'] as const;
const STATES = ['answered', 'unanswered'] as const;
const ANSWERS: readonly Operator[] = ['is', 'anyOf', 'allOf', 'noneOf', 'contains', ...COMPARISONS];

function namesFor(quiz: Quiz, subject: Subject): readonly Operator[] {
	switch (subject.about) {
		case 'hidden':
			return ['is', 'anyOf', 'contains', 'present', 'absent'];
		case 'highest':
			return ['is'];
		case 'score':
			return COMPARISONS;
		case 'answer': {
			const operand = operandOf(quiz, subject.step);
			// Of a table as a whole nothing else can be asked.
			if (!operand || (operand.type === 'matrix' && subject.row === undefined)) return STATES;
			const offered = operatorsOf({ operand });
			return [...ANSWERS.filter((operator) => offered.includes(operator)), ...STATES];
		}
	}
}

function labelOf(scene: Scene, operator: Operator, value: Value): string {
	const bare = templateOf(scene, operator, value)
		.replace(/^— /, '')
		.replace(/\{\w+\}/g, '')
		.replace(/:\s*$/, '')
		.replace(/\s+/g, ' ')
		.trim();
	return bare || (scene.phrases.labels[operator] ?? operator);
}

function templateOf(scene: Scene, operator: Operator, value: Value): string {
	const { phrases } = scene;
	switch (operator) {
		case 'answered':
		case 'unanswered':
		case 'present':
		case 'absent':
			return phrases.states[operator];
		case 'contains':
			return containsPhrase(scene, operator);
		case 'is':
		case 'anyOf':
		case 'allOf':
		case 'noneOf': {
			// The places of a ranking stand before it, as a part of the subject.
			const choosing = choosingOf(scene);
			const placed = choosing === 'first' || choosing === 'top';
			return phrases.choices[placed ? 'ranked' : choosing][operator];
		}
		default:
			return phrases.comparisons[isDayLimit(scene, value) ? 'day' : 'number'][operator];
	}
}
