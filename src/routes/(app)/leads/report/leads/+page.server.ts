import { leadsOfReport } from '$lib/server/services/desk/report.ts';
import { OUTCOMES } from '$lib/server/services/desk/outcomes.ts';
import { leadName } from '$lib/server/services/leads.ts';
import { signedIn } from '../../../../signed-in.ts';
import { quizWords } from '../../../quiz-words.ts';
import { sourceName } from '../../../source-name.ts';
import { memberNames } from '../../member-names.ts';
import { periodOf } from '../period.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const asked = (name: string) => url.searchParams.get(name) ?? undefined;
	const { days, since } = periodOf(asked('days') ?? null, app.clock.now());
	const outcome = OUTCOMES.find((one) => one === asked('outcome'));
	const choice = {
		...{ quiz: asked('quiz'), segment: asked('segment') },
		...{ source: asked('source'), owner: asked('owner') }
	};
	const leads = await leadsOfReport(app, workspace, { since, outcome, ...choice });
	const quizzes = leads.map(({ shownQuizId }) => shownQuizId).filter((id) => id !== '');
	const [words, names] = await Promise.all([
		quizWords(app, workspace, quizzes, i18n.locale),
		memberNames(app, workspace)
	]);
	return {
		days,
		leads: leads.map((lead) => ({
			...{ id: lead.id, name: leadName(lead), temperature: lead.temperature },
			segment: words.get(lead.shownQuizId)?.segment(lead.segment) ?? lead.segment,
			source: sourceName(i18n.t, lead.source),
			...{ outcome: lead.outcome, value: lead.value, currency: lead.currency },
			...{ at: lead.outcomeAt ?? 0, owner: names.get(lead.ownerId ?? '') ?? null }
		}))
	};
};
