import { OTHER } from '../../quiz/answers.ts';
import { limitText } from './limit-text.ts';
import { operandOf } from './names.ts';
import type { Choosing, Compared, Listed } from './phrases/phrases.ts';
import { fillPieces, text, value, type Piece } from './piece.ts';
import { namedPiece, type Scene } from './scene.ts';
import type { Operator, Value } from './tree.ts';

/** A clause, or the opposite of one that contains a text. */
export interface Spoken {
	operator: Operator | 'containsNot';
	value: Value;
}

/** "is any of *Owner*, *Director*" */
export function sayClause(scene: Scene, clause: Spoken): Piece[] {
	switch (clause.operator) {
		case 'answered':
		case 'unanswered':
		case 'present':
		case 'absent':
			return [text(scene.phrases.states[clause.operator])];
		case 'contains':
		case 'containsNot': {
			const wanted = [value(scene.phrases.quote(String(clause.value)))];
			return fillPieces(containsPhrase(scene, clause.operator), { value: wanted });
		}
		case 'is':
		case 'anyOf':
		case 'allOf':
		case 'noneOf':
			return sayList(scene, clause.operator, clause.value);
		default:
			return sayComparison(scene, clause.operator, clause.value);
	}
}

/** How the options of this subject are chosen. */
export function choosingOf({ quiz, subject }: Pick<Scene, 'quiz' | 'subject'>): Choosing {
	if (subject.about !== 'answer') return 'one';
	const operand = operandOf(quiz, subject.step);
	if (operand?.type === 'ranking') {
		if (subject.top === undefined) return 'ranked';
		return subject.top === 1 ? 'first' : 'top';
	}
	return operand && 'several' in operand && operand.several ? 'several' : 'one';
}

export function containsPhrase(
	{ quiz, subject, phrases }: Scene,
	operator: 'contains' | 'containsNot'
): string {
	const operand = subject.about === 'answer' ? operandOf(quiz, subject.step) : undefined;
	const own = operand?.type === 'options' && operand.ids.includes(OTHER);
	if (operator === 'contains') return own ? phrases.containsOwn : phrases.contains;
	return own ? phrases.containsOwnNot : phrases.containsNot;
}

function sayList(scene: Scene, operator: Exclude<Listed, 'noneOfOne'>, given: Value): Piece[] {
	const wanted = Array.isArray(given) ? given : [given];
	const one = wanted.length === 1;
	const listed = !one ? operator : operator === 'noneOf' ? 'noneOfOne' : 'is';
	const list = wanted.flatMap((id, at) => [
		...(at === 0 ? [] : [text(', ')]),
		sayWanted(scene, id)
	]);
	const top = 'top' in scene.subject ? [value(String(scene.subject.top))] : [];
	return fillPieces(scene.phrases.choices[choosingOf(scene)][listed], { list, top });
}

/** An option, a side of a yes-or-no question, a dimension, or what a hidden field holds. */
function sayWanted(scene: Scene, wanted: string | number | boolean | null): Piece {
	const { subject, phrases, names } = scene;
	const id = String(wanted);
	if (subject.about === 'hidden') return value(id === '' ? phrases.emptyText : phrases.quote(id));
	if (subject.about === 'highest') {
		return namedPiece(scene, 'dimension', id, names.dimension(id));
	}
	if (subject.about !== 'answer') return value(id);
	if (typeof wanted !== 'boolean') {
		return namedPiece(scene, 'option', id, names.option(subject.step, id));
	}
	return namedPiece(scene, 'option', id, names.truth(subject.step, wanted));
}

function sayComparison(scene: Scene, operator: Compared, limit: Value): Piece[] {
	const measuring = isDayLimit(scene, limit) ? 'day' : 'number';
	return fillPieces(scene.phrases.comparisons[measuring][operator], {
		value: [value(limitText(scene, operator, limit))]
	});
}

/** Dates are days, and so is a number that a date is compared with. */
export function isDayLimit({ quiz, subject }: Scene, limit: Value): boolean {
	if (typeof limit === 'string') return true;
	return subject.about === 'answer' && operandOf(quiz, subject.step)?.type === 'date';
}
