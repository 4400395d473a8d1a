import type { Component } from 'svelte';
import type { Consent } from '../quiz/consent.ts';
import type { Day } from '../quiz/day.ts';
import type { Question } from '../quiz/questions/kinds.ts';
import type { StepKind } from '../quiz/quiz.ts';
import type { Text } from '../quiz/text.ts';
import type { Words } from './words/en.ts';

export type QuestionOf<K extends StepKind> = Extract<Question, { kind: K }>;

/** A refused answer as it stands at its field. */
export interface Refusal {
	message: string;
	/** The part of the answer, for kinds with several fields. */
	field?: string | undefined;
}

/** A file that was sent, as its respondent is told of it. */
export interface KnownFile {
	id: string;
	name: string;
	/** In bytes. */
	size: number;
}

/** What a question's component sees of the quiz that asks it. */
export interface Asking {
	readonly locale: string;
	readonly words: Words;
	/** A text of the quiz in the respondent's language, recalls filled in. */
	readonly say: (text: Text | undefined) => string;
	readonly quiz: { readonly consents: readonly Consent[]; readonly today?: Day | undefined };
	/** What the page was handed: the quiz's address, and what is known of files that were sent before. */
	readonly data: {
		readonly slug: string;
		readonly files?: readonly KnownFile[] | undefined;
		/** Nothing that is sent is kept. */
		readonly preview?: true | undefined;
	};
	/** The answer given before, checked or not; undefined where there is none. */
	readonly value: unknown;
	readonly refusals: readonly Refusal[];
	/** The id of a part of the question, as its title is one: on a page there are several questions. */
	readonly id: (part: string) => string;
	/** Ids of what stands beside the question: its text, its error. */
	readonly describedBy: string | undefined;
	/** The question as a whole was refused. */
	readonly invalid: 'true' | undefined;
}

/**
 * A question's component shows native inputs that are named as the kind's `read` expects them, so that the same markup
 * works as a posted form; what is typed is kept by the inputs alone.
 */
export interface QuestionProps<K extends StepKind> {
	asking: Asking;
	step: QuestionOf<K>;
}

export type QuestionComponent<K extends StepKind> = Component<QuestionProps<K>>;

/** The id of the screen's title. */
export const TITLE = 'title';

/** Whether "Back" was pressed, for which nothing on the screen needs to be in order. */
export function goesBack({ submitter }: SubmitEvent): boolean {
	return submitter instanceof HTMLButtonElement && submitter.value === 'back';
}

/** Whether it is said of a question that it may be left empty; forms and consents say it at their fields. */
export function isOptional(step: Question): boolean {
	if (['statement', 'consent', 'contact'].includes(step.kind)) return false;
	if ('required' in step && step.required !== undefined) return !step.required;
	// A table is needed where one of its rows is.
	return !('rows' in step && step.rows.some((row) => row.required));
}
