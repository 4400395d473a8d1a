import type { Operator } from '../tree.ts';

/** How options are chosen: one of them, several, or ranked: on any place, on the first, among the first. */
export type Choosing = 'one' | 'several' | 'ranked' | 'first' | 'top';

/** What is measured: a number (or a score), or a day. */
export type Measuring = 'number' | 'day';

/** `noneOfOne`: a list that names one thing only. */
export type Listed = 'is' | 'anyOf' | 'allOf' | 'noneOf' | 'noneOfOne';
export type Compared = 'atLeast' | 'over' | 'atMost' | 'below' | 'equals';

/** What the two languages say differently. `{…}` are holes for names and values. */
export interface Phrases {
	/** Between parts that must all hold, and between those of which one must. */
	and: string;
	or: string;
	/** Before what must not hold. */
	notTrue: string;
	quote(text: string): string;
	yes: string;
	no: string;
	/** The option that respondents put into words themselves, where the author has not named it. */
	other: string;
	/** A hidden field's value that is empty. */
	emptyText: string;
	gone: Readonly<Record<'step' | 'option' | 'row' | 'dimension', string>>;
	subjects: Readonly<
		Record<
			| 'step'
			| 'row'
			| 'hidden'
			| 'total'
			| 'totalPercent'
			| 'dimension'
			| 'dimensionPercent'
			| 'amount'
			| 'highest',
			string
		>
	>;
	choices: Readonly<Record<Choosing, Readonly<Record<Listed, string>>>>;
	comparisons: Readonly<Record<Measuring, Readonly<Record<Compared, string>>>>;
	contains: string;
	containsNot: string;
	/** In the respondent's own words beside the options. */
	containsOwn: string;
	containsOwnNot: string;
	states: Readonly<Record<'answered' | 'unanswered' | 'present' | 'absent', string>>;
	/** So many days after the day of answering, negative before it; `number` is the count without its sign. */
	days(count: number, number: string, compared: Compared): string;
	/** In the list of operators, for those that are no words without what they compare with. */
	labels: Readonly<Partial<Record<Operator, string>>>;
	/** Labels of the list of subjects. */
	groups: Readonly<Record<'answers' | 'hidden' | 'score', string>>;
	lists: Readonly<Record<'total' | 'dimension' | 'amount' | 'highest', string>>;
	/** Behind a number of them that is being typed. */
	points: string;
	/** What a subject can be narrowed to. */
	parts: Readonly<
		Record<'wholeTable' | 'anyPlace' | 'firstPlace' | 'firstPlaces' | 'points' | 'percent', string>
	>;
}
