/** What a quiz stands on where its theme names no background. */
export const GROUND = { light: '#ffffff', dark: '#111315' } as const;

/** WCAG 2.2: text, and the accent that words are written in and on, want this much to 1. */
export const LEAST_CONTRAST = 4.5;

type Channels = [number, number, number];

function channels(colour: string): Channels {
	const value = Number.parseInt(colour.slice(1), 16);
	return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `part` of the second colour in the first. */
export function mix(first: string, second: string, part: number): string {
	const other = channels(second);
	const mixed = channels(first).map((value, index) => value + ((other[index] ?? 0) - value) * part);
	return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

export const isDark = (colour: string) => luminance(colour) < 0.18;

/** WCAG 2.2, "contrast ratio". */
export function contrast(first: string, second: string): number {
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

/** The colour itself, or as little darker or lighter as it takes to reach that contrast on the ground. */
export function readable(colour: string, ground: string, least: number): string {
	const towards = isDark(ground) ? '#ffffff' : '#000000';
	for (let part = 0; part < 1; part += 0.05) {
		const tried = mix(colour, towards, part);
		if (contrast(tried, ground) >= least) return tried;
	}
	return towards;
}
