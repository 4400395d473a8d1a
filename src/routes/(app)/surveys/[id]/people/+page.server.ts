import { PEOPLE, countOf } from '$lib/letter/figures.ts';
import { getCampaign } from '$lib/server/services/campaigns/campaigns.ts';
import {
	MOST_LOOKED_THROUGH,
	listPeople,
	type Person
} from '$lib/server/services/campaigns/people.ts';
import { NO_FIGURES, campaignFigures } from '$lib/server/services/campaigns/results.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import { quizWords } from '../../../quiz-words.ts';
import { peopleFilter } from './people-filter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getCampaign(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const campaign = found.value;
	const filter = peopleFilter(url.searchParams);
	const [page, figures, words] = await Promise.all([
		listPeople(app, campaign, {
			...filter,
			cursor: url.searchParams.get('cursor') ?? undefined
		}),
		campaignFigures(app, workspace, [campaign.id]),
		quizWords(app, workspace, [campaign.quizId], i18n.locale)
	]);
	const quiz = words.get(campaign.quizId);
	const { all, variants } = figures.get(campaign.id) ?? NO_FIGURES;
	const counts = filter.variant ? variants[filter.variant] : all;
	const segments = quiz?.segments ?? [];
	const chosen = filter.people.startsWith('segment:') ? filter.people.slice(8) : null;
	return {
		filter: { which: filter.people, q: filter.q, variant: filter.variant ?? '' },
		count: countOf(filter.people, counts),
		isMany: countOf(filter.people, all) > MOST_LOOKED_THROUGH,
		hasSubjects: (variants.b['invited'] ?? 0) > 0,
		kinds: PEOPLE.filter((kind) => kind === filter.people || countOf(kind, all) !== 0),
		segments: [
			...segments.map(({ id, title }) => ({ id, title })),
			...(chosen !== null && !segments.some(({ id }) => id === chosen)
				? [{ id: chosen, title: chosen }]
				: [])
		],
		next: page.next,
		people: page.items.map((person) => ({
			...personRow(person),
			segment: person.segment && (quiz?.segment(person.segment) ?? person.segment)
		}))
	};
};

function personRow(person: Person) {
	const { id, email, name, leadId, recipientId, responseId, temperature, mailState } = person;
	const [latest] = person.mails;
	const said = [latest?.code, latest?.error].filter(Boolean).join(' ');
	return {
		...{ id, email, name, temperature, mailState },
		href: leadId === null ? `/audience/${recipientId}` : `/leads/${leadId}`,
		responseId,
		letter: latest?.kind ?? 'first',
		sentAt: latest?.sentAt ?? null,
		/** Where a file was written in place of a mail: it can be read. */
		written: latest?.file ? latest.id : null,
		said: said === '' ? null : said,
		did: deedsOf(person)
	};
}

/** What they did and what came back, the latest first. */
function deedsOf(person: Person) {
	const { openedAt, openedBy } = person;
	const deeds = [
		{ kind: 'finished', at: person.finishedAt },
		// Whoever finished has tapped or opened the quiz before.
		{ kind: 'tapped', at: person.finishedAt === null ? person.tappedAt : null },
		{ kind: `opened_${openedBy ?? 'unsure'}`, at: openedAt },
		{ kind: 'unsubscribed', at: person.unsubscribedAt },
		{ kind: 'bounced', at: person.bouncedAt },
		{ kind: 'complained', at: person.complainedAt },
		{ kind: 'not_me', at: person.notMeAt }
	] as const;
	return deeds
		.flatMap(({ kind, at }) => (at === null ? [] : [{ kind, at }]))
		.toSorted((one, other) => other.at - one.at);
}
