import type { Namer } from './namer.ts';
import { LISTS, OUTER } from './sentences/places.ts';

/** By ids and paths, as those who write quiz files need it. */
export function namesOfFile(locale: 'en' | 'ru'): Namer {
	return {
		locale,
		seesFile: true,
		place: ({ path, params: { in: inside } }) => {
			const part = /^\w+/.exec(path)?.[0] ?? '';
			const words = (inside === undefined ? (LISTS[part] ?? OUTER[part]) : OUTER[part])?.[locale];
			return { place: words?.replace('{in}', () => String(inside)) ?? '', inside: '' };
		},
		also: ({ params }) => params['also']?.toString(),
		param: (_, name, value) =>
			name === 'locale' || name === 'from' ? `${languageName(value, locale)} (${value})` : value
	};
}

const languageName = (code: string, locale: string) =>
	new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
