import type { Answer, ContactDetails } from '../answers.ts';
import type { Consent } from '../consent.ts';
import type { Day } from '../day.ts';
import type { Factors, Points } from '../schema-parts.ts';
import type { Locale, Text } from '../text.ts';
import type { AnswerProblem } from './problems.ts';
import type { BaseStep } from './step.ts';

/** What else a check may need from the quiz. */
export interface CheckContext {
	consents: readonly Consent[];
	/** The respondent's day, which dates are counted from; see `onDay`. */
	today?: Day | undefined;
}

/** A date, or so many days after the day of answering. */
export type DateLimit = Day | { days: number };

export type Checked<A extends Answer> = { ok: true; answer: A | null } | Refused;

/** All that is wrong with an answer at once: one thing, or one for each part of a form with several. */
export interface Refused {
	ok: false;
	problems: readonly AnswerProblem[];
}

/** Points that one part of an answer brings, with the words a receipt shows for it. */
export interface Contribution {
	/** The option's id, or the band's; what a receipt can point at. */
	source: string;
	/** The answer in the quiz's own words, or the respondent's. */
	label: Text;
	points: Points;
	factor?: Factors | undefined;
}

/** Turns points into one number, linearly: those of one dimension, or the total with weights of 0 or more. */
export type Weigh = (points: Points) => number;

/** Least and greatest that an answer can bring; an unanswered optional step is the caller's business. */
export interface Bounds {
	least: number;
	greatest: number;
}

/** What conditions can ask of an answer. `step` counts from `min`, or from 0. */
export type Operand =
	| { type: 'none' }
	| { type: 'options'; ids: readonly string[]; several: boolean }
	| { type: 'boolean' }
	| {
			type: 'number';
			min?: number | undefined;
			max?: number | undefined;
			step?: number | undefined;
	  }
	/** A number asks for days after the day of answering, a date for itself. */
	| { type: 'date'; min?: DateLimit | undefined; max?: DateLimit | undefined }
	| { type: 'text' }
	/** Nothing but whether there is one. */
	| { type: 'files' }
	/** Each of the places is taken by another of the options. */
	| { type: 'ranking'; ids: readonly string[]; places: number }
	/** `ids` are those of the columns. */
	| {
			type: 'matrix';
			rows: readonly { id: string; required: boolean }[];
			ids: readonly string[];
			several: boolean;
	  };

/** Reads what an HTML form posted for this step: field names are the step's id, or `id.field`. */
export interface FormFields {
	get(name: string): string | null;
	getAll(name: string): string[];
}

/** A text inside a step, and its path there: `options[0].text`. */
export interface PlacedText {
	path: string;
	text: Text;
}

/** A part of an answer that stands for itself: it has a column in exports, and texts recall it as `step.part`. */
export interface AnswerPart<A extends Answer = Answer> {
	id: string;
	title: Text;
	/** '' where it was left empty. */
	describe(answer: A, locale: Locale): string;
}

/**
 * A question kind: one value of this shape per file, listed in `kinds.ts`. No zod here: it runs in a respondent's browser.
 * Each function takes a step that the schema has parsed and, but for `check`, an answer that `check` has passed.
 */
export interface Kind<S extends BaseStep = BaseStep, A extends Answer = Answer> {
	readonly kind: S['kind'];
	/**
	 * The one validator, in the browser and on the server, called by `checkAnswer`. Never throws. An empty answer never
	 * gets here; one that turns out to be empty in this kind's own way (blank fields) is answered with null.
	 */
	check(step: S, answer: unknown, context: CheckContext): Checked<A>;
	/** Whether an answer is needed; `step.required` unless given. */
	isRequired?(step: S, context: CheckContext): boolean;
	/** What a needed answer lacks where nothing is given; where that is nothing in particular, it is 'required'. */
	missing?(step: S, context: CheckContext): readonly AnswerProblem[];
	/** What the answer scores, before `cap`; [] for kinds without points. `today`: the day of answering. */
	score(step: S, answer: A, today?: Day): readonly Contribution[];
	/** The most that the contributions may bring together, per dimension named in it. */
	cap?(step: S): Points | undefined;
	/** Of the capped score; `usual` is the dimension that plain numbers are points of. */
	bounds(step: S, weigh: Weigh, usual: string): Bounds;
	/** Least and greatest product of factors for an amount dimension; only for kinds with factors. */
	factorBounds?(step: S, dimension: string): Bounds;
	/** Tags of what was chosen. */
	tags?(step: S, answer: A): readonly string[];
	/** What the answer says of how to reach the respondent. */
	contact?(step: S, answer: A): ContactDetails;
	/** Ids of the files that the answer names. */
	uploads?(step: S, answer: A): readonly string[];
	/** Ids of the quiz's consents that the answer gives. */
	consents?(step: S, answer: A): readonly string[];
	operand(step: S): Operand;
	/** The answer in words: receipts, exports, mails, recall. Never empty. */
	describe(step: S, answer: A, locale: Locale): string;
	/** For kinds whose answers fall into parts. */
	parts?(step: S): readonly AnswerPart<A>[];
	/** A posted form as a raw answer for `check`; undefined where nothing was posted. */
	read(step: S, form: FormFields): unknown;
	/** Every text of the step beyond title and text; for translation checks. */
	texts?(step: S): readonly PlacedText[];
	/**
	 * Example answers that `check` accepts: for contract tests, random walks and witnesses; none only where none can be.
	 * `today`: the day of answering, any day unless given.
	 */
	samples(step: S, today?: Day): readonly A[];
	/** The answer as an address that it is safe to link to, for kinds that ask for one. */
	address?(step: S, answer: A): string;
}
