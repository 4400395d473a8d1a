import { inLocale } from '../../quiz/text.ts';
import { tabStorage } from '../kept-trail.ts';
import type { MailData } from '../runner-data.ts';
import type { Surroundings } from '../surroundings.ts';
import { NOT_ME, whoseText } from './whose-words.ts';

/** What the bar above the quiz says, and what "Not me" needs. */
export type Whose = Pick<MailData, 'token' | 'attempt' | 'address' | 'begun'>;

export const whoseKey = (slug: string) => `quizsilver:whose:${slug}`;

/** The bar above the quiz speaks this language from now on. */
export function tellWhose(address: string, locale: string): void {
	const bar = document.getElementById('whose');
	bar?.querySelector('p')?.replaceChildren(inLocale(whoseText(address), locale));
	bar?.querySelector('button')?.replaceChildren(inLocale(NOT_ME, locale));
}

/** The address loses the letter's link: this tab alone knows from now on whose survey it is, for after a reload. */
export function keepWhose(slug: string, { token, attempt, address, begun }: Whose): void {
	try {
		const kept: Whose = { token, attempt, address, begun };
		tabStorage(window)?.setItem(whoseKey(slug), JSON.stringify(kept));
	} catch {
		// It is full: the bar is there until the page is loaded anew.
	}
}

interface Told extends Pick<Whose, 'address'> {
	slug: string;
	speaks(locale: string): void;
}

/** The bar speaks as the quiz does; once the survey is over, nothing of whose it is stays in the tab. */
export function withWhose(around: Surroundings, { slug, address, speaks }: Told): Surroundings {
	const { trail } = around;
	return {
		...around,
		trail: {
			...trail,
			end(entry) {
				const ended = trail.end(entry);
				tabStorage(window)?.removeItem(whoseKey(slug));
				return ended;
			}
		},
		speaks(locale) {
			around.speaks?.(locale);
			tellWhose(address, locale);
			speaks(locale);
		}
	};
}
