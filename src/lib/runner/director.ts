import type { HiddenFields } from '../quiz/answers.ts';
import { Answering } from './answering.ts';
import type { Refusal } from './asking.ts';
import { attemptId } from './attempt-id.ts';
import { Journey } from './journey.ts';
import { firstRefused } from './refusals.ts';
import { thanks, type ResultView } from './result-view.ts';
import type { PlayedStep } from './runner-data.ts';
import type { Needs } from './shelf.ts';
import type { Director, Screen, Stage } from './stage.svelte.ts';
import { stillValid } from './still-valid.ts';
import type { Surroundings } from './surroundings.ts';
import { isSame, NOWHERE, type Entry, type Finished, type Recording } from './trail.ts';
import type { Remembered } from './trail.ts';
import type { Outcome, RefusedField, Sending } from './transport.ts';
import { Waiting } from './waiting.ts';

/** One person's way through a quiz: takes answers, decides what comes next, sends them, and shows all that on the stage. */
export class QuizDirector implements Director {
	readonly #stage: Stage;
	readonly #around: Surroundings;
	readonly #journey: Journey;
	readonly #answering: Answering;
	readonly #waiting: Waiting;
	#attempt: string | undefined;

	constructor(stage: Stage, around: Surroundings) {
		const { place } = stage.data;
		this.#stage = stage;
		this.#around = around;
		this.#journey = new Journey(stage.quiz, place);
		this.#answering = new Answering(stage, this.#journey, around.kinds.kindOf);
		this.#waiting = new Waiting(stage, (milliseconds) => around.wait(milliseconds));
		this.#attempt = place.attempt;
	}

