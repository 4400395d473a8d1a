import type { Theme } from '../quiz/theme.ts';
import { contrast, GROUND, isDark, mix, readable } from '../quiz/colours.ts';

interface Base {
	background: string;
	text: string;
	accent: string;
}

const LIGHT: Base = { background: GROUND.light, text: '#1a1e25', accent: '#006871' };
const DARK: Base = { background: GROUND.dark, text: '#eef0f3', accent: '#6bd0d6' };

/** As the corners are, unless it says otherwise. */
const BUTTONS = { rounded: '', square: '0', pill: '2rem' } as const;

const FONTS = {
	system: '',
	serif: "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', Georgia, serif",
	mono: "ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, 'Noto Sans Mono', monospace"
} as const;

/** Whether it is light or dark as the reader's device is; with a ground or a text of its own it is always that. */
export function followsReader({ scheme = 'auto', background, text }: Theme): boolean {
	return scheme === 'auto' && background === undefined && text === undefined;
}

/** Style rules for a quiz's theme, made from its typed tokens alone; '' where it looks like the house. */
export function themeCss(theme: Theme | undefined): string {
	if (!theme) return '';
	const {
		scheme = 'auto',
		background,
		text,
		accent,
		radius,
		buttons = 'rounded',
		font = 'system'
	} = theme;
	const shape = declarations({
		...(radius !== undefined && { radius: `${radius}px` }),
		...(BUTTONS[buttons] && { 'button-radius': BUTTONS[buttons] }),
		...(FONTS[font] && { font: FONTS[font] })
	});
	const rules = shape ? [`.quiz{${shape}}`] : [];
	if (followsReader(theme)) {
		if (accent) rules.push(...accentRules(accent));
	} else {
		const base = scheme === 'dark' || (background && isDark(background)) ? DARK : LIGHT;
		rules.push(...paletteRules(withGiven(base, { background, text, accent })));
	}
	return rules.join('');
}

/** Follows the reader's choice of light or dark. */
function accentRules(accent: string): string[] {
	const rule = (base: Base) => `.quiz{${declarations(accentTokens({ ...base, accent }))}}`;
	return [rule(LIGHT), `@media (prefers-color-scheme:dark){${rule(DARK)}}`];
}

/** The author has chosen the ground: everything that stands on it is made from it. */
function paletteRules(base: Base): string[] {
	const { background } = base;
	const text = readable(base.text, background, 7);
	const tokens = {
		paper: background,
		ink: text,
		'ink-soft': readable(mix(text, background, 0.3), background, 4.5),
		line: mix(text, background, 0.86),
		'line-strong': readable(mix(text, background, 0.45), background, 3),
		field: isDark(background) ? mix(background, text, 0.04) : mix(background, '#ffffff', 0.6),
		focus: text,
		error: isDark(background) ? '#ff9d94' : '#b3261e',
		...accentTokens(base)
	};
	const scheme = isDark(background) ? 'dark' : 'light';
	return [`:root{--page:${background};color-scheme:${scheme}}`, `.quiz{${declarations(tokens)}}`];
}

/** An accent that cannot be read on this ground is made darker or lighter until it can. */
function accentTokens({ accent: wanted, background }: Base) {
	const accent = readable(wanted, background, 4.5);
	const white = contrast(accent, '#ffffff');
	return {
		accent,
		'accent-soft': mix(accent, background, 0.92),
		'on-accent': white >= contrast(accent, '#101214') ? '#ffffff' : '#101214'
	};
}

function withGiven(base: Base, given: { [K in keyof Base]: string | undefined }): Base {
	return {
		background: given.background ?? base.background,
		text: given.text ?? base.text,
		accent: given.accent ?? base.accent
	};
}

function declarations(tokens: Readonly<Record<string, string>>): string {
	return Object.entries(tokens)
		.map(([name, value]) => `--${name}:${value}`)
		.join(';');
}
