import type { I18n } from '$lib/i18n/i18n.ts';
import type { House } from '$lib/server/house.ts';
import type { User } from '$lib/server/services/accounts.ts';
import { inLocale } from '$lib/quiz/text.ts';
import { listDestinations } from '$lib/server/services/destinations.ts';
import { membersOf } from '$lib/server/services/desk/members.ts';
import { lastMergeOf } from '$lib/server/services/desk/merging.ts';
import { tagsOf } from '$lib/server/services/desk/notes.ts';
import { usualCurrency } from '$lib/server/services/desk/outcomes.ts';
import { proposedMerges } from '$lib/server/services/desk/proposals.ts';
import { stagesOf } from '$lib/server/services/desk/stages.ts';
import { leadTimeline } from '$lib/server/services/desk/timeline.ts';
import { importNames } from '$lib/server/services/imports/imports.ts';
import { leftByLead } from '$lib/server/services/leaving/left-by-lead.ts';
import { leadName, leadNames, phonesGiven, type FoundLead } from '$lib/server/services/leads.ts';
import { quizWords } from '../../quiz-words.ts';
import { contactsOfOther, leadContacts } from './lead-contacts.ts';
import { leadReason } from './lead-reason.ts';
import { shownMoment, type Told } from './moments.ts';

const MOMENTS = 30;

/** A lead as its page shows it. @param cursor of what is told before something */
export async function leadView(
	app: House,
	i18n: I18n,
	{ id: user, workspace }: User,
	found: FoundLead,
	cursor: string | undefined
) {
	const { lead, quizzes, consents, history } = found;
	const [reason, members, stages, tags, phones, proposed, timeline, left] = await Promise.all([
		leadReason(app, workspace, found, i18n.locale),
		membersOf(app, workspace),
		stagesOf(app, workspace),
		tagsOf(app, workspace, lead.id),
		phonesGiven(app, workspace, found),
		proposedMerges(app, workspace, lead.id),
		leadTimeline(app, workspace, lead.id, { cursor, limit: MOMENTS }),
		leftByLead(app, workspace, found)
	]);
	const deeds = timeline.items.flatMap((one) => (one.kind === 'deed' ? [one.deed] : []));
	const imports = deeds.flatMap(({ kind, toValue }) => (kind === 'import' ? [toValue] : []));
	const [words, destinations, last, currency, names, files] = await Promise.all([
		quizWords(app, workspace, quizIds(found, timeline.items), i18n.locale),
		listDestinations(app, workspace),
		lastMergeOf(app, workspace, lead.id),
		lead.currency ?? usualCurrency(app, workspace),
		leadNames(
			app,
			workspace,
			deeds.map(({ toValue }) => toValue)
		),
		importNames(app, workspace, imports)
	]);
	const stageNames = new Map(
		stages.map(({ id, title, locales }) => [id, inLocale(title, i18n.locale, locales) || id])
	);
	const told: Told = {
		...{ i18n, members, destinations, user, shownQuiz: lead.shownQuizId },
		segment: (quiz, id) => words.get(quiz)?.segment(id) ?? id,
		stage: (id) => stageNames.get(id) ?? words.get(lead.shownQuizId)?.stage(id) ?? id,
		quiz: (id) => words.get(id)?.title ?? i18n.t('quiz.gone'),
		imported: (id) => files.get(id) ?? null,
		lead: (id) => names.get(id) ?? i18n.t('leadpage.gone'),
		undoable: last?.leadId === lead.id ? last : null
	};
	return {
		now: app.clock.now(),
		/** Who looks, where they may work leads. */
		me: members.owners.some(({ id }) => id === user) ? user : null,
		lead: {
			...headOf(lead),
			/** Of one that has answered nothing: when it was first in a file. */
			importedAt: quizzes.length > 0 ? null : firstImport(history),
			/** That the next value is likely to be in. */
			likelyCurrency: currency,
			title: leadName(lead),
			segment: told.segment(lead.shownQuizId, lead.segment)
		},
		...leadContacts(found, phones),
		reason,
		owner: { id: lead.ownerId ?? '', choices: ownerChoices(lead, members, i18n) },
		stages: stages.map(({ id }) => ({ value: id, label: told.stage(id) })),
		tags,
		proposed: proposed.map(({ lead: other, responseId, at }) => ({
			...{ id: other.id, name: leadName(other), responseId, at },
			contacts: contactsOfOther(other)
		})),
		quizzes: quizzes.map((row) => ({
			...{ quizId: row.quizId, responseId: row.responseId, temperature: row.temperature },
			quiz: words.get(row.quizId)?.title ?? null,
			segment: told.segment(row.quizId, row.segment)
		})),
		consents: latestOfEach(consents),
		left,
		timeline: {
			items: timeline.items.map((moment) => shownMoment(moment, told)),
			next: timeline.next,
			isFirst: cursor === undefined
		}
	};
}

function headOf(lead: FoundLead['lead']) {
	const { id, temperature, stage, locale, source, createdAt, activeAt, hotAt, touchedAt, test } =
		lead;
	const { outcome, outcomeAt, value, currency } = lead;
	return {
		...{ id, temperature, stage, locale, source, createdAt, activeAt, touchedAt, test },
		// With whom all is settled waits for nobody.
		hotAt: outcome === null || outcome === 'unreached' ? hotAt : null,
		...{ outcome, outcomeAt, value, currency }
	};
}

/** They come newest first. */
const firstImport = (history: FoundLead['history']) =>
	history.findLast(({ kind }) => kind === 'import')?.at ?? null;

/** Somebody who may not work leads any more may still have this one. */
function ownerChoices(
	{ ownerId }: FoundLead['lead'],
	{ owners, nameOf }: Awaited<ReturnType<typeof membersOf>>,
	{ t }: I18n
) {
	const isGone = ownerId !== null && !owners.some(({ id }) => id === ownerId);
	return [
		{ value: '', label: t('leadpage.owner.nobody') },
		...owners.map(({ id, name }) => ({ value: id, label: name })),
		...(isGone ? [{ value: ownerId, label: nameOf(ownerId) ?? t('leadpage.gone') }] : [])
	];
}

function quizIds(
	{ lead, quizzes }: FoundLead,
	moments: Awaited<ReturnType<typeof leadTimeline>>['items']
): string[] {
	return [
		lead.shownQuizId,
		...quizzes.map(({ quizId }) => quizId),
		...moments.flatMap((one) => (one.kind === 'response' ? [one.response.quizId] : []))
	].filter((id) => id !== '');
}

/** Whoever answers again consents again, in the same words: the latest time is shown. They come newest first. */
function latestOfEach<Consent extends { textHash: string; withdrawnAt: number | null }>(
	consents: readonly Consent[]
): Consent[] {
	const seen = new Map(
		consents.toReversed().map((one) => [`${one.textHash} ${one.withdrawnAt === null}`, one])
	);
	return [...seen.values()].toReversed();
}
