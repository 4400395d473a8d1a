import { escapeHtml } from '../../../quiz/markdown.ts';

/** A piece of a letter: what stands in it as HTML, and the same as text. */
export interface LetterPart {
	title?: string | undefined;
	/** Safe. */
	html: string;
	text: string;
	button?: { text: string; url: string } | undefined;
}

export interface RespondentLetter {
	locale: string;
	subject: string;
	/** The first is what the marketer has written. */
	parts: readonly LetterPart[];
	/** Why it was sent, in small print; may end in a link. */
	why: string;
	leave?: { text: string; url: string } | undefined;
}

/** Header, text and HTML of a letter to a respondent. */
export function respondentLetter(letter: RespondentLetter): {
	subject: string;
	text: string;
	html: string;
} {
	return { subject: oneLine(letter.subject), text: plain(letter), html: page(letter) };
}

const LONGEST_SUBJECT = 200;

/** A header is one line, whatever was recalled in it. */
function oneLine(text: string): string {
	return text
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.trim()
		.slice(0, LONGEST_SUBJECT);
}

function plain({ parts, why, leave }: RespondentLetter): string {
	const blocks = parts.flatMap(({ title, text, button }) => [
		title ?? '',
		text,
		button ? `${button.text}:\n${button.url}` : ''
	]);
	const end = ['--', why, leave ? `${leave.text}:\n${leave.url}` : ''];
	return [...blocks, end.filter(Boolean).join('\n')].filter(Boolean).join('\n\n').concat('\n');
}

/** The few mail programs that darken by themselves take the classes; for the others all stands at the elements. */
const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
	body, .page { background: #17191c !important; color: #eef0f3 !important; }
	.faint, .faint a { color: #9399a0 !important; }
	.line { border-color: #34383d !important; }
	a { color: #6bd0d6 !important; }
	a.button { background: #eef0f3 !important; color: #17191c !important; }
}`;

const FAINT = 'color:#616871';
const LINE = 'border-top:1px solid #e0e3e7';

function page({ locale, subject, parts, why, leave }: RespondentLetter): string {
	const body = parts.map((part, index) => partHtml(part, index > 0)).join('');
	const away = leave
		? `<br><a href="${e(leave.url)}" style="${FAINT};text-decoration:underline">${e(leave.text)}</a>`
		: '';
	return `<!doctype html>
<html lang="${e(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${e(oneLine(subject))}</title><style>${DARK}</style></head>
<body class="page" style="margin:0;padding:24px 16px;background:#ffffff;color:#1a1e25;font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"><div style="max-width:580px;margin:0 auto;overflow-wrap:anywhere">${body}<p class="faint line" style="margin:32px 0 0;padding-top:16px;${LINE};${FAINT};font-size:13px">${e(why)}${away}</p></div></body></html>`;
}

function partHtml({ title, html, button }: LetterPart, below: boolean): string {
	const look = below ? `margin:28px 0 0;padding-top:20px;${LINE}` : 'margin:0';
	const head = title
		? `<h2 style="margin:0 0 12px;font-size:20px;line-height:1.3;font-weight:600">${e(title)}</h2>`
		: '';
	return `<div class="line" style="${look}">${head}${html}${button ? buttonHtml(button) : ''}</div>`;
}

function buttonHtml({ text, url }: { text: string; url: string }): string {
	const look =
		'display:inline-block;padding:12px 20px;border-radius:8px;background:#1a1e25;color:#ffffff;font-weight:600;text-decoration:none';
	return `<p style="margin:20px 0 0"><a class="button" href="${e(url)}" style="${look}">${e(text)}</a></p>`;
}

const e = escapeHtml;
