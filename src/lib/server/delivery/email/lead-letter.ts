import { receiptRows, type ReceiptRows } from '../../../quiz/receipt-words.ts';
import { fileSize } from '../../../quiz/file-size.ts';
import { shownPhone } from '../../shown-phone.ts';
import type { LeadEventData } from '../payload.ts';
import { words, type MailLocale } from './words.ts';

/** Something named and what it is; `href` where it leads somewhere. */
export interface Fact {
	name: string;
	value: string;
	href?: string | undefined;
}

/** What the mail of a lead says, in the words of its reader. */
export interface LeadLetter {
	locale: MailLocale;
	/** It is made up, to try whether mails arrive. */
	test: boolean;
	who: string;
	temperature: string;
	receipt: ReceiptRows;
	contacts: Fact[];
	/** Where more is to be seen. */
	links: Fact[];
	/** Where its owner says what became of it. */
	outcomes: Fact[];
	answers: { question: string; answer: string; files: Fact[] }[];
	origin: Fact[];
	consents: Fact[];
}

/** @param origin public address of the installation */
export function letterOf(data: LeadEventData, locale: MailLocale, origin: string): LeadLetter {
	const w = words[locale];
	const { lead, response } = data;
	return {
		locale,
		test: data.test ?? false,
		who: lead?.name || lead?.email || (lead?.phone && shownPhone(lead.phone)) || w.someone,
		temperature: data.segment.temperature,
		receipt: receiptRows(data.receipt, locale),
		contacts: contactsOf(data, locale),
		links: [
			...(lead ? [{ name: w.open, value: lead.url, href: lead.url }] : []),
			responseLink(w.openResponse, `${origin}/responses/${response.id}`)
		],
		outcomes: [],
		answers: response.answers.map(({ step, question, answer }) => ({
			question,
			answer: answer || w.noAnswer,
			files: response.files
				.filter((file) => file.step === step)
				.map(({ name, size, url }) => ({ name: fileSize(size, locale), value: name, href: url }))
		})),
		origin: originOf(data, locale),
		consents: data.consents.map(({ purpose, text, url }) => ({
			name: purpose === 'processing' || purpose === 'advertising' ? w[purpose] : w.otherConsent,
			value: text,
			href: url ?? undefined
		}))
	};
}

const responseLink = (name: string, href: string): Fact => ({ name, value: href, href });

function contactsOf({ lead, response }: LeadEventData, locale: MailLocale): Fact[] {
	const w = words[locale];
	return [
		...phoneFact(w.phone, lead?.phone),
		...phoneFact(w.phoneGiven, response.phoneGiven),
		...known(w.email, lead?.email, 'mailto:'),
		...known(w.company, lead?.company),
		...known(w.role, lead?.role),
		...known(w.city, lead?.city),
		...known(w.quiz, response.quiz.title),
		...known(w.owner, lead?.owner?.name),
		...known(w.outcome, lead?.outcome && outcomeIn(locale, lead.outcome))
	];
}

function outcomeIn(
	locale: MailLocale,
	{ outcome, value, currency }: NonNullable<NonNullable<LeadEventData['lead']>['outcome']>
): string {
	const named = words[locale].outcomes[outcome];
	if (value === null || currency === null) return named;
	const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
	return `${named}, ${money.format(value)}`;
}

function originOf({ response, hidden }: LeadEventData, locale: MailLocale): Fact[] {
	const w = words[locale];
	const language = new Intl.DisplayNames(locale, { type: 'language' }).of(response.locale);
	return [
		...known(w.received, momentIn(locale, response.createdAt)),
		...known(w.source, response.source === 'direct' ? w.direct : response.source),
		...known(w.language, language),
		...Object.entries(hidden).flatMap(([name, value]) => known(name, value))
	];
}

function known(name: string, value: string | null | undefined, scheme?: string): Fact[] {
	if (!value) return [];
	return [{ name, value, href: scheme && `${scheme}${value}` }];
}

function phoneFact(name: string, phone: string | null | undefined): Fact[] {
	return phone ? [{ name, value: shownPhone(phone), href: `tel:${phone}` }] : [];
}

/** Readers may sit anywhere, so the zone is named. */
function momentIn(locale: MailLocale, iso: string): string {
	const format = new Intl.DateTimeFormat(locale, {
		dateStyle: 'medium',
		timeStyle: 'short',
		timeZone: 'UTC'
	});
	return `${format.format(new Date(iso))} UTC`;
}
