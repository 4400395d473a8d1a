import type { I18n } from '$lib/i18n/i18n.ts';
import type { Temperature } from '$lib/quiz/quiz.ts';
import type { DestinationView } from '$lib/server/services/destinations.ts';
import type { Members } from '$lib/server/services/desk/members.ts';
import type { Sum } from '$lib/server/services/desk/sums-said.ts';
import type { DeliveryTold, LeadMoment } from '$lib/server/services/desk/timeline.ts';
import type { MailMoment } from '$lib/server/services/mail-timeline.ts';
import { eventName } from '../../deliveries/event-name.ts';
import { sourceName } from '../../source-name.ts';
import { sumIn } from '../sum-in.ts';

/** What is told in the words of quizzes, members and leads. */
export interface Told {
	i18n: I18n;
	members: Members;
	destinations: readonly DestinationView[];
	/** What a quiz calls a segment. */
	segment(quiz: string, id: string): string;
	stage(id: string): string;
	quiz(id: string): string;
	/** What the file of an import was called. */
	imported(id: string): string | null;
	/** What other leads are called. */
	lead(id: string): string;
	/** The merge that can be undone. */
	undoable: { id: string; otherId: string } | null;
	/** Who looks. */
	user: string;
	/** The quiz whose segment the lead has. */
	shownQuiz: string;
}

export type MomentLook =
	'response' | 'mail' | 'note' | 'push' | 'change' | 'consent' | 'merge' | 'import';

/** One line of the timeline. */
export interface ShownMoment {
	id: string;
	at: number;
	look: MomentLook;
	title: string;
	href: string | null;
	/** Whose doing it was, in words. */
	by: string | null;
	/** What came of it, a line each. */
	lines: string[];
	segment: { temperature: Temperature; label: string } | null;
	pushes: ShownPush[];
	note: { id: string; text: string; edited: boolean; own: boolean } | null;
	/** The merge to undo here. */
	undo: string | null;
}

export type ShownPush = ReturnType<typeof shownPush>;

export function shownMoment(moment: LeadMoment, told: Told): ShownMoment {
	const { t } = told.i18n;
	const plain = {
		...{ id: moment.id, at: moment.at, href: null, by: null, lines: [], segment: null },
		...{ pushes: [], note: null, undo: null }
	};
	switch (moment.kind) {
		case 'response':
			return { ...plain, ...shownResponse(moment, told) };
		case 'deed':
			return { ...plain, ...shownDeed(moment, told) };
		case 'note': {
			const { id, text, editedAt, by } = moment.note;
			const note = { id, text, edited: editedAt !== null, own: by === told.user };
			return { ...plain, look: 'note', title: t('leadpage.note'), by: actorWords(by, told), note };
		}
		case 'push':
			return {
				...plain,
				look: 'push',
				title: eventName(t, moment.push.event),
				pushes: [shownPush(moment.push, told)]
			};
		case 'letter': {
			const { kind, subject, state } = moment.letter;
			const lines = [subject, t(`letter.${state}`)];
			return { ...plain, look: 'mail', title: t(`leadpage.letter.${kind}`), lines };
		}
		case 'withdrawal':
			return {
				...plain,
				look: 'consent',
				title: t('leadpage.withdrawn', { purpose: purposeWords(moment.consent.purpose, told) }),
				href: `/responses/${moment.consent.responseId}`,
				lines: [moment.consent.text]
			};
		case 'mail':
			return { ...plain, ...shownMail(moment.mail, told) };
	}
}

function shownResponse(moment: LeadMoment & { kind: 'response' }, told: Told) {
	const { t } = told.i18n;
	const { response, changes, consents, pushes, letters } = moment;
	const agreed = [...new Set(consents.map(({ purpose }) => purposeWords(purpose, told)))];
	return {
		look: 'response' as const,
		title: t('leadpage.answered', { quiz: told.quiz(response.quizId) }),
		href: `/responses/${response.id}`,
		segment: {
			temperature: response.temperature,
			label: told.segment(response.quizId, response.segment)
		},
		lines: [
			t('leadpage.answered.how', {
				version: response.version,
				source: sourceName(t, response.source)
			}),
			...changes
				.filter(({ fromValue, kind }) => fromValue !== null && kind !== 'segment')
				.map((change) => changeWords(change, response.quizId, told)),
			...(agreed.length > 0 ? [t('leadpage.agreed', { to: told.i18n.list(agreed) })] : []),
			...letters.map(({ kind, state }) =>
				t('leadpage.written', { letter: t(`leadpage.letter.${kind}`), state: t(`letter.${state}`) })
			)
		],
		pushes: pushes.map((push) => shownPush(push, told))
	};
}

