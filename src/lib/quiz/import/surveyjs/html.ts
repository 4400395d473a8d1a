import { isSafeAddress } from '../../safe-address.ts';

/** What of the markup found no place in a text of ours. */
export interface HtmlLosses {
	address(href: string): void;
	tag(name: string): void;
}

const TAG = /<!--[^<>]*-->|<(\/?)([a-z][a-z0-9]{0,15})\b([^<>]*)>/gi;

const BLOCKS = new Set([
	'p',
	'div',
	'ul',
	'ol',
	'table',
	'tr',
	'section',
	'article',
	'blockquote',
	'hr'
]);
const MARKS = new Map([
	['b', '**'],
	['strong', '**'],
	['i', '*'],
	['em', '*']
]);
/** Neither is shown as text, nor is what it holds. */
const UNSHOWN = new Set(['script', 'style', 'template', 'noscript']);
const MEDIA = new Set([
	'img',
	'video',
	'audio',
	'iframe',
	'object',
	'embed',
	'svg',
	'form',
	'input',
	'button'
]);

/** HTML as the small Markdown of quiz texts. Runs in time linear in its input. */
export function htmlText(source: string, losses: HtmlLosses): string {
	const writer = writerOf(losses);
	let end = 0;
	let unshown = '';
	for (const match of source.matchAll(TAG)) {
		const [whole, slash = '', given = '', attributes = ''] = match;
		const name = given.toLowerCase();
		if (unshown === '') writer.words(source.slice(end, match.index));
		end = match.index + whole.length;
		if (unshown !== '') {
			if (slash && name === unshown) unshown = '';
			continue;
		}
		if (UNSHOWN.has(name) && !slash) {
			losses.tag(name);
			unshown = name;
		} else if (name !== '') writer.tag(name, slash !== '', attributes);
	}
	if (unshown === '') writer.words(source.slice(end));
	return writer.text();
}

function writerOf(losses: HtmlLosses) {
	let text = '';
	const links: { from: number; href: string }[] = [];
	const heading = (name: string) => /^h[1-6]$/.test(name);
	const closeLink = () => {
		const link = links.pop();
		if (!link) return;
		const label = text.slice(link.from).replace(/[[\]]/g, '').trim();
		if (label === '') return;
		text = `${text.slice(0, link.from)}[${label}](${link.href})`;
	};
	const openLink = (attributes: string) => {
		const href = (/\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1] ?? '').trim();
		if (isSafeAddress(href) && !/[()]/.test(href)) links.push({ from: text.length, href });
		else if (href !== '') losses.address(href);
	};
	return {
		words(source: string) {
			text += decoded(source.replace(/\s+/g, ' '));
		},
		tag(name: string, closes: boolean, attributes: string) {
			if (name === 'br') text += '\n';
			else if (name === 'li') text += closes ? '' : '\n- ';
			else if (heading(name)) text += closes ? '**\n\n' : '\n\n**';
			else if (BLOCKS.has(name)) text += '\n\n';
			else if (name === 'a') (closes ? closeLink : () => openLink(attributes))();
			else if (MEDIA.has(name) && !closes) losses.tag(name);
			else text += MARKS.get(name) ?? '';
		},
		text: () => tidy(text)
	};
}

const ENTITIES = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
	['nbsp', ' '],
	['mdash', '—'],
	['ndash', '–'],
	['hellip', '…'],
	['laquo', '«'],
	['raquo', '»']
]);

function decoded(text: string): string {
	return text.replace(/&(?:#(\d{1,6})|([a-z]{2,8}));/gi, (whole, code?: string, name?: string) => {
		if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
		const point = Number(code);
		const isCharacter = point >= 32 && point < 0x110000 && (point < 0xd800 || point > 0xdfff);
		return isCharacter ? String.fromCodePoint(point) : '';
	});
}

function tidy(text: string): string {
	return text
		.split('\n')
		.map((line) => line.trim())
		.join('\n')
		.replace(/\*\*\s*\*\*/g, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

const INLINE = /<\/?(?:b|i|u|a|p|br|em|strong|span|small|sub|sup|font|div|h[1-6])\b[^<>]*>/gi;

/** A title without the tags that some authors write into it. */
export function withoutTags(text: string): string {
	return text.replace(INLINE, ' ').replace(/ {2,}/g, ' ');
}
