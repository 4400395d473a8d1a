import type { Answers, HiddenFields } from '../quiz/answers.ts';
import type { PublicQuiz } from '../quiz/public.ts';
import type { Locale } from '../quiz/text.ts';
import type { KnownFile, Refusal } from './asking.ts';
import type { ResultView } from './result-view.ts';

export type PlayedStep = PublicQuiz['steps'][number];

/** How far a respondent has come, and with what. */
export interface Place {
	/** Steps passed, in order, without the current one; on a page of questions those that it shows. */
	path: readonly string[];
	/** The step on the screen; null is the welcome screen, or a page of questions. */
	step: string | null;
	/** Checked ones. */
	answers: Answers;
	hidden: HiddenFields;
	/** Made when the respondent began. */
	attempt?: string | undefined;
	/** Of what the server knows of the attempt, where a link has led back to it. */
	revision?: number | undefined;
}

/** What a page of questions says of them. */
export interface PageShown {
	/** Those on the page, in order. */
	path: readonly string[];
	/** What their fields begin with, by step. */
	values: Readonly<Record<string, unknown>>;
	/** What is wrong, by step. */
	refusals: Readonly<Record<string, readonly Refusal[]>>;
}

/** What a screen says of its place. */
export interface Shown {
	step: string | null;
	/** Steps passed, in order. */
	path?: readonly string[];
	/** The answer that the step's fields begin with. */
	value?: unknown;
	/** What is wrong with it, all of it at once. */
	refusals?: readonly Refusal[] | undefined;
	back: boolean;
	/** Nothing comes after it: the answers are sent. */
	last?: boolean | undefined;
	/** 0 to 1. */
	progress: number;
	/** Of the question, from 1. */
	number: number;
	/** What `{{…}}` in texts stands for. */
	recall: Readonly<Record<string, string>>;
	/** Where all questions are asked on one page. */
	page?: PageShown | undefined;
}

/** Of somebody whom a letter has led here. */
export interface MailData {
	/** Of the letter's link. */
	token: string;
	/** Theirs, on whatever device. */
	attempt: string;
	/** Of whom the letter was to, masked. */
	address: string;
	/** The attempt was begun before this page was opened. */
	begun?: true | undefined;
	/** What stands in the first question was tapped in the letter: until a person acts, it is no answer. */
	tapped?: true | undefined;
	/** Steps that were passed before, where they come back to the first one. */
	held?: readonly string[] | undefined;
}

/** All that the page hands to the runner, as JSON: the same for everybody who begins the quiz in this language. */
export interface RunnerData {
	/** The texts below the titles of screens are HTML. */
	quiz: PublicQuiz;
	slug: string;
	locale: Locale;
	/** The quiz's languages, each in its own words. */
	languages: readonly { locale: Locale; name: string }[];
	embed: boolean;
	/** Of the quiz as it is published; a preview has none. */
	version?: number | undefined;
	/** Another visitor may see another version: the page's address is to name this one. */
	trial?: true | undefined;
	/** Said at once: it has been published anew since the respondent began; or what else the server has to say. */
	told?: 'changed' | { say: string } | undefined;
	/** What the page's address may bring along. */
	hiddenNames: readonly string[];
	place: Place;
	shown: Shown;
	/** How long ago the respondent began, in ms; on the way without JavaScript, where the quiz has a clock. */
	elapsed?: number | undefined;
	/** Files that the answers name; on the way without JavaScript, whose pages cannot ask. */
	files?: readonly KnownFile[] | undefined;
	/** The page is one person's: a letter has led here. */
	mail?: MailData | undefined;
	/** Nothing that is sent is kept. */
	preview?: true | undefined;
	/** It takes no answers any more but of those who are at it, whom their tab's history knows; told to others as HTML. */
	closed?: string | undefined;
	/** What became of the form below the result, on the way without JavaScript. */
	details?: { sent?: true; value?: unknown; refusals?: readonly Refusal[] } | undefined;
	/** The end of the way without JavaScript. */
	result?: ResultView | undefined;
}
