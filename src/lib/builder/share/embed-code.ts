import type { Settings } from '../../embed/settings.ts';
import { readNumber, type NumberLimits } from '../build/fields/read-number.ts';

/** The ways of the loader, and the author's own button. */
export const WAYS = ['inline', 'popup', 'slide', 'button', 'chat', 'exit', 'click'] as const;

export type Way = (typeof WAYS)[number];

/** How a quiz will stand on a page, as its author chooses; what is empty is left to the loader. */
export interface Placing {
	way: Way;
	height: string;
	delay: string;
	scroll: string;
	/** Days, `once`, or empty: on every page. */
	repeat: string;
	text: string;
	color: string;
	side: 'right' | 'left';
	locale: string;
	track: boolean;
}

export const USUAL: Placing = {
	way: 'inline',
	height: '480',
	delay: '',
	scroll: '',
	repeat: '',
	text: '',
	color: '',
	side: 'right',
	locale: '',
	track: false
};

/** What may be written into the code. */
export const NUMBERS = {
	height: { least: 100, most: 5000, whole: true, needed: true },
	delay: { least: 0, most: 3600 },
	scroll: { least: 0, most: 100 }
} as const satisfies Record<string, NumberLimits>;

export type PlacingNumber = keyof typeof NUMBERS;

/** Longer words stand on no button. */
export const LONGEST_BUTTON = 60;

const namesOfNumbers: readonly PlacingNumber[] = ['height', 'delay', 'scroll'];

/** What nobody can use is as if it had not been written; numbers as the loader reads them. */
export function soundPlacing(placing: Placing): Placing {
	const numbers = namesOfNumbers.map((name): [string, string] => {
		const found = readNumber(placing[name], NUMBERS[name]);
		if (found.is === 'wrong') return [name, USUAL[name]];
		return [name, found.number === undefined ? '' : String(found.number)];
	});
	const text = placing.text.length > LONGEST_BUTTON ? USUAL.text : placing.text;
	return { ...placing, ...Object.fromEntries(numbers), text };
}

/** Which of them mean something for each way, besides those that always do. */
export const ASKED: Record<Way, readonly (keyof Placing)[]> = {
	inline: ['height'],
	popup: ['delay', 'scroll', 'repeat'],
	slide: ['side', 'delay', 'scroll', 'repeat'],
	button: ['text', 'color', 'side'],
	chat: ['text', 'color', 'side'],
	exit: ['repeat'],
	click: ['text']
};

/**
 * For a page's HTML. Without scripts, and before they have come, a link leads to the quiz.
 * @param take what stands on the author's own button unless they say so
 */
export function embedCode(origin: string, slug: string, placing: Placing, take: string): string {
	const { way } = placing;
	const script = `<script async src="${origin}/embed.js"></script>`;
	const rest = attributesOf(placing);
	const href = `${origin}/q/${slug}`;
	if (way === 'click') {
		const text = escaped(placing.text || take);
		return `<a href="${href}" ${written({ 'quizsilver-open': slug, ...rest })}>${text}</a>\n${script}`;
	}
	const mode = way === 'inline' ? undefined : way;
	const style = way === 'inline' && ` style="min-height:${pixels(placing.height)}px"`;
	const link = way === 'inline' && `<noscript><a href="${href}">${escaped(take)}</a></noscript>`;
	return `<div ${written({ quizsilver: slug, mode, ...rest })}${style || ''}>${link || ''}</div>\n${script}`;
}

/** For pages that are made by a script of their own. */
export function embedModule(origin: string, slug: string, placing: Placing): string {
	const { slug: _, ...options } = settingsFor(slug, placing);
	const lines = [`import { mount, on } from '${origin}/embed.mjs';`, ''];
	const given = JSON.stringify({ slug, ...options }, null, 2).replace(/"(\w+)":/g, '$1:');
	return [
		...lines,
		`const takeAway = mount(element, ${given});`,
		`on('complete', (event) => console.log(event.detail.response));`
	].join('\n');
}

/** As the loader takes them. */
export function settingsFor(slug: string, placing: Placing): Settings {
	const { way, height, side, locale, text, color, track, repeat } = only(placing);
	const number = (value: string) => (value === '' ? undefined : Number(value));
	const given = {
		...{ text, color, locale, side },
		height: way === 'inline' ? pixels(height) : undefined,
		delay: number(only(placing).delay),
		scroll: number(only(placing).scroll),
		repeat: repeat === 'once' ? 36_500 : number(repeat),
		track: track ? 'ga4 metrica meta' : undefined
	};
	const kept = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
	return { slug, mode: way === 'click' ? 'popup' : way, ...Object.fromEntries(kept) };
}

const pixels = (height: string) => Number(height) || 480;

/** What means nothing for the way is as if it had not been written. */
function only(placing: Placing): Placing {
	const { way, locale, track } = placing;
	const said = ASKED[way].map((name) => [name, placing[name]] as const);
	return { ...USUAL, ...Object.fromEntries(said), way, locale, track };
}

function attributesOf(placing: Placing): Record<string, string | undefined> {
	const { way, delay, scroll, repeat, text, color, side, locale, track } = only(placing);
	return {
		...{ delay, scroll, repeat, color, locale },
		text: way === 'click' ? '' : text,
		side: side === 'left' ? side : '',
		track: track ? 'ga4 metrica meta' : undefined
	};
}

function written(attributes: Record<string, string | undefined>): string {
	return Object.entries(attributes)
		.filter((one): one is [string, string] => Boolean(one[1]))
		.map(([name, value]) => `data-${name}="${escaped(value)}"`)
		.join(' ');
}

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
