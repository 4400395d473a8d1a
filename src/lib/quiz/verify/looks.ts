import { contrast, GROUND, LEAST_CONTRAST } from '../colours.ts';
import { recallsIn, fillText } from '../fill.ts';
import { isSafeAddress } from '../safe-address.ts';
import type { Theme } from '../theme.ts';
import { UNWRITTEN_ADDRESS } from '../unwritten.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';

/** Colours that can be read, and addresses that are safe to send somebody to. */
export function checkLooks({ quiz }: Study): QuizProblem[] {
	const addresses = [
		...quiz.results.flatMap(({ button, redirect }, index) => [
			{ path: `results[${index}].button.url`, address: button?.url },
			{ path: `results[${index}].redirect`, address: redirect }
		]),
		{ path: 'bonus.given.button.url', address: quiz.bonus?.given.button?.url },
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
	if (address === UNWRITTEN_ADDRESS) return [problem('missing_text', path)];
	const filled = recallsIn(address).map((name) => [name, 'x']);
	if (!isSafeAddress(fillText(address, { answers: Object.fromEntries(filled) }))) {
		return [problem('unsafe_address', path, { address })];
	}
	const [, site = ''] = /^https?:\/\/([^/?#]*)/i.exec(address) ?? [];
	const open = site.includes('{{') || /^\/\{\{/.test(address);
	return open ? [problem('address_from_answer', path, { address })] : [];
}

/** The runner shifts what cannot be read until it can; a reader's own dark mode is its business alone. */
function checkContrast({ scheme, background, text, accent }: Theme): QuizProblem[] {
	const ground = background ?? GROUND[scheme === 'dark' ? 'dark' : 'light'];
	const colours = { text, accent };
	return Object.entries(colours).flatMap(([name, colour]) => {
		const ratio = colour === undefined ? LEAST_CONTRAST : contrast(colour, ground);
		if (ratio >= LEAST_CONTRAST) return [];
		const shown = { ratio: Math.floor(ratio * 10) / 10, least: LEAST_CONTRAST };
		const params = { first: `$${name}`, second: '$background', ...shown };
		return [problem('low_contrast', `theme.${name}`, params)];
	});
}
