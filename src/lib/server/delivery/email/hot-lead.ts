import { receiptText } from '../../../quiz/receipt-words.ts';
import { inLocale } from '../../../quiz/text.ts';
import type { Mail } from '../../mailer.ts';
import type { LeadEventData } from '../payload.ts';
import { words, type MailLocale } from './words.ts';

/** The mail that tells chosen people of a qualified lead: who, how to reach them, how hot and why. */
export function hotLeadMail(
	data: LeadEventData,
	to: readonly string[],
	locale: MailLocale,
	messageId: string
): Mail {
	const w = words[locale];
	const name = data.lead?.name || data.lead?.email || data.lead?.phone || w.someone;
	const segment = inLocale(data.receipt.segmentTitle, locale);
	const receipt = receiptText(data.receipt, locale);
	const percent = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(
		data.score.percent
	);
	const contacts = contactRows(data, locale);
	const sections = [
		contacts.map(([label, value]) => `${label}: ${value}`).join('\n'),
		receipt,
		`${w.answers}\n${data.response.answers.map(({ question, answer }) => `${question}\n  ${answer || w.noAnswer}`).join('\n')}`,
		...(data.lead ? [`${w.open}: ${data.lead.url}`] : [])
	];
	return {
		to,
		subject: oneLine(`${segment}: ${name}, ${percent} % · ${data.response.quiz.title}`),
		text: `${sections.join('\n\n')}\n`,
		html: html(data, contacts, receipt, locale),
		messageId
	};
}

function contactRows({ lead, response }: LeadEventData, locale: MailLocale): [string, string][] {
	const w = words[locale];
	const rows: [string, string | null | undefined][] = [
		[w.name, lead?.name],
		[w.phone, lead?.phone],
		[w.email, lead?.email],
		[w.company, lead?.company],
		[w.role, lead?.role],
		[w.city, lead?.city],
		[w.quiz, response.quiz.title]
	];
	return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

function html(
	data: LeadEventData,
	contacts: [string, string][],
	receipt: string,
	locale: MailLocale
): string {
	const w = words[locale];
	const cell = 'padding:4px 16px 4px 0;vertical-align:top;font-size:15px';
	const rows = contacts
		.map(
			([label, value]) =>
				`<tr><td style="${cell};color:#667085">${escape(label)}</td><td style="${cell}">${link(value)}</td></tr>`
		)
		.join('');
	const answers = data.response.answers
		.map(
			({ question, answer }) =>
				`<p style="margin:0 0 12px"><span style="color:#667085">${escape(question)}</span><br>${escape(answer || w.noAnswer)}</p>`
		)
		.join('');
	const button = data.lead
		? `<p style="margin:24px 0"><a href="${escape(data.lead.url)}" style="background:#1d2939;color:#ffffff;padding:12px 20px;border-radius:8px;text-decoration:none">${escape(w.open)}</a></p>`
		: '';
	return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"></head><body style="margin:0;padding:24px;font-family:system-ui,sans-serif;font-size:15px;line-height:1.5;color:#1d2939;background:#ffffff"><div style="max-width:560px"><table role="presentation" style="border-collapse:collapse">${rows}</table>${button}<p style="white-space:pre-line;margin:0 0 24px">${escape(receipt)}</p><h2 style="font-size:16px">${escape(w.answers)}</h2>${answers}</div></body></html>`;
}

/** Addresses and numbers that a phone can dial or a mail program answer. */
function link(value: string): string {
	const safe = escape(value);
	if (/^\+\d{7,15}$/.test(value)) return `<a href="tel:${safe}">${safe}</a>`;
	if (/^[^\s@]+@[^\s@]+$/.test(value)) return `<a href="mailto:${safe}">${safe}</a>`;
	return safe;
}

function escape(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ').slice(0, 200);
