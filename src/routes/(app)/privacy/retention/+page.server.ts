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
		const quiz = textOf(form, 'quiz');
		const set = await setRetention(app, workspace, by, quiz, days);
		if (!set.ok) return refuse(set.problem, i18n.locale);
		setFlash(cookies, { text: await savedWords(locals, workspace, quiz, days) });
		return { done: true };
	}
};

/** How long they are kept from now on; and that nothing goes, where nothing does. */
async function savedWords(
	{ app, i18n: { t } }: App.Locals,
	workspace: string,
	quiz: string,
	days: number | null
): Promise<string> {
	if (days === null) return t('privacy.retention.done', { time: t('privacy.retention.forever') });
	const time = t('privacy.retention.some', { count: days });
	const [older] = await olderThan(app, workspace, quiz, [days]);
	return t(older?.count === 0 ? 'privacy.retention.done.none' : 'privacy.retention.done', { time });
}
