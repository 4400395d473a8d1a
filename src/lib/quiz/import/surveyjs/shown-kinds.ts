import type { Text } from '../../text.ts';
import { composed } from '../../text.ts';
import { keepPicture } from '../address.ts';
import { splitTitle } from '../wording.ts';
import type { Element } from './element.ts';
import { made, textOf, titleOf, type Converter, type Reading } from './reading.ts';

/** Longer first lines are text rather than a title. */
const LONGEST_TITLE = 200;

/** Words between questions: the first line of them is the title. */
export const html: Converter = (element, reading) => {
	const { part, place } = element;
	const told = textOf(element, reading);
	const written = reading.words.html(part.get('html'), place);
	const words = reading.words.below(place, told, written);
	const title = reading.words.line(part.get('title'), place);
	if (words === undefined) return null;
	return made({
		kind: 'statement',
		id: element.id,
		...(title === undefined ? titled(words) : { title, text: words })
	});
};

/** The first line as a title, the rest as text. */
export function titled(words: Text): { title: Text; text?: Text } {
	const first = composed([words], (text) => plainLine(splitTitle(text).title));
	const rest = composed([words], (text) => splitTitle(text).below);
	const lines = typeof first === 'string' ? [first] : Object.values(first);
	if (lines.some((line) => line === '' || line.length > LONGEST_TITLE)) {
		return { title: '…', text: words };
	}
	const below = typeof rest === 'string' ? [rest] : Object.values(rest);
	return below.every((text) => text === '') ? { title: first } : { title: first, text: rest };
}

/** Titles show no marks. */
function plainLine(text: string): string {
	return text
		.replace(/\[([^[\]]+)\]\([^()\s]+\)/g, '$1')
		.replace(/\*+/g, '')
		.replace(/^- /, '')
		.trim();
}

/** Titles of pages and panels that no question could tell. */
export const intro: Converter = (element, reading) => {
	const words = textOf(element, reading);
	return words === undefined ? null : made({ kind: 'statement', id: element.id, ...titled(words) });
};

export const image: Converter = (element, reading) => {
	const { part, place } = element;
	const picture = pictureOf(element, reading);
	if (!picture) return null;
	const alt = reading.words.line(part.get('altText'), place);
	const title = part.get('title') === undefined ? (alt ?? '…') : titleOf(element, reading);
	const text = textOf(element, reading);
	return made({
		kind: 'statement',
		id: element.id,
		title,
		text,
		picture: { ...picture, ...(alt !== undefined && { alt }) }
	});
};

function pictureOf({ part, place }: Element, { words, losses }: Reading) {
	const link = words.address(part.get('imageLink'), place);
	const mode = part.get('contentMode');
	if (mode === 'video' || mode === 'youtube') losses.add(place, 'video', { address: link ?? '' });
	return link === undefined || mode === 'video' || mode === 'youtube'
		? undefined
		: keepPicture(link, undefined, place, losses);
}
