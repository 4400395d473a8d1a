import { fillText, recallMarks, rewriteRecalls, writeRecall } from '../../../quiz/fill.ts';
import { escapeHtml, markdown } from '../../../quiz/markdown.ts';

/*
 * Stands in the template for what is each recipient's own. Signs of the private area: nobody's text has them, for they are taken
 * out of whatever was typed, and no escaping and no style touches them.
 */
export const ANSWER_URL = '\ue001';
export const LEAVE_URL = '\ue002';
export const OPEN_URL = '\ue003';
const TEXT = '\ue004';
const TEXT_END = '\ue005';
const RECALL = '\ue006';
const RECALL_END = '\ue007';

const PARTS = new RegExp(`([${ANSWER_URL}${LEAVE_URL}${OPEN_URL}]|${TEXT}\\d+${TEXT_END})`, 'u');

/** Recalls inside addresses are called so: their values are written as addresses are. */
const IN_ADDRESS = 'url:';

/** What a person's letter is filled with. */
export interface Personal {
	/** Sayable, by name. */
	fields: Readonly<Record<string, string>>;
	answerUrl: string;
	leaveUrl: string;
	openUrl: string;
}

/** The text without signs that stand for something here. */
export const typed = (text: string) => text.replace(/\p{Co}/gu, '');

/** The texts of one template that recall something, collected while it is made. */
export class Slots {
	readonly #texts: { html: string; dress: (html: string) => string }[] = [];

	/** The small Markdown as HTML. @param dress gives the bare tags their look */
	markdown(text: string, dress: (html: string) => string): string {
		const recalls: string[] = [];
		const bare = rewriteRecalls(typed(text), (name, otherwise) => {
			recalls.push(writeRecall(name, otherwise));
			return `${RECALL}${recalls.length - 1}${RECALL_END}`;
		});
		const html = restored(markdown(bare), recalls);
		return this.#place(html, dress);
	}

	/** One line of text as HTML. */
	line(text: string): string {
		return this.#place(escapeHtml(typed(text)), (html) => html);
	}

	/** The same for an attribute that a component escapes by itself. */
	attribute(text: string): string {
		return recallMarks(text).length > 0 ? this.line(text) : typed(text);
	}

	/** An address of the marketer's: what it recalls is encoded. */
	address(url: string): string {
		return recallMarks(url).length > 0 ? this.line(inAddress(url)) : typed(url);
	}

	/** @returns what writes the finished template for one person */
	writer(template: string): (person: Personal) => string {
		const parts = template.split(PARTS).map((part, at) => (at % 2 ? this.#slot(part) : part));
		return (person) => {
			const answers = addressable(person.fields);
			return parts
				.map((part) => (typeof part === 'string' ? part : part(person, answers)))
				.join('');
		};
	}

	#place(html: string, dress: (html: string) => string): string {
		if (recallMarks(html).length === 0) return dress(html);
		this.#texts.push({ html, dress });
		return `${TEXT}${this.#texts.length - 1}${TEXT_END}`;
	}

	#slot(part: string): (person: Personal, answers: Record<string, string>) => string {
		if (part === ANSWER_URL) return ({ answerUrl }) => escapeHtml(answerUrl);
		if (part === LEAVE_URL) return ({ leaveUrl }) => escapeHtml(leaveUrl);
		if (part === OPEN_URL) return ({ openUrl }) => escapeHtml(openUrl);
		const text = this.#texts[Number(part.slice(1, -1))];
		if (!text) throw new Error('A template names a text that it does not have.');
		const { html, dress } = text;
		return (_, answers) => dress(fillText(html, { answers, encode: escapeHtml }));
	}
}

/** The fields, and the same as they stand in addresses. */
export function addressable(fields: Readonly<Record<string, string>>): Record<string, string> {
	const all: Record<string, string> = {};
	for (const [name, value] of Object.entries(fields)) {
		all[name] = value;
		all[IN_ADDRESS + name] = encodeURIComponent(value.toWellFormed());
	}
	return all;
}

/** The address with its recalls encoded. */
export function inAddress(url: string): string {
	return rewriteRecalls(typed(url), (name, otherwise) =>
		writeRecall(IN_ADDRESS + name, encodeURIComponent((otherwise ?? '').trim()))
	);
}

/** Puts recalls back where they stood, encoded inside addresses. */
function restored(html: string, recalls: readonly string[]): string {
	const mark = new RegExp(`${RECALL}(\\d+)${RECALL_END}`, 'gu');
	const recall = (number: string) => recalls[Number(number)] ?? '';
	return html
		.replace(/href="([^"]*)"/g, (_, url: string) => {
			const whole = url.replace(mark, (_whole, number: string) => recall(number));
			return `href="${recallMarks(whole).length > 0 ? escapeHtml(inAddress(whole)) : whole}"`;
		})
		.replace(mark, (_, number: string) => escapeHtml(recall(number)));
}
