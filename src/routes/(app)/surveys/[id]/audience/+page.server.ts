import { listsWithCounts } from '$lib/server/services/audience/lists.ts';
import { allTags } from '$lib/server/services/audience/recipients.ts';
import { getCampaign } from '$lib/server/services/campaigns/campaigns.ts';
import { progressOf } from '$lib/server/services/campaigns/sending.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import { quizChoices, quizWords } from '../../../quiz-words.ts';
import { TEMPERATURES } from '../../../segment-choices.ts';
import type { PageServerLoad } from './$types';

/** Whose stages are offered: the words of each are read from its file. */
const MOST_QUIZZES = 30;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getCampaign(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { audience, revision, state, letter } = found.value;
	const gone = (name: string) => i18n.t('audience.survey.gone', { name });
	const isOpen = state === 'draft' || state === 'scheduled';
	const [lists, tags, quizzes] = await Promise.all([
		listsWithCounts(app, workspace),
		allTags(app, workspace),
		quizChoices(app, workspace, i18n.locale)
	]);
	const read = quizzes.slice(0, MOST_QUIZZES).map(({ value }) => value);
	const words = await quizWords(app, workspace, read, i18n.locale);
	const stages = new Map(
		[...words.values()].flatMap((quiz) => quiz.stages.map(({ id, title }) => [id, title] as const))
	);
	const leads = audience.leads ?? { segments: [], stages: [], quizzes: [] };
	const { excluding } = audience;
	const temperatures = TEMPERATURES.map((value) => ({
		value,
		label: i18n.t(`temperature.${value}`)
	}));
	return {
		audience,
		revision,
		spoken: letter.locales,
		isOpen,
		/** Whom it was written to, or is about to be; null while they can still be chosen. */
		invited: isOpen ? null : (await progressOf(app, found.value)).counts.invited,
		choices: {
			lists: withGone(
				lists.map(({ id, name, members }) => ({ value: id, label: name, count: members })),
				[...audience.lists, ...excluding.lists],
				() => i18n.t('audience.survey.gone.list')
			),
			tags: withGone(
				tags.map((tag) => ({ value: tag, label: tag })),
				[...audience.tags, ...excluding.tags],
				gone
			),
			segments: withGone(temperatures, leads.segments, gone),
			stages: withGone(
				[...stages].map(([value, label]) => ({ value, label })),
				leads.stages,
				gone
			),
			quizzes: withGone(quizzes, leads.quizzes, gone)
		}
	};
};

interface Choice {
	value: string;
	label: string;
	count?: number;
	gone?: boolean;
}

/** With what was chosen and is not there any more, so that it can be taken away. */
function withGone(
	choices: readonly Choice[],
	chosen: readonly string[],
	say: (value: string) => string
): Choice[] {
	const known = new Set(choices.map(({ value }) => value));
	const gone = [...new Set(chosen)].filter((value) => !known.has(value));
	return [...choices, ...gone.map((value) => ({ value, label: say(value), gone: true }))];
}
