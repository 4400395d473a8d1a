import { fillText, type FillContext } from '../quiz/fill.ts';
import type { Picture } from '../quiz/schema-parts.ts';
import { inLocale, type Text } from '../quiz/text.ts';
import type { Asking, Refusal } from './asking.ts';
import type { PlayedStep, RunnerData, Shown } from './runner-data.ts';
import type { ResultView } from './result-view.ts';
import type { Needs, Shelf } from './shelf.ts';
import type { Trouble } from './transport.ts';

export type Screen =
	| { at: 'welcome' }
	| { at: 'step'; step: PlayedStep }
	| { at: 'page' }
	| { at: 'sending' }
	| { at: 'result'; result: ResultView; secret?: string | undefined; thanked?: true | undefined }
	| { at: 'closed'; message: string };

/** What the respondent can ask for. */
export interface Director {
	answer(form: FormData): Promise<void>;
	/** Where the quiz goes step by step. */
	start?(): Promise<void>;
	back?(form: FormData): Promise<void>;
	/** To a step that was passed; what was answered after it is kept. */
	revisit?(step: string, form: FormData | undefined): Promise<void>;
	/** Something was chosen or typed. */
	look(form: FormData): void;
	/** Nothing has been typed for a moment: what stands there outlives a reload. */
	rest?(form: FormData): void;
	speak(locale: string): Promise<void>;
	again(): void;
	/** What was asked for below the result has arrived. */
	thank?(): void;
}

/** What is on the screen: the same on the server and in a browser. It decides nothing; its director does. */
export class Stage implements Asking {
	readonly shelf: Shelf<Stage>;
	readonly data: RunnerData;
	/** Set to the respondent's day once it is played: the page is the same on all days. */
	quiz: RunnerData['quiz'];
	screen: Screen = $state.raw({ at: 'welcome' });
	locale = $state('');
	shown: Shown = $state.raw({ step: null, back: false, progress: 0, number: 1, recall: {} });
	busy = $state(false);
	/** A sentence is the server's. */
	trouble: Trouble | 'failed' | 'changed' | { say: string } | undefined = $state.raw();
	/** The respondent has moved: focus and motion follow from here on. */
	moved = $state(false);
	/** How long ago the respondent began, in ms, where that is told: see `Transport.started`. */
	elapsed: Promise<number | undefined> | undefined = $state.raw();
	/** Until it is loaded, forms are posted as they are without JavaScript. */
	director: Director | undefined;

	constructor(data: RunnerData, shelf: Shelf<Stage>) {
		this.shelf = shelf;
		this.data = data;
		this.quiz = $state.raw(data.quiz);
		this.locale = data.locale;
		this.show(data.shown);
		this.trouble = data.told;
		if (data.closed) this.screen = { at: 'closed', message: data.closed };
		if (data.result) this.screen = { at: 'result', result: data.result };
	}

	get words() {
		return this.shelf.words(this.locale);
	}

	/** What is told of it. */
	get said(): string | undefined {
		const { trouble } = this;
		return typeof trouble === 'object' ? trouble.say : trouble && this.words[trouble];
	}

	/** The same until another is shown: what somebody types meanwhile is not set back. */
	readonly value = $derived(this.shown.value);

	get refusals(): readonly Refusal[] {
		return this.shown.refusals ?? [];
	}

	/** Why the answer as a whole was refused. */
	get refusal(): Refusal | undefined {
		return this.refusals.find(({ field }) => !field);
	}

	get invalid(): 'true' | undefined {
		return this.refusal && 'true';
	}

	get describedBy(): string | undefined {
		const text = this.screen.at === 'step' && this.screen.step.text ? 'help' : '';
		return [text, this.invalid ? 'error' : ''].filter(Boolean).join(' ') || undefined;
	}

	/** The questions on the screen. */
	get asked(): readonly PlayedStep[] {
		const { screen, shown, quiz } = this;
		if (screen.at === 'step') return [screen.step];
		const path = screen.at === 'page' ? (shown.page?.path ?? []) : [];
		return path.flatMap((id) => quiz.steps.filter((step) => step.id === id));
	}

	/** What stands below the result. */
	get after(): ('earned' | 'details')[] {
		const { screen, quiz } = this;
		return screen.at === 'result' ? partsAfter(screen.result, quiz) : [];
	}

	/** The quiz speaks several. */
	get choosesLanguage(): boolean {
		return this.data.languages.length > 1 && !this.ended;
	}

	/** All parts that the first screen is shown with. */
	get needs(): Needs[] {
		return [
			{ locale: this.locale, screen: this.part },
			...this.asked.map(({ kind }) => ({ question: kind })),
			...(this.choosesLanguage ? [{ screen: 'languages' as const }] : []),
			...(this.quiz.bonus && !this.ended ? [{ screen: 'bonus' as const }] : []),
			...this.after.map((screen) => ({ screen }))
		];
	}

	/** The part of the runner that shows the screen. */
	get part(): 'welcome' | 'step' | 'page' | 'chat' | 'end' {
		const { at } = this.screen;
		// A conversation goes on to its end on one screen.
		if (this.quiz.layout === 'chat' && at !== 'closed') return 'chat';
		return at === 'welcome' || at === 'step' || at === 'page' ? at : 'end';
	}

	/** No more questions: sending, result or closed. */
	get ended(): boolean {
		return !['welcome', 'step', 'page'].includes(this.screen.at);
	}

	id = (part: string): string => part;

	show(shown: Shown): void {
		const step = this.quiz.steps.find(({ id }) => id === shown.step);
		this.shown = shown;
		this.screen = step ? { at: 'step', step } : { at: shown.page ? 'page' : 'welcome' };
	}

	picture(picture: Picture | undefined): { src: string; alt: string } | undefined {
		return picture && { src: picture.src, alt: this.say(picture.alt) };
	}

	say = (text: Text | undefined): string => this.#fill(text, undefined);

	/** For texts that are HTML: what respondents typed stays text in it. */
	sayHtml = (html: Text | undefined): string => this.#fill(html, escapeHtml);

	#fill(text: Text | undefined, encode: FillContext['encode']): string {
		const said = inLocale(text, this.locale, this.quiz.locales);
		return fillText(said, { answers: this.shown.recall, encode });
	}
}

/** The parts of the runner that a result is shown with. */
export function partsAfter(
	{ bonus }: ResultView,
	{ details }: Pick<RunnerData['quiz'], 'details'>
): ('earned' | 'details')[] {
	return [...(bonus ? (['earned'] as const) : []), ...(details ? (['details'] as const) : [])];
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
