import type { Refusal } from '../asking.ts';
import { StageAsking } from '../stage-asking.ts';
import type { Stage } from '../stage.svelte.ts';

/** What the form below the result sees of the quiz. */
export class DetailsAsking extends StageAsking {
	readonly value: unknown;
	readonly describedBy = undefined;
	refusals: readonly Refusal[] = $state.raw([]);

	constructor(stage: Stage) {
		super(stage);
		this.value = stage.data.details?.value;
		this.refusals = stage.data.details?.refusals ?? [];
	}

	id = (part: string): string => `${part}--details`;
}
