import { leadName, leadNames } from '$lib/server/services/leads.ts';
import { askedIn } from '$lib/server/services/privacy/asked-in.ts';
import { listConsents, withdrawConsent } from '$lib/server/services/privacy/consents.ts';
import { setFlash } from '../../flash.ts';
import { textOf } from '../../form-text.ts';
import { refuse } from '../../problem-reply.ts';
import { signedIn } from '../../signed-in.ts';
import { quizWords } from '../quiz-words.ts';
import { listOf } from '../query.ts';
import type { Actions, PageServerLoad } from './$types';

const PURPOSES = ['processing', 'advertising', 'other'];
const STATES: Readonly<Record<string, boolean>> = { inForce: false, withdrawn: true };

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const given = (name: string) => url.searchParams.get(name) ?? '';
	const filter = {
		lead: given('lead'),
		purpose: PURPOSES.includes(given('purpose')) ? given('purpose') : '',
		state: given('state') in STATES ? given('state') : ''
	};
	const page = await listConsents(app, workspace, {
		lead: filter.lead || undefined,
		purpose: filter.purpose || undefined,
		withdrawn: STATES[filter.state],
		cursor: url.searchParams.get('cursor') ?? undefined
	});
	const leads = page.items.map(({ leadId }) => leadId);
	const [names, words, asked] = await Promise.all([
		leadNames(app, workspace, [...leads, filter.lead || null]),
		quizWords(
			app,
			workspace,
			page.items.map(({ quizId }) => quizId),
			i18n.locale
		),
		Promise.all(page.items.map((row) => askedIn(app, row, i18n.locale)))
	]);
	return {
		filter,
		list: listOf(filter, page),
		of: filter.lead ? (names.get(filter.lead) ?? leadName({ ...NOBODY, id: filter.lead })) : null,
		consents: page.items.map((row, at) => ({
			...{ id: row.id, purpose: row.purpose, text: row.text, url: row.url, locale: row.locale },
			...{ version: row.version, askedIn: asked[at] ?? null, responseId: row.responseId },
			...{ givenAt: row.givenAt, withdrawnAt: row.withdrawnAt, leadId: row.leadId },
			name: row.leadId === null ? null : (names.get(row.leadId) ?? null),
			quiz: words.get(row.quizId)?.title ?? i18n.t('quiz.gone')
		}))
	};
};

const NOBODY = { name: null, email: null, phone: null };

export const actions: Actions = {
	withdraw: async ({ locals, request, cookies }) => {
		const { app, i18n } = locals;
		const id = textOf(await request.formData(), 'id');
		const { workspace, id: by } = signedIn(locals);
		const withdrawn = await withdrawConsent(app, workspace, by, id);
		if (!withdrawn.ok) return refuse(withdrawn.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('privacy.withdraw.done') });
		return { done: true };
	}
};