	/** Takes over what the server has rendered: goes on where this tab has been before. */
	async takeOver(): Promise<void> {
		if (this.#stage.data.result) return;
		const entry = this.#around.trail.read();
		if (entry && 'result' in entry) {
			await this.#learn(entry.locale);
			return this.#finish(entry);
		}
		if (entry && 'attempt' in entry) return this.#restore(entry);
		if (this.#stage.data.closed) return;
		const { path, step } = this.#journey;
		if (!(await this.#meet(step === null ? path : [...path, step]))) return;
		if (!this.#attempt) await this.#takeAlong(this.#around.hidden);
		this.#record('write');
	}

	async start(): Promise<void> {
		if (this.#stage.busy) return;
		this.#begin();
		await this.#goOn([], 'add');
	}

	async answer(form: FormData): Promise<void> {
		const step = this.#answering.keep(form);
		if (!step || !this.#accept(step)) return;
		this.#begin();
		await this.#goOn([...this.#journey.path, step.id], 'add');
	}

	look(form: FormData): void {
		this.#answering.look(form);
	}

	async back(form: FormData): Promise<void> {
		if (!this.#answering.keep(form)) return;
		const { before } = this.#journey;
		if (this.#around.trail.back(before)) return;
		this.#journey.rewindTo(before);
		await this.#show();
	}

	/** The tab's history leads to another screen. */
	async travel(entry: Entry | null): Promise<void> {
		const { screen } = this.#stage;
		if (screen.at === 'closed') return this.#around.trail.write(NOWHERE);
		if (screen.at === 'result') return this.#around.trail.write(this.#finished(screen.result));
		if (!entry || 'result' in entry) return this.#record('write');
		if (isSame(entry, this.#journey)) return;
		this.#waiting.stop();
		const form = this.#around.form?.();
		const left = form && this.#answering.keep(form);
		const { step, path } = entry;
		if (step === null ? path.length === 0 : this.#journey.path.includes(step)) {
			this.#journey.rewindTo(step);
			return this.#show();
		}
		// Forward leads where the answers do by now; a screen that they do not lead to is turned away from.
		if (left && !this.#accept(left)) return this.#around.trail.turn();
		if (this.#journey.ahead(path).at !== 'step') return this.#around.trail.turn();
		this.#journey.follow(path);
		await this.#show();
	}

	async speak(locale: string): Promise<void> {
		if (!(await this.#learn(locale))) return;
		this.#record('write');
		if (this.#stage.screen.at !== 'step') return;
		this.#answering.retell();
	}

	again(): void {
		if (this.#stage.trouble === 'failed') void this.#send('write');
		else this.#waiting.hurry();
	}

	#begin(): void {
		if (this.#attempt) return;
		this.#attempt = attemptId();
		this.#around.transport.started(this.#attempt);
	}

	#accept(step: PlayedStep): boolean {
		const accepted = this.#answering.accept(step);
		if (!accepted) this.#around.arrived(true);
		return accepted;
	}

	/** Shows what comes after these steps, or sends the answers where nothing does. */
	async #goOn(path: readonly string[], record: Recording): Promise<void> {
		const progress = this.#journey.follow(path);
		if (progress.at === 'step') return this.#show([], record);
		if (progress.at === 'end') return this.#send(record);
		const next = await this.#ask(() => this.#around.transport.next(this.#sending()));
		if (next === undefined) return;
		this.#journey.learn(next);
		return this.#goOn(path, record);
	}

	async #show(refusals: readonly Refusal[] = [], record: Recording = 'write'): Promise<void> {
		const shown = this.#answering.shown(refusals);
		const step = this.#stage.quiz.steps.find(({ id }) => id === shown.step);
		const needs: Needs = step ? { screen: 'step', question: step.kind } : { screen: 'welcome' };
		if (!(await this.#load(needs)) || !(await this.#meet(step ? [step.id] : []))) return;
		this.#stage.trouble = undefined;
		this.#stage.moved = true;
		this.#answering.begin(shown);
		this.#record(record);
		this.#around.arrived(refusals.length > 0);
	}

	async #end(screen: Screen): Promise<boolean> {
		if (!(await this.#load({ screen: 'end' }))) return false;
		this.#stage.moved = true;
		this.#stage.screen = screen;
		this.#around.arrived(false);
		return true;
	}

	async #send(record: Recording): Promise<void> {
		this.#begin();
		this.#stage.trouble = undefined;
		if (!(await this.#end({ at: 'sending' }))) return;
		this.#record(record);
		const result = await this.#ask(() => this.#around.transport.submit(this.#sending()));
		if (result === undefined) return;
		await this.#finish(this.#finished(result ?? thanks(this.#stage.words)));
	}

	/** Only the result is left of the visit: "back" leads out of it, and a reload shows it again. */
	async #finish(finished: Finished): Promise<void> {
		await this.#around.trail.end(finished);
		await this.#end({ at: 'result', result: finished.result });
	}

	#finished(result: ResultView): Finished {
		return { locale: this.#stage.locale, result };
	}

	/** Kinds of steps and parts of the runner come over the network too. */
	#meet(ids: readonly string[]): Promise<true | undefined> {
		const steps = this.#stage.quiz.steps.filter(({ id }) => ids.includes(id));
		return this.#fetch(() => this.#around.kinds.load(steps.map(({ kind }) => kind)));
	}

	#load(needs: Needs): Promise<true | undefined> {
		return this.#fetch(() => this.#stage.shelf.load(needs));
	}

	#fetch(load: () => Promise<void>): Promise<true | undefined> {
		const loaded = () => ({ state: 'done', value: true }) as const;
		const lost = () => ({ state: 'again', trouble: 'offline' }) as const;
		return this.#ask(() => load().then(loaded, lost));
	}

	/** Undefined where the answer was another than asked for, and the screen tells, or is not waited for any more. */
	async #ask<T>(question: () => Promise<Outcome<T>>): Promise<T | undefined> {
		const outcome = await this.#waiting.until(question);
		if (outcome?.state === 'done') return outcome.value;
		if (outcome) await this.#settle(outcome);
		return undefined;
	}

	async #settle(outcome: Exclude<Outcome<unknown>, { state: 'again' | 'done' }>): Promise<void> {
		if (outcome.state === 'closed') {
			this.#around.trail.write(NOWHERE);
			await this.#end({ at: 'closed', message: outcome.message });
		} else if (outcome.state === 'refused') {
			await this.#mend(outcome.fields);
		} else if (outcome.state === 'reused') {
			this.#attempt = attemptId();
			await this.#send('write');
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
			day: this.#stage.quiz.today,
			trap: this.#answering.trap
		};
	}

	/** The respondent reads this language from now on. */
	async #learn(locale: string): Promise<boolean> {
		const isKnown = this.#stage.quiz.locales.includes(locale);
		if (!isKnown || !(await this.#load({ locale }))) return false;
		this.#stage.locale = locale;
		this.#around.speaks?.(locale);
		return true;
	}

	/** Keeps the screen in the tab's history, with all that a reload needs. */
	#record(record: Recording): void {
		const { path, step, answers, hidden } = this.#journey;
		const { locale } = this.#stage;
		const attempt = this.#attempt;
		const entry = attempt ? { attempt, locale, path, step, answers, hidden } : { path, step };
		this.#around.trail[record](entry);
	}

	async #restore({ attempt, locale, path, step, answers, hidden }: Remembered): Promise<void> {
		const { quiz } = this.#stage;
		if (!(await this.#meet(Object.keys(answers)))) return;
		const kept = stillValid(quiz, path, answers, this.#around.kinds.kindOf);
		this.#attempt = attempt;
		this.#journey.hidden = hidden;
		this.#journey.answers = kept.answers;
		await this.#learn(locale);
		const atWelcome = quiz.welcome && step === null && path.length === 0;
		await (atWelcome ? this.#show() : this.#goOn(kept.path, 'write'));
	}

	/** The server could not know what the address brings along when it wrote the first screen. */
	async #takeAlong(hidden: HiddenFields): Promise<void> {
		this.#journey.hidden = hidden;
		const { step } = this.#journey;
		const first = step === null ? null : this.#journey.ahead([]);
		if (first && (first.at !== 'step' || first.step !== step)) await this.#goOn([], 'write');
		else this.#stage.shown = this.#answering.shown();
	}
}
