import type { Theme } from '../quiz/theme.ts';

interface Base {
	background: string;
	text: string;
	accent: string;
}

const LIGHT: Base = { background: '#ffffff', text: '#1a1e25', accent: '#006871' };
const DARK: Base = { background: '#111315', text: '#eef0f3', accent: '#6bd0d6' };

const FONTS = {
	system: '',
	serif: "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', Georgia, serif",
	mono: "ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, 'Noto Sans Mono', monospace"
} as const;

/** Style rules for a quiz's theme, made from its typed tokens alone; '' where it looks like the house. */
export function themeCss(theme: Theme | undefined): string {
	if (!theme) return '';
	const { scheme = 'auto', background, text, accent, radius, font = 'system' } = theme;
	const shape = declarations({
		...(radius !== undefined && { radius: `${radius}px` }),
		...(FONTS[font] && { font: FONTS[font] })
	});
	const rules = shape ? [`.quiz{${shape}}`] : [];
	if (scheme === 'auto' && background === undefined && text === undefined) {
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
	const { background, text } = base;
	const tokens = {
		paper: background,
		ink: text,
		'ink-soft': mix(text, background, 0.3),
		line: mix(text, background, 0.86),
		'line-strong': mix(text, background, 0.45),
		field: isDark(background) ? mix(background, text, 0.04) : mix(background, '#ffffff', 0.6),
		focus: text,
		error: isDark(background) ? '#ff9d94' : '#b3261e',
		...accentTokens(base)
	};
	const scheme = isDark(background) ? 'dark' : 'light';
	return [`:root{--page:${background};color-scheme:${scheme}}`, `.quiz{${declarations(tokens)}}`];
}

function accentTokens({ accent, background }: Base) {
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

type Channels = [number, number, number];

function channels(colour: string): Channels {
	const value = Number.parseInt(colour.slice(1), 16);
	return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `part` of the second colour in the first. */
function mix(first: string, second: string, part: number): string {
	const other = channels(second);
	const mixed = channels(first).map((value, index) => value + ((other[index] ?? 0) - value) * part);
	return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

const isDark = (colour: string) => luminance(colour) < 0.18;

/** WCAG 2.2, "contrast ratio". */
function contrast(first: string, second: string): number {
	const [dark = 0, light = 0] = [luminance(first), luminance(second)].toSorted((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
	const [red, green, blue] = channels(colour).map((value) => {
		const share = value / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	}) as Channels;
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
