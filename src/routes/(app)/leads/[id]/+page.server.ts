import { listDeliveries } from '$lib/server/services/deliveries.ts';
import { listDestinations } from '$lib/server/services/destinations.ts';
import { getLead, leadName } from '$lib/server/services/leads.ts';
import { lettersTo } from '$lib/server/services/letters.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../signed-in.ts';
import { deliveryRow } from '../../deliveries/delivery-row.ts';
import { quizWords } from '../../quiz-words.ts';
import { responseRow } from '../../response-row.ts';
import type { PageServerLoad } from './$types';

const MOST_DELIVERIES = 50;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getLead(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { lead, quizzes, responses, history, consents } = found.value;
	const [words, deliveries, destinations, letters] = await Promise.all([
		quizWords(
			app,
			workspace,
			[lead.shownQuizId, ...quizzes.map(({ quizId }) => quizId)],
			i18n.locale
		),
		listDeliveries(app, workspace, { lead: lead.id, limit: MOST_DELIVERIES }),
		listDestinations(app, workspace),
		lettersTo(app, workspace, { lead: lead.id })
	]);
	const shown = words.get(lead.shownQuizId);
	const quizOf = new Map(responses.map(({ id, quizId }) => [id, quizId]));
	const { email, phone, name, company, role, city, createdAt, updatedAt, temperature } = lead;
	return {
		lead: {
			id: lead.id,
			title: leadName(lead),
			temperature,
			segment: shown?.segment(lead.segment) ?? lead.segment,
			stage: shown?.stage(lead.stage) ?? lead.stage,
			locale: lead.locale,
			createdAt,
			updatedAt
		},
		contacts: { name, company, role, city, phone, email },
		quizzes: quizzes.map((row) => ({
			quizId: row.quizId,
			responseId: row.responseId,
			quiz: words.get(row.quizId)?.title ?? null,
			segment: words.get(row.quizId)?.segment(row.segment) ?? row.segment,
			temperature: row.temperature,
			total: row.total,
			percent: row.percent
		})),
		responses: await Promise.all(responses.map((row) => responseRow(app, row, i18n.locale))),
		history: history.map((row) => {
			const quiz = words.get(quizOf.get(row.responseId ?? '') ?? lead.shownQuizId);
			const say = (id: string) =>
				(row.kind === 'segment' ? quiz?.segment(id) : quiz?.stage(id)) ?? id;
			return {
				id: row.id,
				kind: row.kind,
				from: row.fromValue === null ? null : say(row.fromValue),
				to: say(row.toValue),
				at: row.at,
				responseId: row.responseId
			};
		}),
		consents: latestOfEach(consents),
		letters,
		deliveries: deliveries.items.map((row) => deliveryRow(row, destinations))
	};
};

/** Whoever answers again consents again, in the same words: the latest time is shown. They come newest first. */
function latestOfEach<Consent extends { textHash: string; withdrawnAt: number | null }>(
	consents: readonly Consent[]
): Consent[] {
	const seen = new Map(
		consents.toReversed().map((one) => [`${one.textHash} ${one.withdrawnAt === null}`, one])
	);
	return [...seen.values()].toReversed();
}
