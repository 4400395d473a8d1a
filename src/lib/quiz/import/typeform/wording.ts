import { shortened, type LossList } from '../losses.ts';
import { cutText, splitTitle, stacked, withoutRecalls } from '../wording.ts';

/** Texts of a form in our own marks, with recalls of ours. */
export interface Wording {
	/** On one line and without marks; undefined where nothing is written. */
	line(text: string | undefined, place: string): string | undefined;
	/** With its marks and lines. */
	text(text: string | undefined, place: string): string | undefined;
	/** A title, and what it has below its first line above the description. */
	heading(title: string | undefined, description: string | undefined, place: string): Heading;
	/** An address: nothing but its recalls change. */
	address(text: string, place: string): string;
}

export interface Heading {
	title: string | undefined;
	text: string | undefined;
}

const RECALL = /\{\{\s*([a-z_]{1,20}):([^{}]{1,300})\}\}/gi;

/** @param recalls what we call it, by what the form calls it: `field:ref`, `hidden:name`, `var:score` */
export function typeformWording(recalls: ReadonlyMap<string, string>, losses: LossList): Wording {
	const recalled = (text: string, place: string) => {
		let written = '';
		let end = 0;
		for (const match of text.matchAll(RECALL)) {
			const [whole, about = '', name = ''] = match;
			const ours = recalls.get(`${about.toLowerCase()}:${name.trim()}`);
			if (ours === undefined) losses.add(place, 'recall', { name: shortened(whole) });
			written += withoutRecalls(text.slice(end, match.index));
			written += ours === undefined ? '' : `{{${ours}}}`;
			end = match.index + whole.length;
		}
		return written + withoutRecalls(text.slice(end));
	};
	const read = (text: string | undefined, place: string, marks: (text: string) => string) => {
		if (text === undefined) return undefined;
		const words = marks(recalled(cutText(text, place, losses), place)).trim();
		return words === '' ? undefined : cutText(words, place, losses);
	};
	const text: Wording['text'] = (given, place) => read(given, place, ourMarks);
	return {
		text,
		line: (given, place) => read(given, place, withoutMarks)?.replace(/\s*[\r\n]+\s*/g, ' '),
		heading(title, description, place) {
			const { title: first, below } = splitTitle(read(title, place, (words) => words) ?? '');
			const words = stacked(ourMarks(below), text(description, place));
			return {
				title: withoutMarks(first).trim() || undefined,
				text: words === undefined ? undefined : cutText(words, place, losses)
			};
		},
		address: recalled
	};
}

const BOLD = /\*([^*\n]+)\*/g;
const ITALIC = /(?<!\w)_([^_\n{}]+)_(?!\w)/g;

/** There *bold* and _italic_; here **bold** and *italic*. */
function ourMarks(text: string): string {
	return text.replace(BOLD, '**$1**').replace(ITALIC, '*$1*');
}

function withoutMarks(text: string): string {
	return text.replace(BOLD, '$1').replace(ITALIC, '$1');
}
