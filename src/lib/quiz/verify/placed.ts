import { capital } from '../sentence.ts';

/** A sentence behind its place: `Step 3 “Size”, option 2: not written yet.` */
export function placed(places: readonly string[], words: string): string {
	const where = places.filter((place) => place !== '').join(', ');
	if (where === '') return capital(words);
	return `${capital(where)}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
