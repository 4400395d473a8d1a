import type { Component } from 'svelte';
import type { StepKind } from '../quiz/quiz.ts';
import type { Locale } from '../quiz/text.ts';
import type { QuestionComponent } from './asking.ts';
import type { PlayedStep } from './runner-data.ts';
import type { Words } from './words/en.ts';

/** All are given the step, where the screen is one. */
type ScreenComponent<S> = Component<{ stage: S; step?: PlayedStep | undefined }>;

/** The parts that a quiz is shown with; `S` is the stage that they stand on. */
interface Parts<S> {
	screens: Record<
		'welcome' | 'step' | 'page' | 'chat' | 'end' | 'bonus' | 'languages' | 'earned' | 'details',
		ScreenComponent<S>
	>;
	questions: { [K in StepKind]: QuestionComponent<K> };
	languages: { en: Words; ru: Words };
}

type Loaders<T> = { [K in keyof T]: () => Promise<{ default: T[K] }> };
type AllLoaders<S> = { [G in keyof Parts<S>]: Loaders<Parts<S>[G]> };

export interface Needs {
	screen?: keyof Parts<unknown>['screens'] | undefined;
	question?: StepKind | undefined;
	locale?: Locale | undefined;
}

/** Where parts are taken from; some of them may have to be loaded first. */
export interface Shelf<S> {
	screen<N extends keyof Parts<S>['screens']>(name: N): Parts<S>['screens'][N] | undefined;
	question(kind: StepKind): QuestionComponent<StepKind> | undefined;
	/** The runner's own sentences: in Russian for Russian, in English for everybody else. */
	words(locale: Locale): Words;
	/** Rejects where the network fails; may be asked again. */
	load(needs: Needs): Promise<void>;
}

/** Everything at hand: for rendering on the server. */
export function fullShelf<S>({ screens, questions, languages }: Parts<S>): Shelf<S> {
	return {
		screen: (name) => screens[name],
		question: (kind) => asAnyKind(questions[kind]),
		words: (locale) => languages[languageOf(locale)],
		load: async () => {}
	};
}

/** Parts are loaded when they are needed. */
export function growingShelf<S>({ screens, questions, languages }: AllLoaders<S>): Shelf<S> {
	const has: { [G in keyof Parts<S>]: Partial<Parts<S>[G]> } = {
		screens: {},
		questions: {},
		languages: {}
	};
	return {
		screen: (name) => has.screens[name],
		question: (kind) => asAnyKind(has.questions[kind]),
		words(locale) {
			const words = has.languages[languageOf(locale)];
			if (!words) throw new Error(`no words for ${locale}`);
			return words;
		},
		async load({ screen, question, locale }) {
			await Promise.all([
				screen && fetchPart(has.screens, screens, screen),
				question && fetchPart(has.questions, questions, question),
				locale && fetchPart(has.languages, languages, languageOf(locale))
			]);
		}
	};
}

async function fetchPart<T, K extends keyof T>(has: Partial<T>, from: Loaders<T>, name: K) {
	has[name] ??= (await from[name]()).default;
}

/** The record is keyed by exactly these kinds; a step's own kind is looked up in it. */
function asAnyKind(component: unknown): QuestionComponent<StepKind> | undefined {
	return component as QuestionComponent<StepKind> | undefined;
}

function languageOf(locale: Locale): 'en' | 'ru' {
	return locale.split('-', 1)[0] === 'ru' ? 'ru' : 'en';
}
