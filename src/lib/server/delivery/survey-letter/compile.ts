import juice from 'juice/client';
import { render } from 'svelte/server';
import { fillText } from '../../../quiz/fill.ts';
import { escapeHtml } from '../../../quiz/markdown.ts';
import { inLocale } from '../../../quiz/text.ts';
import { oneLine, sayableFields } from '../../../letter/fields.ts';
import Letter from './Letter.svelte';
import { dressed, dressedSmall, letterStyle } from './looks.ts';
import { plainText } from './plain-text.ts';
import { addressable, ANSWER_URL, LEAVE_URL, Slots, type Personal } from './slots.ts';
import { letterView, type LetterToCompile, type LetterView } from './view.ts';

const LONGEST_SUBJECT = 200;
const LONGEST_NAME = 100;

/** A letter ready to be written to many. */
export interface CompiledLetter {
	/** The sender's name in this language; '' for none. */
	senderName: string;
	/** To one person: what was typed by them or about them is text in it, never markup, and the subject is one line. */
	write(person: Personal): { subject: string; html: string; text: string };
}

/** Renders and inlines what is the same for everybody, once for each language, subject and kind of a letter. */
export function compileLetter(asked: LetterToCompile): CompiledLetter {
	const { letter, locale } = asked;
	const view = letterView(asked);
	const slots = new Slots();
	const html = slots.writer(htmlOf(view, asked, slots));
	const text = plainText(view);
	return {
		senderName: oneLine(inLocale(letter.sender.name, locale, letter.locales), LONGEST_NAME),
		write(person) {
			const fields = sayableFields(person.fields);
			const answers = addressable(fields);
			return {
				subject: oneLine(fillText(view.subject, { answers }), LONGEST_SUBJECT),
				html: html({ ...person, fields }),
				text: fillText(text, { answers })
					.replaceAll(ANSWER_URL, () => person.answerUrl)
					.replaceAll(LEAVE_URL, () => person.leaveUrl)
			};
		}
	};
}

function htmlOf(view: LetterView, { quiz, opens }: LetterToCompile, slots: Slots): string {
	const accent = quiz.theme?.accent;
	const dress = { text: (html: string) => dressed(html, accent), small: dressedSmall };
	const { body } = render(Letter, { props: { view, slots, dress, opens } });
	const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="format-detection" content="telephone=no, date=no, address=no, email=no"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${slots.line(view.subject)}</title>`;
	const page = `<!doctype html><html lang="${escapeHtml(view.locale)}"><head>${head}<style>${letterStyle(accent)}</style></head><body>${bare(body)}</body></html>`;
	return packed(juice(page, { applyWidthAttributes: false, applyHeightAttributes: false }));
}

/** Without what Svelte leaves for browsers that would go on from it; what Outlook alone reads stays. */
function bare(html: string): string {
	return html.replace(/<!--(?!\[if )[\s\S]*?-->/g, '');
}

/** Gmail counts each byte, and blanks between the parts of a table say nothing. */
function packed(html: string): string {
	const part = '</?(?:table|tbody|tr|td|body|head|html|style|meta)\\b[^>]*>';
	return html
		.replace(new RegExp(`[ \\t\\n]+(?=${part})`, 'g'), '')
		.replace(new RegExp(`(${part})[ \\t\\n]+`, 'g'), '$1')
		.replace(/\n\s*/g, '\n');
}
