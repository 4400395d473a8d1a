import { problemHref } from '$lib/builder/shell/problem-href.ts';
import { toneOf } from '$lib/quiz/verify/tone.ts';
import { analyseQuiz } from '$lib/server/services/analysis.ts';
import { NOTHING_COUNTED, quizCounts } from '$lib/server/services/counts.ts';
import { storedFile } from '$lib/server/services/definition.ts';
import { versionContent } from '$lib/server/services/live-cache.ts';
import { missingPictures } from '$lib/server/services/pictures/carried-pictures.ts';
import { dropOff } from '$lib/server/services/partials.ts';
import { nextVersion } from '$lib/server/services/publishing.ts';
import { deleteQuiz, duplicateQuiz, getQuiz, saveDraft } from '$lib/server/services/quizzes.ts';
import { suggestedAddress } from '$lib/server/services/suggested-address.ts';
import { underWay } from '$lib/server/services/versions.ts';
import { error, fail, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { quizTitle } from '../../quiz-words.ts';
import { readQuizFile, refuseFile } from '../quiz-file.ts';
import { segmentCounts } from '../segment-counts.ts';
import { changesBetween } from './changes.ts';
import { closedMessages } from './closed-messages.ts';
import { publishingActions } from './publishing-actions.ts';
import { trialOffer } from './trial-offer.ts';
import { dropOffRows } from './unfinished/drop-off-rows.ts';
import { reachView } from './reach-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getQuiz(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const view = found.value;
	const [next, atIt, analysis, counts, suggestedSlug, trial, stops] = await Promise.all([
		nextVersion(app, workspace, view.id),
		underWay(app, workspace, view.id),
		analyseQuiz(app, workspace, view.id, i18n.locale, 'by words'),
		quizCounts(app, workspace, [view.id]),
		suggestedAddress(app, workspace, view.id),
		trialOffer(app, workspace, view),
		dropOff(app, workspace, view.id)
	]);
	if (!analysis.ok || !next) error(404, i18n.t('error.notFound'));
	const latest = next.again ? next.version : next.version - 1;
	const published = latest > 0 && (await versionContent(app, view.id, latest)).quiz;
	const draft = analysis.value.quiz;
	const counted = counts[view.id] ?? NOTHING_COUNTED;
	return {
		quiz: {
			id: view.id,
			slug: view.slug,
			suggestedSlug,
			title: quizTitle(view, i18n.locale),
			revision: view.revision,
			liveVersion: view.version,
			locales: draft.locales,
			closedMessage: closedMessages(view.closedMessage, draft.locales),
			next
		},
		trial,
		origin: app.config.origin,
		latest,
		underWay: atIt,
		changes: published ? changesBetween(published, draft, i18n.locale) : [],
		// They are told by the quiz's own words, beside which a path in the file would say nothing.
		problems: analysis.value.problems.map((problem) => ({
			tone: toneOf(problem),
			message: problem.message,
			href: problemHref(view.id, storedFile(view.definition), problem)
		})),
		reach: reachView(draft, analysis.value.bounds, analysis.value.reach, i18n.locale),
		publishable: analysis.value.publishable,
		counts: { ...counted, unfinished: stops.unfinished },
		stops: dropOffRows(draft, stops, i18n.locale),
		segments: segmentCounts(draft, counted.segments, i18n.locale)
	};
};

export const actions: Actions = {
	...publishingActions,
	duplicate: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const copy = await duplicateQuiz(app, workspace, params.id, by);
		if (!copy.ok) return refuse(copy.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('quiz.duplicated') });
		redirect(303, `/quizzes/${copy.value.id}`);
	},
	delete: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const deleted = await deleteQuiz(app, workspace, params.id, by);
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
		const { definition } = read;
		const revision = Number(textOf(form, 'revision')) || undefined;
		const { workspace, id: by } = signedIn(locals);
		const saved = await saveDraft(app, workspace, params.id, { definition, revision }, by);
		if (!saved.ok) return refuseFile(saved.problem, i18n.locale, read.text);
		const missing = (await missingPictures(app, saved.value.definition)).length;
		const text =
			missing > 0 ? i18n.t('file.pictures.missing', { count: missing }) : i18n.t('file.replaced');
		setFlash(cookies, { text });
		return { done: true };
	}
};
