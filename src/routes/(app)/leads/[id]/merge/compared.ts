import type { I18n } from '$lib/i18n/i18n.ts';
import { inLocale } from '$lib/quiz/text.ts';
import { membersOf } from '$lib/server/services/desk/members.ts';
import type { MergePreview } from '$lib/server/services/desk/merging.ts';
import { stagesOf } from '$lib/server/services/desk/stages.ts';
import { leadName } from '$lib/server/services/leads.ts';
import { shownPhone } from '$lib/server/shown-phone.ts';
import { signedIn } from '../../../../signed-in.ts';
import { quizWords } from '../../../quiz-words.ts';
import { sumIn } from '../../sum-in.ts';

type Lead = MergePreview['lead'];

/** Both leads beside what they become, in words, and what goes over with one of them. */
export async function compared(locals: App.Locals, preview: MergePreview) {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const { lead, other, joined, moved } = preview;
	const all = [lead, other, joined.lead];
	const [members, stages, words] = await Promise.all([
		membersOf(app, workspace),
		stagesOf(app, workspace),
		quizWords(
			...([app, workspace] as const),
			all.map(({ shownQuizId }) => shownQuizId),
			i18n.locale
		)
	]);
	const side = (row: Lead) => {
		const quiz = words.get(row.shownQuizId);
		const stage = stages.find(({ id }) => id === row.stage);
		const { name, email, phone, company, role, city, temperature } = row;
		return {
			...{ id: row.id, title: leadName(row), name, email, company, role, city, temperature },
			phone: phone && shownPhone(phone),
			aliases: (row.aliases ?? []).map(shownPhone).join(', ') || null,
			segment: quiz?.segment(row.segment) ?? row.segment,
			stage: (stage && inLocale(stage.title, i18n.locale, stage.locales)) || row.stage,
			owner: row.ownerId && (members.nameOf(row.ownerId) ?? i18n.t('leadpage.gone')),
			outcome: outcomeIn(i18n, row)
		};
	};
	const { responses, leadNotes, deliveries } = moved.rows;
	return {
		...{ one: side(lead), two: side(other), after: side(joined.lead) },
		counts: { responses: responses.length, notes: leadNotes.length, pushes: deliveries.length }
	};
}

function outcomeIn({ t, locale }: I18n, { outcome, value, currency }: Lead): string | null {
	if (outcome === null) return null;
	const said = t(`list.outcome.${outcome}`);
	return value === null ? said : `${said}, ${sumIn(locale, value, currency)}`;
}
