import { receiptRows } from '$lib/quiz/receipt-words.ts';
import { receiptAsRead } from '$lib/quiz/recall.ts';
import { scoreSubmission } from '$lib/server/services/submissions.ts';
import { json } from '@sveltejs/kit';
import { wordsOf } from '../../../../quiz-words.ts';
import { thermometerOf } from '../../../../thermometer.ts';
import type { Outcome } from '../outcome.ts';
import { previewRequest } from '../preview-request.ts';
import type { RequestHandler } from './$types';

/** Scores a finished preview. Nothing of it is stored. */
export const POST: RequestHandler = async (event) => {
	const { quiz, given, answers } = await previewRequest(event);
	const { locale } = event.locals.i18n;
	const scored = scoreSubmission(event.locals.app, quiz, given);
	if (!scored.ok) {
		const fields = (scored.problem.errors ?? []).map(({ path, message }) => ({
			path,
			message: given.locale.startsWith('ru') ? message.ru : message.en
		}));
		return json({ fields }, { status: 422 });
	}
	const { receipt, result, temperature, segment, stage, tags } = scored.value;
	const words = wordsOf(quiz, locale);
	const outcome: Outcome = {
		temperature,
		segment: words.segment(segment),
		stage: words.stage(stage),
		tags,
		receipt: receiptRows(receiptAsRead(receipt, quiz, { answers, hidden: given.hidden }), locale),
		thermometer: thermometerOf(receipt, quiz, locale)
	};
	return json({ result, outcome });
};
