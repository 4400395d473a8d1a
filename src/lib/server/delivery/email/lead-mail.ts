import { figuresIn } from '../../../quiz/figures.ts';
import { receiptText } from '../../../quiz/receipt-words.ts';
import { inLocale } from '../../../quiz/text.ts';
import type { Mail } from '../../mailer.ts';
import type { Outcome } from '../../storage/store.ts';
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
	/** To the member whose lead it is: where each outcome is said. */
	outcomes?: readonly { outcome: Outcome; href: string }[];
}

/** The mail that tells chosen people of a lead: who, how to reach them, how hot and why. */
export function leadMail({
	data,
	to,
	locale,
	messageId,
	origin,
	outcomes = []
}: LeadMailInput): Mail {
	const w = words[locale];
	const named = outcomes.map(({ outcome, href }) => ({
		...{ name: w.outcomes[outcome], value: href, href }
	}));
	const letter = { ...letterOf(data, locale, origin), outcomes: named };
	const segment = inLocale(data.receipt.segmentTitle, locale);
	const percent = figuresIn(locale).percent(data.score.percent);
	const subject = `${segment} · ${letter.who}, ${percent} · ${data.response.quiz.title}`;
	const whole = outcomes.length > 0 ? w.handed(subject) : subject;
	return {
		to,
		subject: oneLine(data.test ? w.testSubject(whole) : whole),
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
		...(letter.test ? [w.test] : []),
		...(letter.outcomes.length > 0 ? [w.yours] : []),
		letter.who,
		lines(letter.contacts).join('\n'),
		lines(letter.links).join('\n'),
		receipt,
		...(letter.outcomes.length > 0
			? [[w.became, w.becameHelp, ...lines(letter.outcomes)].join('\n')]
			: []),
		[w.answers, ...answers].join('\n'),
		[w.origin, ...lines(letter.origin)].join('\n'),
		...(consents.length > 0 ? [[w.consents, ...consents].join('\n')] : [])
	]
		.join('\n\n')
		.concat('\n');
}

const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ').slice(0, 200);
