import { answerWords } from './answer-words.ts';
import type { Answers, HiddenFields } from './answers.ts';
import { fillText, type FillContext } from './fill.ts';
import type { Quiz } from './normalise.ts';
import { kindOf } from './questions/kinds.ts';
import type { Receipt } from './receipt.ts';
import { inLocale, type Locale, type Text } from './text.ts';

/** What somebody said, as far as texts may recall it. */
interface Said {
	answers: Answers;
	hidden: HiddenFields;
}

/** What texts recall of it, in words of this language. */
export function recallContext(quiz: Quiz, { answers, hidden }: Said, locale: Locale): FillContext {
	return { answers: answerWords(quiz.steps, answers, locale, kindOf), hidden };
}

/** The texts of a quiz as one respondent read them, in the language of whoever reads them now. */
export function asRead(quiz: Quiz, said: Said, locale: Locale) {
	const context = recallContext(quiz, said, locale);
	return (text: Text | undefined) => fillText(inLocale(text, locale, quiz.locales), context);
}

/** The receipt with its questions as one respondent read them, in each of their languages. */
export function receiptAsRead(receipt: Receipt, quiz: Quiz, said: Said): Receipt {
	const fill = (words: string, locale: Locale) =>
		words.includes('{{') ? asRead(quiz, said, locale)(words) : words;
	const filled = (question: Text): Text =>
		typeof question === 'string'
			? fill(question, quiz.locales[0] ?? 'en')
			: Object.fromEntries(
					Object.entries(question).map(([locale, words]) => [locale, fill(words, locale)])
				);
	const lines = receipt.lines.map((line) =>
		line.question === undefined ? line : { ...line, question: filled(line.question) }
	);
	return { ...receipt, lines };
}
