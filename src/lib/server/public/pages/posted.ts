import type { Day } from '../../../quiz/day.ts';
import { onDay } from '../../../quiz/on-day.ts';
import type { Place } from '../../../runner/runner-data.ts';
import type { RefusedField } from '../../../runner/transport.ts';
import { problemTitle, type Problem } from '../../problems.ts';
import type { LiveQuiz } from '../../services/live.ts';
import type { Screen } from './runner-page.ts';

/** What a page without scripts posted, and to which quiz. */
export interface Posted {
	live: LiveQuiz;
	locale: string;
	/** Of the page's address. */
	query: URLSearchParams;
	form: URLSearchParams;
	/** The form is of another version of the quiz than is published now. */
	changed: boolean;
	/** More has come from the same address than one household sends. */
	crowded(): boolean;
	/** Files that were not taken, by step. */
	refused: ReadonlyMap<string, Problem>;
	/** Of whom a letter has led here; whoever else begins gets one of their own. */
	attempt?: string | undefined;
	/** That it may be for the respondent. */
	days: [Day, ...Day[]];
}

/** The screen of a place, with a token that remembers it. */
export type Show = (place: Place, more?: Partial<Screen>) => Screen;

/** As it is answered today. */
export const quizNow = ({ live, days }: Posted) => onDay(live.quiz, days[0]);

export function told(problem: Problem, locale: string): string {
	return problemTitle(problem, languageOf(locale));
}

/** What was refused, in the respondent's language. */
export function fieldsOf({ errors = [] }: Problem, locale: string): RefusedField[] {
	const language = languageOf(locale);
	return errors.map(({ path, message }) => ({ path, message: message[language] }));
}

function languageOf(locale: string): 'en' | 'ru' {
	return locale.startsWith('ru') ? 'ru' : 'en';
}
