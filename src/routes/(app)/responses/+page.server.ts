import { listResponses } from '$lib/server/services/responses.ts';
import { signedIn } from '../../signed-in.ts';
import { dayStart } from '../day.ts';
import { quizChoices, quizWords } from '../quiz-words.ts';
import { responseRow } from '../response-row.ts';
import { segmentChoices } from '../segment-choices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n, timeZone } = locals;
	const { workspace } = signedIn(locals);
	const asked = (name: string) => url.searchParams.get(name) ?? '';
	const filter = {
		quiz: asked('quiz'),
		segment: asked('segment'),
		since: asked('since'),
		until: asked('until'),
		tests: asked('tests') === '1'
	};
	const [page, quizzes, words] = await Promise.all([
		listResponses(app, workspace, {
			quiz: filter.quiz || undefined,
			segment: filter.segment || undefined,
			since: dayStart(filter.since, timeZone),
			until: dayStart(filter.until, timeZone, 1),
			tests: filter.tests,
			cursor: asked('cursor') || undefined
		}),
		quizChoices(app, workspace),
		quizWords(app, workspace, filter.quiz ? [filter.quiz] : [], i18n.locale)
	]);
	return {
		filter,
		filterKey: JSON.stringify(filter),
		active: Object.values(filter).some(Boolean),
		quizzes,
		segments: segmentChoices(i18n, words.get(filter.quiz), filter.segment),
		responses: await Promise.all(page.items.map((row) => responseRow(app, row, i18n.locale))),
		next: page.next
	};
};
