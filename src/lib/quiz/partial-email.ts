import { answerTo, type Answers } from './answers.ts';
import { compileQuiz } from './compile.ts';
import { givenContact } from './given.ts';
import type { Quiz } from './normalise.ts';
import type { Step } from './quiz.ts';

/** The email that somebody on the way may be written to, in lower case. */
export function partialEmail(
	quiz: Quiz,
	answers: Answers,
	path: readonly string[]
): string | undefined {
	const { email } = givenContact(quiz, answers, path);
	return email && mayBeWritten(quiz, answers, path) ? email.toLowerCase() : undefined;
}

/**
 * An email alone is no leave to write. Where the quiz requires consents, all of those that were asked for by now have to be given,
 * and among them one that is needed for it; where the first is only asked for later, there is none yet.
 */
function mayBeWritten(quiz: Quiz, answers: Answers, path: readonly string[]): boolean {
	const required = requiredConsents(quiz);
	if (required.length === 0) return true;
	const asked: string[] = [];
	const given: string[] = [];
	for (const id of path) {
		const known = compileQuiz(quiz).steps.get(id);
		if (!known) continue;
		asked.push(...consentsAskedBy(known.step));
		const answer = answerTo(answers, id) ?? null;
		if (answer !== null) given.push(...(known.kind.consents?.(known.step, answer) ?? []));
	}
	const isGiven = (id: string) => given.includes(id);
	const wanted = required.map(({ id }) => id).filter((id) => asked.includes(id));
	return wanted.every(isGiven) && consentsToWrite(quiz).some(isGiven);
}

/** Of these one at least has to be given before somebody on the way is written to: those to processing, if any is required. */
export function consentsToWrite(quiz: Pick<Quiz, 'consents' | 'steps'>): string[] {
	const required = requiredConsents(quiz);
	const processing = required.filter(({ purpose }) => purpose === 'processing');
	return (processing.length > 0 ? processing : required).map(({ id }) => id);
}

function requiredConsents({ consents, steps }: Pick<Quiz, 'consents' | 'steps'>) {
	const byStep = steps.flatMap((step) =>
		step.kind === 'consent' && step.required ? [step.consent] : []
	);
	return consents.filter(({ id, required }) => required || byStep.includes(id));
}

export function consentsAskedBy(step: Step): readonly string[] {
	if ('consent' in step) return [step.consent];
	return 'consents' in step ? (step.consents ?? []) : [];
}
