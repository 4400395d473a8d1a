import { checkAnswer } from '../quiz/check.ts';
import { kindOf } from '../quiz/questions/kinds.ts';
import { answerProblemText, type AnswerProblem } from '../quiz/questions/problems.ts';
import type { Refusal } from './asking.ts';
import { attemptId } from './attempt-id.ts';
import { firstRefused } from './first-refused.ts';
import { formFields } from './form-fields.ts';
import { Journey } from './journey.ts';
import type { Memory, Remembered } from './memory.ts';
import { persist } from './retry.ts';
import { thanks } from './result-view.ts';
import type { PlayedStep } from './runner-data.ts';
import type { Needs } from './shelf.ts';
import { shownAt } from './shown.ts';
import type { Director, Screen, Stage } from './stage.svelte.ts';
import { stillValid } from './still-valid.ts';
import type { Outcome, RefusedField, Sending, Transport } from './transport.ts';
import { TRAP } from './trap.ts';

/** What a running quiz needs of its browser. */
export interface Surroundings {
	transport: Transport;
	memory: Memory;
	/** Of the page's address. */
	hidden: Readonly<Record<string, string>>;
	/** Resolves after so many milliseconds, or earlier where the network comes back. */
	wait(milliseconds: number): Promise<void>;
	/** The respondent reads another language now. */
	speaks?(locale: string): void;
	/** Another screen is shown, or an answer on this one was refused. */
	arrived(refused: boolean): void;
}

/** One person's way through a quiz: takes answers, decides what comes next, sends them, and shows all that on the stage. */
export class QuizDirector implements Director {
	readonly #stage: Stage;
	readonly #around: Surroundings;
	readonly #journey: Journey;
	#attempt: string | undefined;
	/** Of the answer on the screen. */
	#problems: readonly AnswerProblem[] = [];
	#trap = '';
	#hurry: () => void = () => {};

	constructor(stage: Stage, around: Surroundings) {
		const { place } = stage.data;
		this.#stage = stage;
		this.#around = around;
		this.#journey = new Journey(stage.quiz, place);
		this.#attempt = place.attempt;
	}

	/** Takes over what the server has rendered: goes on where this tab has been before. */
	async takeOver(): Promise<void> {
		const { memory, hidden } = this.#around;
		if (this.#stage.data.result) return memory.forget();
		if (this.#attempt) return this.#remember();
		this.#journey.hidden = hidden;
		const remembered = memory.read();
		if (remembered) return this.#restore(remembered);
		// The server could not know the hidden fields when it chose the first step.
		const chosen = this.#stage.screen.at === 'step' && Object.keys(hidden).length > 0;
		if (chosen) await this.#goOn([]);
	}

	async start(): Promise<void> {
		this.#begin();
		await this.#goOn([]);
	}

	async answer(form: FormData): Promise<void> {
		const step = this.#keep(form);
		if (!step) return;
		const checked = checkAnswer(step, this.#journey.draft(step.id), this.#stage.quiz);
		if (!checked.ok) return this.#refuse(checked.problems);
		this.#journey.accept(step.id, checked.answer);
		this.#begin();
		await this.#goOn([...this.#journey.path, step.id]);
	}

	async back(form: FormData): Promise<void> {
		if (!this.#keep(form)) return;
		this.#journey.stepBack();
		this.#remember();
		await this.#show();
	}

	async speak(locale: string): Promise<void> {
		if (!(await this.#load({ locale }))) return;
		this.#stage.locale = locale;
		this.#around.speaks?.(locale);
		this.#remember();
		if (this.#stage.screen.at !== 'step') return;
		const { value } = this.#stage.shown;
		this.#stage.shown = { ...this.#shown(this.#sentences()), value };
	}

	again(): void {
		if (this.#stage.trouble === 'failed') void this.#send();
		else this.#hurry();
	}

	#begin(): void {
		if (this.#attempt) return;
		this.#attempt = attemptId();
		this.#around.transport.started(this.#attempt);
	}

	/** Keeps what stands in the form of the step on the screen; undefined where there is none, or something else is going on. */
	#keep(form: FormData): PlayedStep | undefined {
		const { screen, busy } = this.#stage;
		if (screen.at !== 'step' || busy) return undefined;
		const fields = formFields(form);
		this.#journey.keep(screen.step.id, kindOf(screen.step).read(screen.step, fields));
		this.#trap ||= fields.get(TRAP) ?? '';
		return screen.step;
	}

	#refuse(problems: readonly AnswerProblem[]): void {
		this.#problems = problems;
		this.#stage.shown = this.#shown(this.#sentences());
		this.#around.arrived(true);
	}

	#sentences(): Refusal[] {
		const { locale } = this.#stage;
		return this.#problems.map((problem) => ({
			field: problem.field,
			message: answerProblemText(problem, locale)
		}));
	}

	/** Shows what comes after these steps, or sends the answers where nothing does. */
	async #goOn(path: readonly string[]): Promise<void> {
		const progress = this.#journey.follow(path);
		this.#remember();
		if (progress.at === 'step') return this.#show();
		if (progress.at === 'end') return this.#send();
		const next = await this.#ask(() => this.#around.transport.next(this.#sending()));
		if (next === undefined) return;
		this.#journey.learn(next);
		return this.#goOn(path);
	}

	async #show(refusals: readonly Refusal[] = []): Promise<void> {
		const shown = this.#shown(refusals);
		const step = this.#stage.quiz.steps.find(({ id }) => id === shown.step);
		const needs: Needs = step ? { screen: 'step', question: step.kind } : { screen: 'welcome' };
		if (!(await this.#load(needs))) return;
		this.#problems = [];
		this.#stage.trouble = undefined;
		this.#stage.moved = true;
		this.#stage.show(shown);
		this.#around.arrived(refusals.length > 0);
	}

	#shown(refusals: readonly Refusal[]) {
		const { quiz, locale } = this.#stage;
		const { step } = this.#journey;
		const draft = step === null ? undefined : this.#journey.draft(step);
		return shownAt(quiz, this.#journey, locale, { draft, refusals });
	}

	async #end(screen: Screen): Promise<void> {
		await this.#load({ screen: 'end' });
		this.#stage.moved = true;
		this.#stage.screen = screen;
		this.#around.arrived(false);
	}

	async #send(): Promise<void> {
		this.#begin();
		this.#stage.trouble = undefined;
		await this.#end({ at: 'sending' });
		const result = await this.#ask(() => this.#around.transport.submit(this.#sending()));
		if (result === undefined) return;
		this.#around.memory.forget();
		await this.#end({ at: 'result', result: result ?? thanks(this.#stage.words) });
	}

