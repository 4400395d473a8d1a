import { recallsIn, fillText } from '../fill.ts';
import { isSafeAddress } from '../safe-address.ts';
import type { Theme } from '../theme.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';

/** Colours that can be read, and addresses that are safe to send somebody to. */
export function checkLooks({ quiz }: Study): QuizProblem[] {
	const addresses = [
		...quiz.results.flatMap(({ button, redirect }, index) => [
			{ path: `results[${index}].button.url`, address: button?.url },
			{ path: `results[${index}].redirect`, address: redirect }
		]),
		...quiz.consents.map(({ url }, index) => ({ path: `consents[${index}].url`, address: url })),
		{ path: 'theme.logo', address: quiz.theme?.logo }
	];
	return [
		...addresses.flatMap(({ path, address }) =>
			address === undefined ? [] : checkAddress(address, path)
		),
		...checkContrast(quiz.theme ?? {})
	];
}

function checkAddress(address: string, path: string): QuizProblem[] {
	const filled = recallsIn(address).map((name) => [name, 'x']);
	if (!isSafeAddress(fillText(address, { answers: Object.fromEntries(filled) }))) {
		return [problem('unsafe_address', path, { address })];
	}
	const [, site = ''] = /^https?:\/\/([^/?#]*)/i.exec(address) ?? [];
	const open = site.includes('{{') || /^\/\{\{/.test(address);
	return open ? [problem('address_from_answer', path, { address })] : [];
}

/** WCAG 2.2: 4.5 to 1 for text, 3 to 1 for the parts of controls. */
function checkContrast({ text, background, accent }: Theme): QuizProblem[] {
	if (background === undefined) return [];
	const pairs = [
		{ path: 'theme.text', first: '$text', colour: text, least: 4.5 },
		{ path: 'theme.accent', first: '$accent', colour: accent, least: 3 }
	];
	return pairs.flatMap(({ path, first, colour, least }) => {
		const ratio = colour === undefined ? least : contrast(colour, background);
		if (ratio >= least) return [];
		const params = { first, second: '$background', ratio: Math.floor(ratio * 10) / 10, least };
		return [problem('low_contrast', path, params)];
	});
}

function contrast(a: string, b: string): number {
	const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
	return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance as WCAG defines it, of `#rrggbb`. */
function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
