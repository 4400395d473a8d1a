import { givenContact } from '../../lib/quiz/given.ts';
import type { Quiz } from '../../lib/quiz/normalise.ts';
import type { FoundPartial } from '../../lib/server/services/partials.ts';

/** Whether somebody on the way left an email and is not written to, for a consent was not given. */
export function lacksConsent(
	quiz: Quiz,
	{ answers, path, email }: Pick<FoundPartial['partial'], 'answers' | 'path' | 'email'>
): boolean {
	return email === null && givenContact(quiz, answers, path).email !== undefined;
}
