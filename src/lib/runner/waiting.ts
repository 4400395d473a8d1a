import { persist } from './retry.ts';
import type { Stage } from './stage.svelte.ts';
import type { Outcome } from './transport.ts';

/** What a respondent waits for; the stage tells of it meanwhile. */
export class Waiting {
	readonly #stage: Stage;
	readonly #wait: (milliseconds: number) => Promise<void>;
	#turn = 0;
	#hurry: () => void = () => {};

	/** @param wait resolves after so many milliseconds, or earlier where the network comes back */
	constructor(stage: Stage, wait: (milliseconds: number) => Promise<void>) {
		this.#stage = stage;
		this.#wait = wait;
	}

	/** Asks until something is decided; undefined where it is not waited for any more. */
	async until<T>(question: () => Promise<Outcome<T>>) {
		const turn = this.#turn;
		this.#stage.busy = true;
		const outcome = await persist(
			question,
			(trouble) => (this.#stage.trouble = trouble),
			(milliseconds) => this.#pause(milliseconds),
			() => turn !== this.#turn
		);
		if (outcome) this.#tellNothing();
		return outcome;
	}

	/** The next try follows at once. */
	hurry(): void {
		this.#hurry();
	}

	/** Something else is more urgent now. */
	stop(): void {
		this.#turn += 1;
		this.#hurry();
		this.#tellNothing();
	}

	#tellNothing(): void {
		this.#stage.busy = false;
		this.#stage.trouble = undefined;
	}

	#pause(milliseconds: number): Promise<void> {
		return new Promise((resolve) => {
			this.#hurry = resolve;
			void this.#wait(milliseconds).then(resolve);
		});
	}
}
