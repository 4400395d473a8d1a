import type { I18n } from '$lib/i18n/i18n.ts';
import type { Quiz } from '$lib/quiz/normalise.ts';
import type { Temperature } from '$lib/quiz/quiz.ts';
import { receiptRows, type ReceiptRows } from '$lib/quiz/receipt-words.ts';
import { receiptAsRead } from '$lib/quiz/recall.ts';
import type { Completed } from '$lib/quiz/submission.ts';
import { inLocale } from '$lib/quiz/text.ts';
import { thermometerOf, type Reading } from '../../../thermometer.ts';

/** What a played draft came to. */
export interface Outcome {
	temperature: Temperature;
	segment: string;
	stage: string;
	tags: string[];
	receipt: ReceiptRows;
	thermometer: Reading;
}

export function outcomeOf(quiz: Quiz, completed: Completed, locale: I18n['locale']): Outcome {
	const { receipt, classification, answers, hidden, tags } = completed;
	const { locales } = quiz;
	return {
		temperature: classification.temperature,
		segment: inLocale(classification.title, locale, locales),
		stage: inLocale(classification.stageTitle, locale, locales),
		tags,
		receipt: receiptRows(receiptAsRead(receipt, quiz, { answers, hidden }), locale),
		thermometer: thermometerOf(receipt, quiz, locale)
	};
}