	/** A part of the runner comes over the network too. */
	#load(needs: Needs): Promise<true | undefined> {
		const loaded = () => ({ state: 'done', value: true }) as const;
		const lost = () => ({ state: 'again', trouble: 'offline' }) as const;
		return this.#ask(() => this.#stage.shelf.load(needs).then(loaded, lost));
	}

	/** Asks until there is an answer; undefined where it was another than asked for, and the screen tells. */
	async #ask<T>(question: () => Promise<Outcome<T>>): Promise<T | undefined> {
		this.#stage.busy = true;
		const outcome = await persist(
			question,
			(trouble) => (this.#stage.trouble = trouble),
			(milliseconds) => this.#pause(milliseconds)
		);
		this.#stage.busy = false;
		this.#stage.trouble = undefined;
		if (outcome.state === 'done') return outcome.value;
		await this.#settle(outcome);
		return undefined;
	}

	#pause(milliseconds: number): Promise<void> {
		return new Promise((resolve) => {
			this.#hurry = resolve;
			void this.#around.wait(milliseconds).then(resolve);
		});
	}

	async #settle(outcome: Exclude<Outcome<unknown>, { state: 'again' | 'done' }>): Promise<void> {
		if (outcome.state === 'closed') {
			this.#around.memory.forget();
			await this.#end({ at: 'closed', message: outcome.message });
		} else if (outcome.state === 'refused') {
			await this.#mend(outcome.fields);
		} else if (outcome.state === 'reused') {
			this.#attempt = attemptId();
			await this.#send();
		} else {
			this.#stage.trouble = 'failed';
		}
	}

	/** Goes back to the first step whose answer was refused, with the server's sentences at its fields. */
	async #mend(fields: readonly RefusedField[]): Promise<void> {
		const refused = firstRefused(fields, this.#journey.path);
		if (refused) {
			this.#journey.rewindTo(refused.step);
			return this.#show(refused.refusals);
		}
		// Nothing on this path is at fault: the quiz has been published anew since the page was loaded.
		this.#journey.follow([]);
		await this.#show();
		this.#stage.trouble = 'changed';
	}

	#sending(): Sending {
		return {
			attempt: this.#attempt ?? '',
			answers: this.#journey.answered(),
			hidden: this.#journey.hidden,
			locale: this.#stage.locale,
			trap: this.#trap
		};
	}

	#remember(): void {
		if (!this.#attempt) return;
		this.#around.memory.write({
			attempt: this.#attempt,
			locale: this.#stage.locale,
			path: [...this.#journey.path],
			answers: this.#journey.answers,
			hidden: this.#journey.hidden
		});
	}

	async #restore({ attempt, locale, path, answers, hidden }: Remembered): Promise<void> {
		const { quiz } = this.#stage;
		const kept = stillValid(quiz, path, answers);
		this.#attempt = attempt;
		this.#journey.hidden = hidden;
		this.#journey.answers = kept.answers;
		if (quiz.locales.includes(locale)) await this.speak(locale);
		await this.#goOn(kept.path);
	}
}
