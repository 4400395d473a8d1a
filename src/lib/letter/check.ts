import type { Quiz } from '../quiz/normalise.ts';
import { checkBlocks } from './check-blocks.ts';
import { checkWords } from './check-words.ts';
import type { Letter } from './letter.ts';
import { LETTER_TONES, TONE_OF, type Finding, type LetterProblem } from './problem.ts';

/** What a letter is looked at with. */
export interface LetterAround {
	quiz: Pick<Quiz, 'steps'>;
	/** Names that recipients' fields have; null: nobody knows. */
	fields: readonly string[] | null;
	/** Domains that this installation sends for; with none, nobody knows. */
	domains?: readonly string[] | undefined;
	/** Of the whole letter in each language, where they are known: bytes. */
	sizes?: Readonly<Record<string, number>> | undefined;
}

/** Gmail cuts the letter behind this, and with it the link that leaves: bytes. */
export const LARGEST_LETTER = 102 * 1024;

/** All that is wrong with a letter, the weightiest first, else in the order of the letter. */
export function checkLetter(letter: Letter, around: LetterAround): LetterProblem[] {
	const found = [
		...checkWords(letter, around.fields),
		...foreign(letter, around.domains),
		...checkBlocks(letter, around.quiz)
	];
	for (const [locale, bytes] of Object.entries(around.sizes ?? {})) {
		if (bytes > LARGEST_LETTER) {
			found.push({ code: 'size', path: 'blocks', locale, about: String(Math.ceil(bytes / 1024)) });
		}
	}
	const problems = found.map((one) => ({ ...one, tone: TONE_OF[one.code] }));
	return LETTER_TONES.flatMap((tone) => problems.filter((one) => one.tone === tone));
}

/** Receivers believe no sender whose domain is neither signed for nor ours: DMARC. */
function foreign({ sender: { email = '' } }: Letter, domains: readonly string[] = []): Finding[] {
	const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
	const isOurs = domains.some((one) => domain === one || domain.endsWith(`.${one}`));
	if (!email.includes('@') || domains.length === 0 || isOurs) return [];
	return [{ code: 'sender_domain', path: 'sender.email', about: domain }];
}
