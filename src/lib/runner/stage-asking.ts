import type { Asking, Refusal } from './asking.ts';
import type { Stage } from './stage.svelte.ts';

/** What one of several forms on a screen sees of the quiz, besides what is its own. */
export abstract class StageAsking implements Asking {
	protected readonly stage: Stage;
	abstract readonly value: unknown;
	abstract readonly refusals: readonly Refusal[];
	abstract readonly describedBy: string | undefined;
	abstract readonly id: (part: string) => string;

	constructor(stage: Stage) {
		this.stage = stage;
	}

	get locale() {
		return this.stage.locale;
	}

	get words() {
		return this.stage.words;
	}

	get quiz() {
		return this.stage.quiz;
	}

	get data() {
		return this.stage.data;
	}

	get say() {
		return this.stage.say;
	}

	/** What is wrong as a whole. */
	get refusal(): Refusal | undefined {
		return this.refusals.find(({ field }) => !field);
	}

	get invalid(): 'true' | undefined {
		return this.refusal && 'true';
	}
}
