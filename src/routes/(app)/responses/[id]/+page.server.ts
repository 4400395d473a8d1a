import { receiptAsSeen } from '$lib/quiz/as-seen.ts';
import { foreignField } from '$lib/quiz/form/foreign-fields.ts';
import { receiptRows } from '$lib/quiz/receipt-words.ts';
import { receiptAsRead } from '$lib/quiz/recall.ts';
import { acceptResponse } from '$lib/server/services/accept-response.ts';
import { deleteResponse, getResponse, responseConsents } from '$lib/server/services/responses.ts';
import { lettersTo } from '$lib/server/services/letters.ts';
import type { ContactAnswer } from '$lib/quiz/answers.ts';
import { CONTACT_NAMES } from '$lib/quiz/questions/contact-fields.ts';
import { error, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { answersInWords, questionOf } from '../../answers-in-words.ts';
import { bonusFact } from '../../bonus-fact.ts';
import { responseRow } from '../../response-row.ts';
import { thermometerOf } from '../../thermometer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getResponse(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { response, quiz, details } = found.value;
	const { source, version, locale, hidden, tags } = response;
	const read = receiptAsRead(response.receipt, quiz, response);
	return {
		response: {
			...(await responseRow(app, response, i18n.locale)),
			source,
			version,
			locale,
			hidden,
			tags
		},
		answers: answersInWords(quiz, response, i18n.locale),
		ignored: response.ignored
			.filter((one) => foreignField(one) === undefined)
			.map((step) => questionOf(quiz, response, step, i18n.locale)),
		foreign: response.ignored.flatMap((one) => foreignField(one) ?? []),
		receipt: receiptRows(receiptAsSeen(read, i18n.locale, locale), i18n.locale),
		thermometer: thermometerOf(response.receipt, quiz, i18n.locale),
		bonus: bonusFact(i18n, quiz, response),
		details: detailRows(details),
		consents: await responseConsents(app, workspace, response.id),
		letters: await lettersTo(app, workspace, { response: response.id })
	};
};

/** What was left below the result, in the order of the form. */
function detailRows(details: ContactAnswer | null) {
	return CONTACT_NAMES.flatMap((name) => {
		const value = details?.[name];
		return value ? [{ name, value }] : [];
	});
}

export const actions: Actions = {
	accept: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const accepted = await acceptResponse(app, workspace, params.id, by);
		if (!accepted.ok) return refuse(accepted.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('response.accepted') });
		return { done: true };
	},
	delete: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const deleted = await deleteResponse(app, workspace, params.id, by);
		if (!deleted.ok) return refuse(deleted.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('response.deleted') });
		redirect(303, '/responses');
	}
};
