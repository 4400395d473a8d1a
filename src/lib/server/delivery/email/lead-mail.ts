import { figuresIn } from '../../../quiz/figures.ts';
import { receiptText } from '../../../quiz/receipt-words.ts';
import { inLocale } from '../../../quiz/text.ts';
import type { Mail } from '../../mailer.ts';
import type { LeadEventData } from '../payload.ts';
import { leadHtml } from './lead-html.ts';
import { letterOf, type Fact, type LeadLetter } from './lead-letter.ts';
import { words, type MailLocale } from './words.ts';

export interface LeadMailInput {
	/** Its texts are in the reader's language as far as the quiz speaks it. */
	data: LeadEventData;
	to: readonly string[];
	locale: MailLocale;
	messageId: string;
	/** Public address of the installation. */
	origin: string;
}

/** The mail that tells chosen people of a lead: who, how to reach them, how hot and why. */
export function leadMail({ data, to, locale, messageId, origin }: LeadMailInput): Mail {
	const letter = letterOf(data, locale, origin);
	const segment = inLocale(data.receipt.segmentTitle, locale);
	const percent = figuresIn(locale).percent(data.score.percent);
	return {
		to,
		subject: oneLine(`${segment} · ${letter.who}, ${percent} · ${data.response.quiz.title}`),
		text: plain(letter, receiptText(data.receipt, locale)),
		html: leadHtml(letter),
		messageId
	};
}

function plain(letter: LeadLetter, receipt: string): string {
	const w = words[letter.locale];
	const lines = (facts: readonly Fact[]) => facts.map(({ name, value }) => `${name}: ${value}`);
	const answers = letter.answers.map(({ question, answer, files }) => {
		const named = files.map(({ name, value, href }) => `${value} (${name}) ${href}`);
		return [question, ...(files.length > 0 ? named : [answer])].join('\n  ');
	});
	const consents = letter.consents.map(
		({ name, value, href }) => `- ${name}: ${value}${href ? ` (${href})` : ''}`
	);
	return [
		letter.who,
		lines(letter.contacts).join('\n'),
		lines(letter.links).join('\n'),
		receipt,
		[w.answers, ...answers].join('\n'),
		[w.origin, ...lines(letter.origin)].join('\n'),
		...(consents.length > 0 ? [[w.consents, ...consents].join('\n')] : [])
	]
		.join('\n\n')
		.concat('\n');
}

const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ').slice(0, 200);
