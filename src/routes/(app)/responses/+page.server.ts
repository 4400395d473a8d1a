import { heldResponses, listResponses } from '$lib/server/services/responses.ts';
import { signedIn } from '../../signed-in.ts';
import { nextStep } from '../next-step.ts';
import { listOf } from '../query.ts';
import { quizChoices, quizWords } from '../quiz-words.ts';
import { responseRow } from '../response-row.ts';
import { responseFilter } from './response-filter.ts';
import { segmentChoices } from '../segment-choices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n, timeZone } = locals;
	const { workspace } = signedIn(locals);
	const { shown: filter, asked } = responseFilter(url.searchParams, timeZone);
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const [page, quizzes, words, held] = await Promise.all([
		listResponses(app, workspace, { ...asked, cursor }),
		quizChoices(app, workspace, i18n.locale),
		quizWords(app, workspace, filter.quiz ? [filter.quiz] : [], i18n.locale),
		heldResponses(app, workspace)
	]);
	return {
		filter,
		list: listOf(filter, page),
		next: page.items.length === 0 ? await nextStep(app, workspace) : null,
		held,
		quizzes,
		segments: segmentChoices(i18n, words.get(filter.quiz), filter.segment),
		responses: await Promise.all(
			page.items.map((row) => responseRow(app, row, i18n.locale, quizzes))
		)
	};
};
