import { listRetention, olderThan, setRetention } from '$lib/server/services/privacy/retention.ts';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { namesApart } from '../../quiz-words.ts';
import { signedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is offered, in days; others can be set by the API, and are shown. */
const OFFERED = [30, 90, 180, 365, 730, 1095];

export const load: PageServerLoad = async ({ locals }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const quizzes = await listRetention(app, workspace);
	const set = quizzes.flatMap(({ days }) => days ?? []);
	const offered = [...new Set([...OFFERED, ...set])].sort((one, other) => one - other);
	const names = namesApart(quizzes, i18n.locale);
	const counted = quizzes.map(async ({ id, days }, at) => ({
		...{ id, days, title: names[at] ?? '' },
		older: await olderThan(app, workspace, id, offered)
	}));
	const shown = await Promise.all(counted);
	const { compare } = new Intl.Collator(i18n.locale);
	return { quizzes: shown.toSorted((one, other) => compare(one.title, other.title)) };
};

export const actions: Actions = {
	set: async ({ locals, request, cookies }) => {
		const { app, i18n } = locals;
		const form = await request.formData();
		const given = textOf(form, 'days');
		const days = given === '' ? null : Number(given);
		const { workspace, id: by } = signedIn(locals);
		const set = await setRetention(app, workspace, by, textOf(form, 'quiz'), days);
		if (!set.ok) return refuse(set.problem, i18n.locale);
		const time =
			days === null
				? i18n.t('privacy.retention.forever')
				: i18n.t('privacy.retention.some', { count: days });
		setFlash(cookies, { text: i18n.t('privacy.retention.done', { time }) });
		return { done: true };
	}
};
