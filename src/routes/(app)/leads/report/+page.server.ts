import { membersOf } from '$lib/server/services/desk/members.ts';
import { FEWEST, recentReport } from '$lib/server/services/desk/report.ts';
import { signedIn } from '../../../signed-in.ts';
import { quizWords } from '../../quiz-words.ts';
import { sourceName } from '../../source-name.ts';
import { periodOf } from './period.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const period = periodOf(url.searchParams.get('days'), app.clock.now());
	const { total, firstTouch, by } = await recentReport(app, workspace, period);
	const quizzes = by.quiz.map(({ key }) => key).filter((key) => key !== '');
	const [words, { nameOf }] = await Promise.all([
		quizWords(app, workspace, quizzes, i18n.locale),
		membersOf(app, workspace)
	]);
	const titleOf = (quiz: string) =>
		quiz === ''
			? i18n.t('pipeline.report.noQuiz')
			: (words.get(quiz)?.title ?? i18n.t('quiz.gone'));
	const ownerName = (id: string) =>
		id === '' ? i18n.t('pipeline.owner.none') : (nameOf(id) ?? i18n.t('list.owner.gone'));
	return {
		days: period.days,
		fewest: FEWEST,
		...{ total, firstTouch },
		by: {
			segment: by.segment.map((row) => ({
				...row,
				name: words.get(row.quiz)?.segment(row.key) ?? row.key,
				note: titleOf(row.quiz)
			})),
			quiz: by.quiz.map((row) => ({ ...row, name: titleOf(row.key), note: '' })),
			source: by.source.map((row) => ({ ...row, name: sourceName(i18n.t, row.key), note: '' })),
			owner: by.owner.map((row) => ({ ...row, name: ownerName(row.key), note: '' }))
		}
	};
};
