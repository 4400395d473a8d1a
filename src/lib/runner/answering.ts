import { checkBy } from '../quiz/check.ts';
import type { KindOf } from '../quiz/questions/kinds.ts';
import type { AnswerProblem } from '../quiz/questions/problems.ts';
import type { Refusal } from './asking.ts';
import { formFields } from './form-fields.ts';
import type { Journey } from './journey.ts';
import { refusalsOf } from './refusals.ts';
import type { PlayedStep, Shown } from './runner-data.ts';
import { isLastWith, shownAt } from './shown.ts';
import type { Stage } from './stage.svelte.ts';
import { TRAP } from './trap.ts';

/** The answer on the screen: what stands in its form, and what is wrong with it. */
export class Answering {
	/** What a machine wrote into the field that people do not see. */
	trap = '';
	readonly #stage: Stage;
	readonly #journey: Journey;
	readonly #kindOf: KindOf;
	/** Found here; what the server refuses is in the server's words. */
	#problems: readonly AnswerProblem[] = [];

	constructor(stage: Stage, journey: Journey, kindOf: KindOf) {
		this.#kindOf = kindOf;
		this.#stage = stage;
		this.#journey = journey;
	}

	/** Keeps what stands in the form of the step on the screen; undefined where there is none, or something else is going on. */
	keep(form: FormData): PlayedStep | undefined {
		const { screen, busy } = this.#stage;
		if (screen.at !== 'step' || busy) return undefined;
		const fields = formFields(form);
		this.#journey.keep(screen.step.id, this.#kindOf(screen.step).read(screen.step, fields));
		this.trap ||= fields.get(TRAP) ?? '';
		return screen.step;
	}

	/** Takes what was kept as the answer; false where it is refused, which the screen tells. */
	accept(step: PlayedStep): boolean {
		const checked = this.#check(step, this.#journey.draft(step.id));
		this.#problems = checked.ok ? [] : checked.problems;
		if (checked.ok) this.#journey.accept(step.id, checked.answer);
		else this.#stage.shown = this.shown(this.#refusals());
		return checked.ok;
	}

	/** While it is chosen and typed: what has been put right is not told any longer, and it may be known now to be the last. */
	look(form: FormData): void {
		const { screen, shown, quiz } = this.#stage;
		if (screen.at !== 'step') return;
		const { step } = screen;
		const typed = this.#kindOf(step).read(step, formFields(form));
		const last = isLastWith(quiz, this.#journey, step, typed, this.#kindOf);
		if (last !== shown.last) this.#stage.shown = { ...this.#stage.shown, last };
		const checked = this.#check(step, typed);
		const left = this.#problems.filter(
			({ code, field }) =>
				!checked.ok && checked.problems.some((one) => one.code === code && one.field === field)
		);
		if (left.length === this.#problems.length) return;
		this.#problems = left;
		this.#stage.shown = { ...this.#stage.shown, refusals: this.#refusals() };
	}

	/** The same in another language. */
	retell(): void {
		const { value, last, refusals } = this.#stage.shown;
		const told = this.#problems.length > 0 ? this.#refusals() : refusals;
		this.#stage.shown = { ...this.shown(told), value, last };
	}

	/** Another screen is shown. */
	begin(shown: Shown): void {
		this.#problems = [];
		this.#stage.show(shown);
	}

	shown(refusals: readonly Refusal[] = []): Shown {
		const { quiz, locale } = this.#stage;
		const id = this.#journey.step;
		const draft = id === null ? undefined : this.#journey.draft(id);
		const shown = shownAt(quiz, this.#journey, locale, this.#kindOf, { draft, refusals });
		const step = quiz.steps.find((one) => one.id === id);
		if (!step || shown.value === undefined) return shown;
		// Answered before: what stands there may make it the last one.
		const last = isLastWith(quiz, this.#journey, step, shown.value, this.#kindOf);
		return { ...shown, last };
	}

	#check(step: PlayedStep, raw: unknown) {
		return checkBy(this.#kindOf(step), step, raw, this.#stage.quiz);
	}

	#refusals(): Refusal[] {
		return refusalsOf(this.#problems, this.#stage.locale);
	}
}