type DeedTold = LeadMoment & { kind: 'deed' };
type Deed = DeedTold['deed'];

function shownDeed({ deed, sums }: DeedTold, told: Told) {
	const { t } = told.i18n;
	const by = actorWords(deed.by, told);
	if (deed.kind === 'import') {
		const name = told.imported(deed.toValue);
		const title = name === null ? t('leadpage.imported') : t('leadpage.imported.from', { name });
		return { look: 'import' as const, title, by };
	}
	if (deed.kind === 'owner' && deed.by === null) {
		const to = valueWords('owner', deed.toValue, told.shownQuiz, told);
		return { look: 'change' as const, title: t('leadpage.handed', { to }), by };
	}
	if (sums?.was !== undefined) {
		return { look: 'change' as const, title: sumWords(sums.was, sums.is, told), by };
	}
	if (sums?.is) {
		const title = changeWords(deed, told.shownQuiz, told);
		return { look: 'change' as const, title, by, lines: [sumWords(null, sums.is, told)] };
	}
	if (deed.kind !== 'merge' && deed.kind !== 'split') {
		return { look: 'change' as const, title: changeWords(deed, told.shownQuiz, told), by };
	}
	const undo = told.undoable;
	const lead = told.lead(deed.toValue);
	return {
		look: 'merge' as const,
		title: deed.kind === 'merge' ? t('leadpage.merged', { lead }) : t('leadpage.split', { lead }),
		href: deed.kind === 'split' ? `/leads/${deed.toValue}` : null,
		by,
		undo: deed.kind === 'merge' && undo?.otherId === deed.toValue ? undo.id : null
	};
}

function sumWords(was: Sum, is: Sum, { i18n: { t, locale } }: Told): string {
	const words = (sum: Sum) =>
		sum ? sumIn(locale, sum.value, sum.currency) : t('leadpage.outcome.none');
	const what = t('history.value');
	return was
		? t('leadpage.changed', { what, from: words(was), to: words(is) })
		: t('leadpage.set', { what, to: words(is) });
}

function changeWords({ kind, fromValue, toValue }: Deed, quiz: string, told: Told): string {
	const { t } = told.i18n;
	const words = (value: string) => valueWords(kind, value, quiz, told);
	const what = t(`history.${kind}`);
	return fromValue === null || fromValue === ''
		? t('leadpage.set', { what, to: words(toValue) })
		: t('leadpage.changed', { what, from: words(fromValue), to: words(toValue) });
}

function valueWords(kind: Deed['kind'], value: string, quiz: string, told: Told): string {
	const { t } = told.i18n;
	if (kind === 'segment') return told.segment(quiz, value);
	if (kind === 'stage') return told.stage(value);
	if (kind === 'owner') {
		return value === ''
			? t('leadpage.owner.nobody')
			: (told.members.nameOf(value) ?? t('leadpage.gone'));
	}
	if (value === '') return t('leadpage.outcome.none');
	const outcome = (['won', 'lost', 'junk', 'unreached'] as const).find((one) => one === value);
	return outcome ? t(`leadpage.outcome.${outcome}`) : value;
}

function shownMail(mail: MailMoment, { i18n: { t } }: Told) {
	const title = () => {
		if (mail.kind === 'mail') return t(`timeline.${mail.letter}`);
		if (mail.kind === 'open' || mail.kind === 'click') return t(`timeline.${mail.kind}.${mail.by}`);
		return t(`timeline.${mail.kind}`);
	};
	const more = mail.kind === 'mail' && mail.state !== 'sent' ? [t(`letter.${mail.state}`)] : [];
	return {
		look: 'mail' as const,
		title: title(),
		href: `/surveys/${mail.campaign}`,
		lines: [mail.survey, ...more]
	};
}

function shownPush(push: DeliveryTold, { destinations, i18n: { t } }: Told) {
	const destination = destinations.find(({ id }) => id === push.destinationId);
	return {
		id: push.id,
		to: destination?.name ?? t('leadpage.destination.gone'),
		event: eventName(t, push.event),
		state: push.state,
		attempts: push.attempts,
		held: push.state === 'queued' && destination?.state !== 'active'
	};
}

function purposeWords(purpose: string, { i18n: { t } }: Told): string {
	const known = (['processing', 'advertising'] as const).find((one) => one === purpose);
	return known ? t(`consent.${known}`) : t('consent.other');
}

/** Null where it came of an answer. */
function actorWords(by: string | null, { members, i18n: { t } }: Told): string | null {
	if (by === null) return null;
	const { kind, name } = members.actor(by);
	const who = name ?? t('leadpage.gone');
	if (kind === 'member') return who;
	return kind === 'link' ? t('leadpage.by.link', { who }) : t('leadpage.by.token', { who });
}
