const MODES = ['inline', 'popup', 'slide', 'button', 'chat', 'exit'] as const;

export type Mode = (typeof MODES)[number];

/** How a quiz stands on a page. */
export interface Settings {
	slug: string;
	mode: Mode;
	locale?: string | undefined;
	/** Of a frame among other things: the least height, in pixels. */
	height?: number | undefined;
	/** What is written on a floating button. */
	text?: string | undefined;
	color?: string | undefined;
	side?: string | undefined;
	/** Opened by itself after so many seconds. */
	delay?: number | undefined;
	/** Opened by itself once so many hundredths of the page were seen. */
	scroll?: number | undefined;
	/** Not opened by itself again for so many days. */
	repeat?: number | undefined;
	title?: string | undefined;
	/** Which of the page's own counters are told; all that are found where it is empty. */
	track?: string | undefined;
	metrica?: string | undefined;
	hidden?: Readonly<Record<string, string>> | undefined;
}

const HIDDEN = 'data-hidden-';

/** Of an element that asks for a quiz. */
export function settingsOf(element: Element, otherwise: Mode = 'inline'): Settings {
	const said = (name: string) => element.getAttribute(`data-${name}`) ?? undefined;
	const number = (name: string) => {
		const value = parseFloat(said(name) ?? '');
		return value >= 0 ? value : undefined;
	};
	const repeat = said('repeat');
	return {
		slug: said('quizsilver') || said('quizsilver-open') || '',
		mode: MODES.find((mode) => mode === said('mode')) ?? otherwise,
		locale: said('locale'),
		height: number('height'),
		text: said('text'),
		color: said('color'),
		side: said('side'),
		delay: number('delay'),
		scroll: number('scroll'),
		repeat: repeat === 'once' ? Infinity : number('repeat'),
		title: said('title'),
		track: said('track'),
		metrica: said('metrica'),
		hidden: Object.fromEntries(
			[...element.attributes]
				.filter(({ name }) => name.startsWith(HIDDEN))
				.map(({ name, value }) => [name.slice(HIDDEN.length), value])
		)
	};
}
