import type { QuizFile } from '../../quiz/quiz.ts';
import type { PastResponse, WhatIf } from '../../quiz/what-if.ts';

/** What a draft is compared with. */
export interface Past {
	/** What was published last. */
	published: { version: number; file: QuizFile };
	/** Newest first. */
	responses: readonly PastResponse[];
	/** There are older ones, which are left out. */
	more: boolean;
}

/** Plays past responses through drafts, elsewhere; null where a draft is not sound enough for that. */
export interface Rehearsal {
	play(draft: QuizFile): Promise<WhatIf | null>;
	close(): void;
}

interface Around {
	fetch(): Promise<Past | 'lost' | 'empty'>;
	rehearse(past: Past): Rehearsal;
	later(milliseconds: number, act: () => void): () => void;
}

/** A dragged threshold is let come to rest; ms. */
const PAUSE = 200;

/** What past respondents would come out as under the draft that is edited. */
export class PastStudy {
	/** `empty`: nobody has answered, so that there is nothing to compare with. */
	state: 'loading' | 'lost' | 'empty' | 'ready' = $state('loading');
	past: Past | null = $state.raw(null);
	/** Of the last draft that was sound; null while there was none. */
	found: WhatIf | null = $state.raw(null);
	/** The draft has errors that keep it from being played. */
	isUnsound = $state(false);
	/** What is shown belongs to the draft as it is now. */
	isCurrent = $state(false);
	readonly #around: Around;
	#rehearsal: Rehearsal | undefined;
	#latest: QuizFile | undefined;
	#isPlaying = false;
	#isClosed = false;
	#stop: () => void = () => undefined;

	constructor(around: Around) {
		this.#around = around;
	}

	async open(): Promise<void> {
		this.state = 'loading';
		const past = await this.#around.fetch();
		if (this.#isClosed) return;
		if (typeof past === 'string') return void (this.state = past);
		this.past = past;
		this.#rehearsal = this.#around.rehearse(past);
		this.state = 'ready';
		void this.#play();
	}

	/** Soon; a draft that comes meanwhile takes this one's place. */
	study(draft: QuizFile): void {
		if (draft === this.#latest) return;
		this.#latest = draft;
		this.isCurrent = false;
		this.#stop();
		this.#stop = this.#around.later(PAUSE, () => void this.#play());
	}

	close(): void {
		this.#isClosed = true;
		this.#stop();
		this.#rehearsal?.close();
	}

	/** One draft at a time, always the newest. */
	async #play(): Promise<void> {
		const draft = this.#latest;
		if (!draft || !this.#rehearsal || this.#isPlaying) return;
		this.#isPlaying = true;
		const found = await this.#rehearsal.play(draft);
		this.#isPlaying = false;
		if (this.#isClosed) return;
		if (draft !== this.#latest) return this.#play();
		this.isUnsound = found === null;
		if (found) this.found = found;
		this.isCurrent = true;
	}
}
