import { DETAILS } from '../../../quiz/details-step.ts';
import { readText } from '../../../quiz/recall-names.ts';
import type { Locale } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import type { ConsentRow } from '../../storage/store.ts';
import { NoVersion, versionContent } from '../live-cache.ts';

/**
 * The question that a consent was given in, in the words of the version that asked it; its id where there are none.
 * @returns null for the form below the result, which is no question
 */
export async function askedIn(
	app: Pick<House, 'store'>,
	{ quizId, version, mechanism }: Pick<ConsentRow, 'quizId' | 'version' | 'mechanism'>,
	locale: Locale
): Promise<string | null> {
	if (mechanism === DETAILS) return null;
	const id = mechanism.replace(/^step:/, '');
	try {
		const { quiz } = await versionContent(app, quizId, version);
		return readText(quiz.steps.find((step) => step.id === id)?.title, quiz, locale) || id;
	} catch (error) {
		if (error instanceof NoVersion) return id;
		throw error;
	}
}
