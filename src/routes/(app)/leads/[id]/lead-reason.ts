import { receiptAsSeen } from '$lib/quiz/as-seen.ts';
import type { Quiz } from '$lib/quiz/normalise.ts';
import { compileQuiz } from '$lib/quiz/compile.ts';
import { figuresIn } from '$lib/quiz/figures.ts';
import { tidy } from '$lib/quiz/points.ts';
import { receiptMarks, type ReceiptMark } from '$lib/quiz/receipt-marks.ts';
import { receiptRows } from '$lib/quiz/receipt-words.ts';
import { receiptAsRead } from '$lib/quiz/recall.ts';
import type { House } from '$lib/server/house.ts';
import type { FoundLead } from '$lib/server/services/leads.ts';
import { getResponse } from '$lib/server/services/responses.ts';
import type { UiLocale } from '$lib/i18n/locale.ts';
import { answersInWords } from '../../answers-in-words.ts';
import { wordsOf } from '../../quiz-words.ts';
import { thermometerOf } from '../../thermometer.ts';

const MOST_FOR = 4;
const MOST_AGAINST = 2;

/** The response that the lead has its segment by: why, and what was said. Null for one that has answered nothing. */
export async function leadReason(
	app: House,
	workspace: string,
	{ lead, quizzes }: Pick<FoundLead, 'lead' | 'quizzes'>,
	locale: UiLocale
) {
	const shown = quizzes.find(({ quizId }) => quizId === lead.shownQuizId);
	if (!shown) return null;
	const found = await getResponse(app, workspace, shown.responseId);
	if (!found.ok) return null;
	const { response, quiz } = found.value;
	const read = receiptAsRead(response.receipt, quiz, response);
	const receipt = receiptAsSeen(read, locale, response.locale);
	const marks = receiptMarks(receipt, locale);
	return {
		id: response.id,
		quiz: wordsOf(quiz, locale).title,
		version: response.version,
		createdAt: response.createdAt,
		temperature: response.temperature,
		receipt: receiptRows(receipt, locale),
		thermometer: thermometerOf(response.receipt, quiz, locale),
		for: mostOf(marks.for, MOST_FOR, locale),
		against: mostOf(marks.against, MOST_AGAINST, locale),
		answers: answersInWords(quiz, response, locale).filter(({ step }) => !isAboutThem(quiz, step))
	};
}

export type LeadReason = NonNullable<Awaited<ReturnType<typeof leadReason>>>;

/** Contacts and consents are shown in places of their own. */
function isAboutThem(quiz: Quiz, step: string): boolean {
	const known = compileQuiz(quiz).steps.get(step);
	return known?.kind.contact !== undefined || known?.kind.consents !== undefined;
}

/** Those named, and what the others brought or took together. */
function mostOf(marks: readonly ReceiptMark[], most: number, locale: UiLocale) {
	// One more is named sooner than counted.
	const named = marks.length <= most + 1 ? marks : marks.slice(0, most);
	const others = marks.slice(named.length);
	const points = tidy(others.reduce((sum, mark) => sum + mark.points, 0));
	return {
		named,
		others: others.length,
		said: figuresIn(locale).signed(points)
	};
}
