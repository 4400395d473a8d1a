import { readSum } from '$lib/quiz/read-sum.ts';
import { sayOutcome } from '$lib/server/services/desk/changes.ts';
import { isWorthAsking, OUTCOMES } from '$lib/server/services/desk/outcomes.ts';
import { takeBackOutcome } from '$lib/server/services/desk/take-back.ts';
import { invalid } from '$lib/server/problems.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';

/** What the outcome box of a lead's page sends. */
export async function outcomeAction({
	locals,
	request,
	cookies,
	params
}: RequestEvent<{ id: string }>) {
	const { app, i18n } = locals;
	const { workspace, id } = signedIn(locals);
	const form = await request.formData();
	const outcome = OUTCOMES.find((one) => one === textOf(form, 'outcome'));
	if (!outcome) return refuse(NONE, i18n.locale);
	// Fields that are not shown are sent nevertheless.
	const value = isWorthAsking(outcome) ? textOf(form, 'value').trim() : '';
	const input = {
		outcome,
		value: value === '' ? undefined : readSum(value),
		currency: isWorthAsking(outcome) ? textOf(form, 'currency') : undefined
	};
	const said = await sayOutcome(app, workspace, id, params.id, input, 'desk');
	if (!said.ok) return refuse(said.problem, i18n.locale);
	setFlash(cookies, { text: i18n.t('pipeline.outcome.recorded') });
	return { done: true };
}

/** What takes it back there. */
export async function reopenAction({ locals, cookies, params }: RequestEvent<{ id: string }>) {
	const { app, i18n } = locals;
	const { workspace, id } = signedIn(locals);
	const taken = await takeBackOutcome(app, workspace, id, params.id);
	if (!taken.ok) return refuse(taken.problem, i18n.locale);
	setFlash(cookies, { text: i18n.t('pipeline.outcome.back.done') });
	return { done: true };
}

const NONE = invalid('outcome', {
	en: 'Choose an outcome first.',
	ru: 'Сначала выберите итог.'
});
