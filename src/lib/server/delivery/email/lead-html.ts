import { escapeHtml } from '../../../quiz/markdown.ts';
import type { ReceiptRows } from '../../../quiz/receipt-words.ts';
import type { Fact, LeadLetter } from './lead-letter.ts';
import { words } from './words.ts';

/**
 * Mail programs differ in what they know of CSS: what each has to know stands at the elements, for light; the few that
 * darken by themselves take the classes.
 */
const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
	body, .page { background: #17191c !important; color: #eef0f3 !important; }
	.faint { color: #9399a0 !important; }
	.line { border-color: #34383d !important; }
	a { color: #6bd0d6 !important; }
	a.outcome { color: #eef0f3 !important; border-color: #4a4f56 !important; }
	a.button { background: #eef0f3 !important; color: #17191c !important; }
	.hot { background: #461f1f !important; color: #fb8d85 !important; }
	.warm { background: #3c2a10 !important; color: #f2bd68 !important; }
	.cold { background: #172b42 !important; color: #82c2f7 !important; }
}`;

const BADGES: Readonly<Record<string, string>> = {
	hot: 'background:#ffecec;color:#b72725',
	warm: 'background:#fff1d5;color:#875306',
	cold: 'background:#e5f2ff;color:#105d9d'
};

const FAINT = 'color:#616871';
const LINE = 'border-top:1px solid #e0e3e7';
const LINK = 'color:#006871';
const TEST = 'margin:0 0 20px;padding:10px 14px;border-radius:7px;background:#fff1d5;color:#875306';
const TABLE = 'width:100%;border-collapse:collapse;border-spacing:0';

/** The mail as HTML. What people typed is text in it, never markup. */
export function leadHtml(letter: LeadLetter): string {
	const w = words[letter.locale];
	const { receipt } = letter;
	const body = [
		letter.test ? `<p class="warm" style="${TEST}">${e(w.test)}</p>` : '',
		letter.outcomes.length > 0 ? `<p style="margin:0 0 16px">${e(w.yours)}</p>` : '',
		heading(letter),
		facts(letter.contacts),
		buttons(letter.links),
		outcomes(letter),
		section(w.why, list(receipt.why)),
		section(w.answers, letter.answers.map(answerHtml).join('')),
		section(w.points, points(receipt, w.total)),
		section(w.dimensions, dimensions(receipt)),
		...receipt.amounts.map(({ title, value }) =>
			section(title, `<p style="margin:0">${e(value)}</p>`)
		),
		section(w.origin, facts(letter.origin)),
		section(w.consents, letter.consents.map((one) => consentHtml(one, w.document)).join(''))
	].join('');
	return `<!doctype html>
<html lang="${letter.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${e(letter.who)}</title><style>${DARK}</style></head>
<body class="page" style="margin:0;padding:24px 16px;background:#ffffff;color:#1a1e25;font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"><div style="max-width:580px;margin:0 auto">${body}</div></body></html>`;
}

function heading({ who, temperature, receipt }: LeadLetter): string {
	const badge = `display:inline-block;padding:3px 10px;border-radius:12px;font-size:14px;font-weight:600;${BADGES[temperature] ?? ''}`;
	return `<h1 style="margin:0 0 8px;font-size:22px;line-height:1.25;font-weight:600">${e(who)}</h1><p style="margin:0 0 20px"><span class="${e(temperature)}" style="${badge}">${e(receipt.heading)}</span> <span class="faint" style="${FAINT};white-space:nowrap">${e(receipt.score)}</span></p>`;
}

function facts(rows: readonly Fact[]): string {
	const cell = 'padding:4px 0;vertical-align:top';
	const lines = rows.map(
		(row) =>
			`<tr><td class="faint" style="${cell};padding-right:16px;width:1%;white-space:nowrap;${FAINT}">${e(row.name)}</td><td style="${cell};overflow-wrap:anywhere">${linked(row)}</td></tr>`
	);
	return `<table role="presentation" style="${TABLE}">${lines.join('')}</table>`;
}

/** The first is what most readers want. */
function buttons([first, ...others]: readonly Fact[]): string {
	if (!first) return '';
	const button =
		'display:inline-block;padding:10px 18px;border-radius:7px;background:#1a1e25;color:#ffffff;font-weight:600;text-decoration:none';
	const rest = others.map(
		({ name, href }) =>
			` <a href="${e(href ?? '')}" style="${LINK};margin-left:12px">${e(name)}</a>`
	);
	return `<p style="margin:20px 0 0"><a class="button" href="${e(first.href ?? '')}" style="${button}">${e(first.name)}</a>${rest.join('')}</p>`;
}

/** Each a target for a finger. */
function outcomes({ outcomes: all, locale }: LeadLetter): string {
	if (all.length === 0) return '';
	const w = words[locale];
	const look =
		'display:inline-block;margin:0 8px 8px 0;padding:9px 16px;border:1px solid #c3c8ce;border-radius:7px;color:#1a1e25;font-weight:600;text-decoration:none';
	const links = all.map(
		({ name, href = '' }) => `<a class="outcome" href="${e(href)}" style="${look}">${e(name)}</a>`
	);
	return section(
		w.became,
		`<p style="margin:0 0 10px">${faint(w.becameHelp)}</p><p style="margin:0">${links.join('')}</p>`
	);
}

function section(title: string, content: string): string {
	if (content === '') return '';
	return `<h2 class="line" style="margin:28px 0 10px;padding-top:20px;${LINE};font-size:16px;font-weight:600">${e(title)}</h2>${content}`;
}

function list(sentences: readonly string[]): string {
	const items = sentences.map((sentence) => `<li style="margin:0 0 4px">${e(sentence)}</li>`);
	return items.length > 0 ? `<ul style="margin:0;padding-left:18px">${items.join('')}</ul>` : '';
}

function answerHtml({ question, answer, files }: LeadLetter['answers'][number]): string {
	const named = files.map((file) => `${linked(file)} ${faint(file.name)}`);
	const told = files.length > 0 ? named.join('<br>') : e(answer);
	return `<p style="margin:0 0 12px">${faint(question)}<br><span style="white-space:pre-line">${told}</span></p>`;
}

function points({ lines, dimensions, score }: ReceiptRows, total: string): string {
	const several = dimensions.length > 1;
	const rows = lines.map(({ question, answer, points: got, dimension }) =>
		figureRow(
			`${question ? `${faint(question)}<br>` : ''}${e(answer)}`,
			`${e(got)}${several ? `<br>${faint(dimension)}` : ''}`
		)
	);
	return figureTable([...rows, figureRow(e(total), e(score), 'font-weight:600')]);
}

function dimensions({ dimensions: all }: ReceiptRows): string {
	if (all.length < 2) return '';
	return figureTable(all.map(({ title, score }) => figureRow(e(title), e(score))));
}

function figureTable(rows: readonly string[]): string {
	return `<table role="presentation" style="${TABLE}">${rows.join('')}</table>`;
}

function figureRow(name: string, figure: string, look = ''): string {
	const cell = 'padding:4px 0;vertical-align:top';
	return `<tr><td style="${cell};padding-right:16px;${look}">${name}</td><td style="${cell};text-align:right;white-space:nowrap;${look}">${figure}</td></tr>`;
}

function consentHtml({ name, value, href }: Fact, document: string): string {
	const link = href ? ` <a href="${e(href)}" style="${LINK}">${e(document)}</a>` : '';
	return `<p style="margin:0 0 12px">${faint(name)}<br>${e(value)}${link}</p>`;
}

function faint(text: string): string {
	return `<span class="faint" style="${FAINT}">${e(text)}</span>`;
}

function linked({ value, href }: Fact): string {
	return href ? `<a href="${e(href)}" style="${LINK}">${e(value)}</a>` : e(value);
}

const e = escapeHtml;
