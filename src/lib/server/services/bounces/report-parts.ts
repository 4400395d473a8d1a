import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { fieldsOf, NO_FIELDS, readBlocks, readFields, type Fields } from './report-fields.ts';

/** A message that may be a report, taken apart. */
export interface Parts {
	headers: Fields;
	/** Who it says it is from, name and address. */
	from: string;
	subject: string;
	/** Of RFC 3464: of the whole first, then of each recipient. Empty where there is none. */
	status: readonly Fields[];
	/** Of RFC 5965. */
	feedback: Fields | null;
	/** It tells that a letter was displayed or deleted (RFC 8098). */
	isReceipt: boolean;
	/** Headers of the letter that came back. */
	returned: Fields;
	/** The report's own words, without what came back. */
	words: string;
}

const NESTED = { forceRfc822Attachments: true, maxNestingDepth: 20, maxHeadersSize: 256 * 1024 };

/** Null where it cannot be read. */
export async function takeApart(raw: Uint8Array): Promise<Parts | null> {
	const email = await PostalMime.parse(raw, NESTED).catch(() => null);
	if (!email) return null;
	const { words, returned } = apart(email.text ?? plain(email.html ?? ''));
	const attached = (...types: string[]) => contentOf(email, types);
	const original = attached('message/rfc822', 'text/rfc822-headers', 'message/global', HEADERS);
	const feedback = attached('message/feedback-report');
	const headers = fieldsOf(email.headers.map(({ key, value }) => [key, value] as const));
	return {
		headers,
		from: `${email.from?.name ?? ''} ${email.from?.address ?? ''}`.trim(),
		subject: email.subject ?? '',
		status: readBlocks(attached('message/delivery-status', 'message/global-delivery-status') ?? ''),
		feedback: feedback === null ? null : readFields(feedback),
		isReceipt: attached('message/disposition-notification') !== null,
		returned: original === null ? returned : readFields(original),
		words
	};
}

const HEADERS = 'message/global-headers';

/** Of the first part of one of these types. */
function contentOf({ attachments }: Email, types: readonly string[]): string | null {
	const part = attachments.find(({ mimeType }) => types.includes(mimeType));
	return part ? textOf(part) : null;
}

function textOf({ content }: Attachment): string {
	return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

/** From the first of these on, a report in plain text gives the letter back. */
const FIRST_HEADER =
	/^[> \t]*(?:Received|Return-Path|Message-ID|DKIM-Signature|MIME-Version|X-Google-DKIM-Signature):/im;

function apart(text: string): { words: string; returned: Fields } {
	const at = FIRST_HEADER.exec(text)?.index;
	if (at === undefined) return { words: text, returned: NO_FIELDS };
	return { words: text.slice(0, at), returned: readFields(text.slice(at)) };
}

const MOST_HTML = 200_000;

function plain(html: string): string {
	return html
		.slice(0, MOST_HTML)
		.replace(/<(style|script)\b.*?<\/\1>/gis, ' ')
		.replace(/<(?:br|\/p|\/div|\/tr)\b[^>]*>/gi, '\n')
		.replace(/<[^>]*>/g, ' ')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&nbsp;/g, ' ')
		.replace(/&amp;/g, '&');
}
