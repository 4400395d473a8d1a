import { analyseQuiz } from '$lib/server/services/analysis.ts';
import { NOTHING_COUNTED, quizCounts } from '$lib/server/services/counts.ts';
import { versionContent } from '$lib/server/services/live-cache.ts';
import { nextVersion, publishQuiz, unpublishQuiz } from '$lib/server/services/publishing.ts';
import {
	deleteQuiz,
	duplicateQuiz,
	getQuiz,
	saveDraft,
	type QuizView
} from '$lib/server/services/quizzes.ts';
import { listVersions } from '$lib/server/services/versions.ts';
import { error, fail, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { quizTitle } from '../../quiz-words.ts';
import { readQuizFile, refuseFile } from '../quiz-file.ts';
import { segmentCounts } from '../segment-counts.ts';
import { changesBetween } from './changes.ts';
import { reachView } from './reach-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getQuiz(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const view = found.value;
	const [next, versions, analysis, counts] = await Promise.all([
		nextVersion(app, workspace, view.id),
		listVersions(app, workspace, view.id),
		analyseQuiz(app, workspace, view.id, i18n.locale),
		quizCounts(app, workspace, [view.id])
	]);
	if (!analysis.ok || !next) error(404, i18n.t('error.notFound'));
	const [latest] = versions;
	const published = latest && (await versionContent(app, view.id, latest.version)).quiz;
	const draft = analysis.value.quiz;
	const counted = counts[view.id] ?? NOTHING_COUNTED;
	return {
		quiz: {
			id: view.id,
			slug: view.slug,
			title: quizTitle(view, i18n.locale),
			revision: view.revision,
			liveVersion: view.version,
			locales: draft.locales,
			closedMessage: closedMessage(view, draft.locales),
			next
		},
		origin: app.config.origin,
		changes: published ? changesBetween(published, draft, i18n.locale) : [],
		problems: analysis.value.problems,
		reach: reachView(draft, analysis.value.bounds, analysis.value.reach, i18n.locale),
		publishable: analysis.value.publishable,
		versions,
		counts: counted,
		segments: segmentCounts(draft, counted.segments, i18n.locale)
	};
};

function closedMessage({ closedMessage }: QuizView, locales: readonly string[]) {
	if (typeof closedMessage !== 'string') return closedMessage ?? {};
	return Object.fromEntries(locales.map((locale) => [locale, closedMessage]));
}

export const actions: Actions = {
	publish: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id } = signedIn(locals);
		const published = await publishQuiz(app, workspace, params.id, { by: id });
		if (!published.ok) return refuse(published.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('publish.done', { version: published.value.version }) });
		return { done: true };
	},
	unpublish: async ({ locals, params, request, cookies }) => {
		const { app, i18n } = locals;
		const message = messageOf(await request.formData());
		const closed = await unpublishQuiz(app, signedIn(locals).workspace, params.id, { message });
		if (!closed.ok) return refuse(closed.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('unpublish.done') });
		return { done: true };
	},
	duplicate: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const copy = await duplicateQuiz(app, signedIn(locals).workspace, params.id);
		if (!copy.ok) return refuse(copy.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('quiz.duplicated') });
		redirect(303, `/quizzes/${copy.value.id}`);
	},
	delete: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const deleted = await deleteQuiz(app, signedIn(locals).workspace, params.id);
		if (!deleted.ok) return refuse(deleted.problem, i18n.locale);
		setFlash(cookies, {
			text: i18n.t('quiz.deleted', { title: quizTitle(deleted.value, i18n.locale) }),
			undo: { action: '/quizzes?/restore', fields: { id: deleted.value.id } }
		});
		redirect(303, '/quizzes');
	},
	replace: async ({ locals, params, request, cookies }) => {
		const { app, i18n } = locals;
		const form = await request.formData();
		const read = await readQuizFile(form, i18n);
		if ('refusal' in read) return fail(400, read.refusal);
		const { definition, text } = read;
		const revision = Number(textOf(form, 'revision')) || undefined;
		const { workspace } = signedIn(locals);
		const saved = await saveDraft(app, workspace, params.id, { definition, revision });
		if (!saved.ok) return refuseFile(saved.problem, i18n.locale, text);
		setFlash(cookies, { text: i18n.t('file.replaced') });
		return { done: true };
	}
};

/** A message per language; languages left empty do without one of their own. */
function messageOf(form: FormData): Record<string, string> | undefined {
	const texts = [...form.entries()].flatMap(([name, value]) =>
		name.startsWith('message.') && typeof value === 'string' && value.trim() !== ''
			? [[name.slice('message.'.length), value.trim()] as const]
			: []
	);
	return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}
