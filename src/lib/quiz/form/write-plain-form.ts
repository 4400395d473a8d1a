import { escapeHtml, withoutMarks } from '../markdown.ts';
import type { Quiz } from '../normalise.ts';
import { inLocale, type Locale, type Text } from '../text.ts';
import type { FormField } from './form-field.ts';
import { formFields } from './form-fields.ts';

interface Written {
	/** Where it is sent. */
	action: string;
	locale: Locale;
	/** On the button. */
	send: string;
	/** The field that people neither see nor fill in. */
	trap: string;
	/** The field that says which language the form is in. */
	language: string;
}

/** A form for somebody's page, with every field of the quiz under its own name: plain HTML, to be styled by the page. */
export function writePlainForm(quiz: Quiz, form: Written): string {
	const { action, locale, send, trap, language } = form;
	const fields = formFields(quiz).filter(({ control }) => control !== 'aside');
	const withFiles = fields.some(({ control }) => control === 'file');
	const enctype = withFiles ? ' enctype="multipart/form-data"' : '';
	return [
		`<form action="${escapeHtml(action)}" method="post"${enctype} accept-charset="utf-8">`,
		`  <input type="hidden" name="${language}" value="${escapeHtml(locale)}">`,
		`  <input name="${trap}" tabindex="-1" autocomplete="off" aria-hidden="true" style="position:absolute;left:-9999px">`,
		...fields.flatMap((field) => written(field, locale)).map((line) => `  ${line}`),
		`  <button>${escapeHtml(send)}</button>`,
		'</form>'
	].join('\n');
}

function written(field: FormField, locale: Locale): string[] {
	const { control, choices = [], many = false } = field;
	const name = ` name="${escapeHtml(field.name)}"`;
	const needed = field.required ? ' required' : '';
	const title = said(field.title, locale);
	if (control === 'tick') {
		return [`<label><input type="checkbox"${name} value="yes"${needed}> ${title}</label>`];
	}
	if (control === 'several') {
		// A browser would ask for every box that is marked as needed.
		const boxes = choices.map(
			({ value, texts }) =>
				`  <label><input type="checkbox"${name} value="${escapeHtml(value)}"> ${said(texts[0], locale)}</label>`
		);
		return ['<fieldset>', `  <legend>${title}</legend>`, ...boxes, '</fieldset>'];
	}
	if (control === 'choice') {
		const options = choices.map(
			({ value, texts }) =>
				`    <option value="${escapeHtml(value)}">${said(texts[0], locale)}</option>`
		);
		const rows = [`  <select${name}${needed}>`, '    <option value=""></option>', ...options];
		return [`<label>${title}`, ...rows, '  </select>', '</label>'];
	}
	const typed =
		control === 'lines'
			? `<textarea${name}${needed}></textarea>`
			: `<input type="${control}"${name}${needed}${limits(field)}${many ? ' multiple' : ''}>`;
	return [`<label>${title} ${typed}</label>`];
}

/** `any`: the question says what it takes, and a browser takes whole numbers alone unless told otherwise. */
function limits({ control, min, max }: FormField): string {
	if (control !== 'number') return '';
	const low = min === undefined ? '' : ` min="${min}"`;
	const high = max === undefined ? '' : ` max="${max}"`;
	return `${low}${high} step="any"`;
}

/** On one line, without Markdown; what it would recall of other answers is not known here. */
function said(text: Text | undefined, locale: Locale): string {
	return escapeHtml(
		withoutMarks(inLocale(text, locale)).replace(/\{\{[^{}|]*\|?([^{}]*)\}\}/g, '$1')
	);
}
