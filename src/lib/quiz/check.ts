import type { Answer } from './answers.ts';
import type { CheckContext, Checked, Kind } from './questions/kind.ts';
import { kindOf, type Question } from './questions/kinds.ts';
import { refuse } from './questions/refuse.ts';
import type { BaseStep } from './questions/step.ts';

/** Whether a raw answer says nothing at all. Kinds may call more than this empty, such as a form of blank fields. */
export function isEmpty(raw: unknown): boolean {
	if (raw === undefined || raw === null) return true;
	if (typeof raw === 'string') return raw.trim() === '';
	return typeof raw === 'object' && Object.keys(raw).length === 0;
}

/** Whether the step cannot be passed without an answer. */
export function isRequired(step: Question, context: CheckContext): boolean {
	return isRequiredBy(kindOf(step), step, context);
}

/** The same for a caller that has the kind at hand: a respondent's browser loads only those it meets. */
export function isRequiredBy(kind: Kind, step: BaseStep, context: CheckContext): boolean {
	return kind.isRequired?.(step, context) ?? step.required ?? false;
}

/**
 * The one way in for an answer, in the browser and on the server.
 * @returns the answer as it is kept, null for an empty one where that is allowed, or why it was refused; never throws
 */
export function checkAnswer(step: Question, raw: unknown, context: CheckContext): Checked<Answer> {
	return checkBy(kindOf(step), step, raw, context);
}

/** The same for a caller that has the kind at hand. */
export function checkBy(
	kind: Kind,
	step: BaseStep,
	raw: unknown,
	context: CheckContext
): Checked<Answer> {
	const checked: Checked<Answer> = isEmpty(raw)
		? { ok: true, answer: null }
		: kind.check(step, raw, context);
	if (!checked.ok || checked.answer !== null || !isRequiredBy(kind, step, context)) return checked;
	const problems = kind.missing?.(step, context) ?? [];
	return problems.length > 0 ? { ok: false, problems } : refuse('required');
}
