import type { Quiz } from '../../quiz/normalise.ts';
import type { Operand } from '../../quiz/questions/kind.ts';
import type { Choice } from '../../ui/choice.ts';
import { namesIn, operandOf, stepOf, truthsOf } from './names.ts';
import { PHRASES, type Language } from './phrases.ts';
import type { Operator, Subject, Value } from './tree.ts';

/** How the value of a clause is given. */
export type Editor =
	| { type: 'none' }
	/** One of these ids, or several of them. */
	| { type: 'option' | 'options'; choices: readonly Choice[] }
	| { type: 'truth'; choices: readonly { value: boolean; label: string }[] }
	| {
			type: 'number';
			min?: number | undefined;
			max?: number | undefined;
			/** Counted from `min`. */
			step?: number | undefined;
			/** Shown behind it. */
			unit: string;
	  }
	/** A date, or so many days after the day of answering. */
	| { type: 'date'; min?: DateOperand['min']; max?: DateOperand['max'] }
	/** One text, or several of which one is enough. */
	| { type: 'text' | 'texts'; longest: number };

type DateOperand = Extract<Operand, { type: 'date' }>;

/** How this clause is given; its value is looked at only where the subject does not say. */
export function editorFor(
	quiz: Quiz,
	subject: Subject,
	operator: Operator,
	locale: Language,
	value: Value = null
): Editor {
	switch (operator) {
		case 'answered':
		case 'unanswered':
		case 'present':
		case 'absent':
			return { type: 'none' };
		case 'contains':
			return { type: 'text', longest: 200 };
		case 'is':
			return subject.about === 'hidden'
				? { type: 'text', longest: 500 }
				: oneEditor(quiz, subject, locale);
		case 'anyOf':
		case 'allOf':
		case 'noneOf':
			return subject.about === 'hidden'
				? { type: 'texts', longest: 500 }
				: { type: 'options', choices: choicesOf(quiz, subject, locale) };
		default:
			return measureEditor(quiz, subject, locale, value);
	}
}

function oneEditor(quiz: Quiz, subject: Subject, locale: Language): Editor {
	const step = subject.about === 'answer' ? stepOf(quiz, subject.step) : undefined;
	const truths = step ? truthsOf(step) : [];
	if (!step || truths.length === 0) {
		return { type: 'option', choices: choicesOf(quiz, subject, locale) };
	}
	const names = namesIn(quiz, locale);
	const choices = truths.map((truth) => ({ value: truth, label: names.truth(step.id, truth) }));
	return { type: 'truth', choices };
}

function choicesOf(quiz: Quiz, subject: Subject, locale: Language): Choice[] {
	const names = namesIn(quiz, locale);
	if (subject.about === 'highest') {
		const scored = quiz.dimensions.filter(({ amount }) => !amount);
		return scored.map(({ id }) => ({ value: id, label: names.dimension(id) ?? id }));
	}
	if (subject.about !== 'answer') return [];
	const operand = operandOf(quiz, subject.step);
	const ids = operand && 'ids' in operand ? operand.ids : [];
	return ids.map((id) => ({ value: id, label: names.option(subject.step, id) ?? id }));
}

function measureEditor(quiz: Quiz, subject: Subject, locale: Language, value: Value): Editor {
	if (subject.about === 'score') return scoreEditor(quiz, subject, locale);
	const step = subject.about === 'answer' ? stepOf(quiz, subject.step) : undefined;
	const operand = step && operandOf(quiz, step.id);
	if (operand?.type === 'date') return { type: 'date', min: operand.min, max: operand.max };
	if (typeof value === 'string') return { type: 'date' };
	const range = operand?.type === 'number' ? operand : {};
	const unit = step && 'unit' in step ? namesIn(quiz, locale).label(step.unit, '') : '';
	return { ...range, type: 'number', unit };
}

function scoreEditor(
	quiz: Quiz,
	{ dimension, unit }: Extract<Subject, { about: 'score' }>,
	locale: Language
): Editor {
	if (unit === 'percent') return { type: 'number', min: 0, max: 100, unit: '%' };
	const amount = quiz.dimensions.find(({ id }) => id === dimension)?.amount;
	return { type: 'number', unit: amount?.currency ?? PHRASES[locale].points };
}
