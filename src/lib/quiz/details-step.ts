import type { ContactAnswer } from './answers.ts';
import { checkContact, missingParts } from './questions/contact-check.ts';
import type { ContactStep } from './questions/contact.ts';
import type { CheckContext, Refused } from './questions/kind.ts';
import type { AnswerProblem } from './questions/problems.ts';
import type { QuizFile } from './quiz.ts';

type Details = NonNullable<QuizFile['details']>;

/** The names of its fields begin with this. */
export const DETAILS = 'details';

/** The form below the result as the question that it looks like: read, checked and drawn as one. */
export function detailsStep({ title, fields, consents, country }: Details): ContactStep {
	return { kind: 'contact', id: DETAILS, title, fields, consents, country, required: true };
}

/** As a question's answer is checked, but for an empty one: then there is nothing to send. */
export function checkDetails(
	details: Details,
	raw: unknown,
	context: CheckContext
): { ok: true; answer: ContactAnswer } | Refused {
	const step = detailsStep(details);
	const checked = checkContact(step, raw, context);
	if (!checked.ok) return checked;
	if (checked.answer !== null) return { ok: true, answer: checked.answer };
	const missing: readonly AnswerProblem[] = missingParts(step, context);
	return { ok: false, problems: missing.length > 0 ? missing : [{ code: 'required' }] };
}
