import type { Refusal } from '../asking.ts';
import type { PlayedStep } from '../runner-data.ts';
import { StageAsking } from '../stage-asking.ts';
import type { Stage } from '../stage.svelte.ts';

/** What one of the questions on a page sees of the quiz. */
export class PageAsking extends StageAsking {
	readonly #step: PlayedStep;
	/** The same while others are answered: what somebody types here is not set back. */
	readonly value: unknown = $derived.by(() => this.stage.shown.page?.values[this.#step.id]);
	readonly refusals: readonly Refusal[] = $derived.by(
		() => this.stage.shown.page?.refusals[this.#step.id] ?? []
	);

	constructor(stage: Stage, step: PlayedStep) {
		super(stage);
		this.#step = step;
	}

	get describedBy(): string | undefined {
		const parts = [this.#step.text ? 'help' : '', this.invalid ? 'error' : ''];
		return parts.filter(Boolean).map(this.id).join(' ') || undefined;
	}

	id = (part: string): string => `${part}--${this.#step.id}`;
}
