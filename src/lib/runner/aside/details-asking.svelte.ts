import type { Asking, Refusal } from '../asking.ts';
import type { Stage } from '../stage.svelte.ts';

/** What the form below the result sees of the quiz. */
export class DetailsAsking implements Asking {
	readonly #stage: Stage;
	readonly value: unknown;
	readonly describedBy = undefined;
	refusals: readonly Refusal[] = $state.raw([]);

	constructor(stage: Stage) {
		this.#stage = stage;
		this.value = stage.data.details?.value;
		this.refusals = stage.data.details?.refusals ?? [];
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

	/** What is wrong with the form as a whole. */
	get refusal(): Refusal | undefined {
		return this.refusals.find(({ field }) => !field);
	}

	get invalid(): 'true' | undefined {
		return this.refusal && 'true';
	}

	id = (part: string): string => `${part}--details`;
}
