import { compileQuiz } from '$lib/quiz/compile.ts';
import { fileSize } from '$lib/quiz/file-size.ts';
import { receiptRows } from '$lib/quiz/receipt-words.ts';
import { asRead, receiptAsRead } from '$lib/quiz/recall.ts';
import { acceptResponse } from '$lib/server/services/accept-response.ts';
import {
	deleteResponse,
	getResponse,
	responseConsents,
	type FoundResponse
} from '$lib/server/services/responses.ts';
import type { UiLocale } from '$lib/i18n/locale.ts';
import { error, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { responseRow } from '../../response-row.ts';
import { thermometerOf } from '../../thermometer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getResponse(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { response, quiz } = found.value;
	const { source, version, locale, hidden, tags } = response;
	return {
		response: {
			...(await responseRow(app, response, i18n.locale)),
			source,
			version,
			locale,
			hidden,
			tags
		},
		answers: answersInWords(found.value, i18n.locale),
		ignored: response.ignored.map((step) => questionOf(found.value, step, i18n.locale)),
		receipt: receiptRows(receiptAsRead(response.receipt, quiz, response), i18n.locale),
		thermometer: thermometerOf(response.receipt, quiz, i18n.locale),
		consents: await responseConsents(app, workspace, response.id)
	};
};

function answersInWords(found: FoundResponse, locale: UiLocale) {
	const { response, quiz } = found;
	const { steps } = compileQuiz(quiz);
	return response.path.flatMap((id) => {
		const known = steps.get(id);
		if (!known || known.step.kind === 'statement') return [];
		const answer = response.answers[id] ?? null;
		const words = answer === null ? null : known.kind.describe(known.step, answer, locale);
		const address = answer === null ? undefined : known.kind.address?.(known.step, answer);
		const files = response.files
			.filter((file) => file.step === id)
			.map((file) => ({ id: file.id, name: file.name, size: fileSize(file.size, locale) }));
		return { step: id, question: questionOf(found, id, locale), answer: words, address, files };
	});
}

function questionOf({ response, quiz }: FoundResponse, id: string, locale: UiLocale): string {
	const step = quiz.steps.find((one) => one.id === id);
	return asRead(quiz, response, locale)(step?.title) || id;
}

export const actions: Actions = {
	accept: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const accepted = await acceptResponse(app, signedIn(locals).workspace, params.id);
		if (!accepted.ok) return refuse(accepted.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('response.accepted') });
		return { done: true };
	},
	delete: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const deleted = await deleteResponse(app, signedIn(locals).workspace, params.id);
		if (!deleted.ok) return refuse(deleted.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('response.deleted') });
		redirect(303, '/responses');
	}
};
