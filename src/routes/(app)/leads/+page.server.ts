import { inLocale } from '$lib/quiz/text.ts';
import { countMatching } from '$lib/server/services/desk/change-matching.ts';
import { stagesOf } from '$lib/server/services/desk/stages.ts';
import { leadChoices, listLeads } from '$lib/server/services/lead-list.ts';
import {
	chooseLeadColumns,
	deleteView,
	leadColumns,
	savedViews,
	saveView
} from '$lib/server/services/lead-views.ts';
import { textOf, textsOf } from '../../form-text.ts';
import { refuse } from '../../problem-reply.ts';
import { signedIn } from '../../signed-in.ts';
import { nextStep } from '../next-step.ts';
import { listOf, placeIn } from '../query.ts';
import { quizChoices, quizWords } from '../quiz-words.ts';
import { segmentChoices } from '../segment-choices.ts';
import { changeChosen } from './change-chosen.ts';
import { columnsOf, USUAL_COLUMNS } from './lead-columns.ts';
import { leadFilter } from './lead-filter.ts';
import { leadRows } from './lead-rows.ts';
import { listShown, plainQuery, shippedViews } from './shipped-views.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n, timeZone } = locals;
	const user = signedIn(locals);
	const { workspace } = user;
	const { shown: filter, asked } = leadFilter(url.searchParams, timeZone);
	const [page, quizzes, choices, allStages, views, chosen] = await Promise.all([
		listLeads(app, workspace, { ...asked, ...placeIn(url.searchParams) }),
		quizChoices(app, workspace, i18n.locale),
		leadChoices(app, workspace),
		stagesOf(app, workspace),
		savedViews(app, user),
		leadColumns(app, user)
	]);
	const stages = new Map(
		allStages.map(({ id, title, locales }) => [id, inLocale(title, i18n.locale, locales) || id])
	);
	const shownQuizzes = page.items.map(({ shownQuizId }) => shownQuizId);
	const words = await quizWords(
		app,
		workspace,
		[...shownQuizzes, filter.quiz].filter(Boolean),
		i18n.locale
	);
	const columns = (url.searchParams.get('cols') ?? '').split('.');
	const { members } = choices;
	const usual = columnsOf(chosen ?? []) ?? USUAL_COLUMNS;
	const shown = listShown(url.search, usual);
	const isShown = ({ query }: { query: string }) => listShown(query, usual) === shown;
	const own = views.find(isShown);
	return {
		filter,
		sort: page.sort,
		sortAsked: asked.sort ?? '',
		list: listOf(filter, page),
		previous: page.previous,
		lost: page.lost,
		query: plainQuery(url.search),
		total: page.total,
		next: page.items.length === 0 ? await nextStep(app, workspace) : null,
		views: views.map(({ id, name, query, userId }) => ({
			id,
			name,
			query,
			shared: userId === null,
			current: id === own?.id
		})),
		shipped: shippedViews(user.id).map((view) => ({ ...view, current: !own && isShown(view) })),
		columns: columnsOf(columns) ?? [...usual],
		asColumns: url.searchParams.get('cols') ?? '',
		quizzes,
		segments: segmentChoices(i18n, words.get(filter.quiz), filter.segment),
		stages: withChosen(
			[...stages].map(([value, label]) => ({ value, label })),
			filter.stage
		),
		sources: withChosen(choices.sources.map(same), filter.source),
		tags: withChosen(choices.tags.map(same), filter.tag),
		me: user.id,
		members,
		leads: await leadRows(app, workspace, page, { quizzes, words, stages, members })
	};
};

export const actions: Actions = {
	change: async ({ locals, request, url }) => {
		const { app, i18n, timeZone } = locals;
		const { workspace, id } = signedIn(locals);
		const { narrowed: filter } = leadFilter(url.searchParams, timeZone);
		const chosen = { form: await request.formData(), filter };
		const done = await changeChosen(app, workspace, id, chosen);
		return done.ok ? done.value : refuse(done.problem, i18n.locale);
	},
	matching: async ({ locals, url }) => {
		const { app, i18n, timeZone } = locals;
		const { narrowed } = leadFilter(url.searchParams, timeZone);
		const counted = await countMatching(app, signedIn(locals).workspace, narrowed);
		return counted.ok ? { matching: counted.value } : refuse(counted.problem, i18n.locale);
	},
	saveView: async ({ locals, request, url }) => {
		const { app, i18n } = locals;
		const form = await request.formData();
		const view = {
			name: textOf(form, 'name'),
			query: plainQuery(url.search),
			shared: form.has('shared')
		};
		const saved = await saveView(app, signedIn(locals), view);
		if (!saved.ok) return refuse(saved.problem, i18n.locale);
		return { saved: saved.value.name };
	},
	deleteView: async ({ locals, request }) => {
		const { app, i18n } = locals;
		const form = await request.formData();
		const gone = await deleteView(app, signedIn(locals), textOf(form, 'id'));
		return gone.ok ? { deleted: true } : refuse(gone.problem, i18n.locale);
	},
	columns: async ({ locals, request }) => {
		const form = await request.formData();
		const names = textsOf(form, 'column');
		await chooseLeadColumns(locals.app, signedIn(locals), columnsOf(names) ?? []);
		return { columns: true };
	}
};

interface Choice {
	value: string;
	label: string;
}

function same(value: string): Choice {
	return { value, label: value };
}

/** What is chosen can be seen, though there is nothing of it any more. */
function withChosen(choices: Choice[], chosen: string): Choice[] {
	const isThere = chosen === '' || choices.some(({ value }) => value === chosen);
	return isThere ? choices : [...choices, same(chosen)];
}
