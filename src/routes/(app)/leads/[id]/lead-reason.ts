import { receiptAsSeen } from '$lib/quiz/as-seen.ts';
import type { Quiz } from '$lib/quiz/normalise.ts';
import { compileQuiz } from '$lib/quiz/compile.ts';
import type { Receipt } from '$lib/quiz/receipt.ts';
import { receiptRows, type ReceiptRows } from '$lib/quiz/receipt-words.ts';
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
	const rows = receiptRows(receipt, locale);
	return {
		id: response.id,
		quiz: wordsOf(quiz, locale).title,
		version: response.version,
		createdAt: response.createdAt,
		temperature: response.temperature,
		receipt: rows,
		thermometer: thermometerOf(response.receipt, quiz, locale),
		...whatCounted(receipt, rows),
		answers: answersInWords(quiz, response, locale).filter(({ step }) => !isAboutThem(quiz, step))
	};
}

export type LeadReason = NonNullable<Awaited<ReturnType<typeof leadReason>>>;

/** Contacts and consents are shown in places of their own. */
function isAboutThem(quiz: Quiz, step: string): boolean {
	const known = compileQuiz(quiz).steps.get(step);
	return known?.kind.contact !== undefined || known?.kind.consents !== undefined;
}

/** The answers that brought or took the most points, the greatest first. */
function whatCounted(receipt: Receipt, rows: ReceiptRows) {
	const counted = new Set(receipt.dimensions.filter(({ amount }) => !amount).map(({ id }) => id));
	// Rows of questions come first, in the order of their lines.
	const points = receipt.lines
		.filter(({ step, dimension }) => step !== undefined && counted.has(dimension))
		.map((line) => line.points);
	const lines = rows.lines
		.slice(0, points.length)
		.map(({ question, answer, points: said }, at) => ({
			...{ question, answer, said, points: points[at] ?? 0 }
		}));
	return {
		for: lines
			.filter((line) => line.points > 0)
			.sort((one, other) => other.points - one.points)
			.slice(0, MOST_FOR),
		against: lines
			.filter((line) => line.points < 0)
			.sort((one, other) => one.points - other.points)
			.slice(0, MOST_AGAINST)
	};
}
