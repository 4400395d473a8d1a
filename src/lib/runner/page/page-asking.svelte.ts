import type { Asking, Refusal } from '../asking.ts';
import type { PlayedStep } from '../runner-data.ts';
import type { Stage } from '../stage.svelte.ts';

/** What one of the questions on a page sees of the quiz. */
export class PageAsking implements Asking {
	readonly #stage: Stage;
	readonly #step: PlayedStep;
	/** The same while others are answered: what somebody types here is not set back. */
	readonly value: unknown = $derived.by(() => this.#stage.shown.page?.values[this.#step.id]);
	readonly refusals: readonly Refusal[] = $derived.by(
		() => this.#stage.shown.page?.refusals[this.#step.id] ?? []
	);

	constructor(stage: Stage, step: PlayedStep) {
		this.#stage = stage;
		this.#step = step;
	}

	get locale() {
		return this.#stage.locale;
	}

	get words() {
		return this.#stage.words;
	}

	get quiz() {
		return this.#stage.quiz;
	}

	get data() {
		return this.#stage.data;
	}

	get say() {
		return this.#stage.say;
	}

	/** Why the answer as a whole was refused. */
	get refusal(): Refusal | undefined {
		return this.refusals.find(({ field }) => !field);
	}

	get invalid(): 'true' | undefined {
		return this.refusal && 'true';
	}

	get describedBy(): string | undefined {
		const parts = [this.#step.text ? 'help' : '', this.invalid ? 'error' : ''];
		return parts.filter(Boolean).map(this.id).join(' ') || undefined;
	}

	id = (part: string): string => `${part}--${this.#step.id}`;
}
