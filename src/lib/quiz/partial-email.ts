import { answerTo, type Answers } from './answers.ts';
import { compileQuiz } from './compile.ts';
import type { Quiz } from './normalise.ts';

/**
 * The email that somebody on the way may be written to, in lower case. Where its step asks for a consent to processing
 * without which nothing may be sent, that one has to have been given.
 */
export function partialEmail(
	quiz: Quiz,
	answers: Answers,
	path: readonly string[]
): string | undefined {
	for (const id of path) {
		const known = compileQuiz(quiz).steps.get(id);
		const answer = answerTo(answers, id) ?? null;
		if (!known || answer === null) continue;
		const email = known.kind.contact?.(known.step, answer).email;
		if (!email) continue;
		const given = known.kind.consents?.(known.step, answer) ?? [];
		const asked = 'consents' in known.step ? (known.step.consents ?? []) : [];
		const lacking = quiz.consents.some(
			(consent) =>
				consent.required === true &&
				consent.purpose === 'processing' &&
				asked.includes(consent.id) &&
				!given.includes(consent.id)
		);
		if (!lacking) return email.toLowerCase();
	}
	return undefined;
}
