import { same } from '../quiz/same.ts';
import { merge, type Conflict } from './merge.ts';

/** What the server holds, as far as we know. */
export interface Kept<T> {
	draft: T;
	revision: number;
}

export type SaveAnswer<T> =
	| { state: 'saved'; revision: number }
	/** Somebody else has saved since. */
	| { state: 'stale'; kept: Kept<T> }
	/** It cannot be stored as it is. */
	| { state: 'refused'; message: string }
	/** Not there, or in trouble: the same may be asked again. */
	| { state: 'away' }
	/** The session or the quiz has ended. */
	| { state: 'ended'; message: string };

/** What both had begun from, and what somebody else has made of it. */
export interface Meeting<T> {
	base: T;
	theirs: T;
}

export type SaveState = 'saved' | 'saving' | 'away' | 'refused' | 'ended';

export interface SaveAround<T> {
	send(draft: T, kept: Kept<T>): Promise<SaveAnswer<T>>;
	/** What somebody else has saved since this revision; null where nobody has, or it is not known. */
	look(revision: number): Promise<Kept<T> | null>;
	/** @returns what takes it back */
	later(milliseconds: number, act: () => void): () => void;
	/** Others have changed the draft too: this is both, and where they differ ours was taken. */
	merged(draft: T, conflicts: readonly Conflict[], met: Meeting<T>): void;
	/** The state, or what is kept, is another. */
	moved(): void;
}

/** How long a pause in typing is waited for, and how long at most, ms: a change is with the server within a second. */
const PAUSE = 350;
const LONGEST = 800;
/** How many of those are remembered that may have arrived without our having heard of it. */
const UNHEARD = 4;
const RETRY = [1000, 2000, 4000, 8000, 15_000];

/** Brings each state of a draft to the server, one at a time, the last one for certain. */
export class Autosave<T> {
	state: SaveState = 'saved';
	message = '';
	#kept: Kept<T>;
	#draft: T;
	readonly #around: SaveAround<T>;
	/** Whether something is on its way to the server. */
	#isFlying = false;
	/** Sent, and no word of it yet: the newest last. */
	#unheard: readonly T[];
	#waiting: (() => void)[] = [];
	/** The newest revision that others are said to have saved. */
	#heard = 0;
	#tries = 0;
	#cancel: (() => void) | undefined;
	#cancelLongest: (() => void) | undefined;

	/** @param unheard what was sent from here before without an answer */
	constructor(kept: Kept<T>, around: SaveAround<T>, unheard: readonly T[] = []) {
		this.#unheard = unheard;
		this.#kept = kept;
		this.#draft = kept.draft;
		this.#around = around;
	}

	get kept(): Kept<T> {
		return this.#kept;
	}

	/** What the server does not have yet. */
	get unsaved(): boolean {
		return this.#draft !== this.#kept.draft;
	}

	/** What may have arrived without our having heard of it. */
	get unheard(): readonly T[] {
		return this.#unheard;
	}

	put(draft: T): void {
		if (draft === this.#draft) return;
		this.#draft = draft;
		if (this.state === 'ended') return;
		if (this.state !== 'away') this.#tell('saving');
		this.#cancel?.();
		this.#cancel = this.#around.later(PAUSE, () => void this.hurry());
		this.#cancelLongest ??= this.#around.later(LONGEST, () => void this.hurry());
	}

	/** Resolves once nothing is under way; whether the server has it all. */
	async flush(): Promise<boolean> {
		void this.hurry();
		if (this.#isFlying) await new Promise<void>((resolve) => this.#waiting.push(resolve));
		return !this.unsaved;
	}

	/** Does not wait any longer. */
	async hurry(): Promise<void> {
		this.#rest();
		if (this.#isFlying || this.state === 'ended') return;
		if (!this.unsaved) return this.#tell('saved');
		const sent = this.#draft;
		this.#isFlying = true;
		this.#unheard = [...this.#unheard.filter((one) => one !== sent), sent].slice(-UNHEARD);
		const answer = await this.#around.send(sent, this.#kept);
		this.#isFlying = false;
		this.#learn(sent, answer);
		if (this.#heard > this.#kept.revision) void this.look(this.#heard);
	}

	/**
	 * Goes on from what somebody else has saved since, if anybody has.
	 * @param heard the revision that they are said to have saved
	 */
	async look(heard = Infinity): Promise<void> {
		if (heard <= this.#kept.revision || this.state === 'ended') return;
		if (heard !== Infinity) this.#heard = Math.max(this.#heard, heard);
		// What is on its way will tell of what is newer than itself; what was heard of meanwhile is looked for then.
		if (this.#isFlying) return;
		this.#isFlying = true;
		const kept = await this.#around.look(this.#kept.revision);
		this.#isFlying = false;
		this.#heard = 0;
		if (kept && kept.revision > this.#kept.revision) this.#take(kept);
		else if (this.unsaved) void this.hurry();
		else this.#wake();
	}

	#learn(sent: T, answer: SaveAnswer<T>): void {
		this.#tries = answer.state === 'away' ? this.#tries + 1 : 0;
		if (answer.state === 'saved') {
			this.#unheard = [];
			this.#kept = { draft: sent, revision: answer.revision };
			if (this.unsaved) void this.hurry();
			else this.#tell('saved');
		} else if (answer.state === 'stale') {
			this.#take(answer.kept);
		} else if (answer.state === 'away') {
			this.#tell('away');
			const wait = RETRY[Math.min(this.#tries, RETRY.length) - 1] ?? 0;
			this.#cancel?.();
			this.#cancel = this.#around.later(wait, () => void this.hurry());
		} else {
			this.#tell(answer.state, answer.message);
			// What was changed meanwhile may well be taken.
			if (answer.state === 'refused' && sent !== this.#draft) void this.hurry();
		}
	}

	/** Goes on from what somebody else has saved, or we ourselves without having heard of it. */
	#take(theirs: Kept<T>): void {
		const ours = this.#unheard.find((one) => same(one, theirs.draft));
		this.#unheard = [];
		if (ours) {
			this.#kept = { draft: ours, revision: theirs.revision };
			return void this.hurry();
		}
		const met = { base: this.#kept.draft, theirs: theirs.draft };
		const { value, conflicts } = merge(met.base, this.#draft, met.theirs);
		this.#draft = same(value, theirs.draft) ? theirs.draft : value;
		this.#kept = theirs;
		this.#around.merged(this.#draft, conflicts, met);
		void this.hurry();
	}

	#tell(state: SaveState, message = ''): void {
		this.state = state;
		this.message = message;
		this.#around.moved();
		if (this.#isFlying || state === 'saving') return;
		this.#wake();
	}

	#wake(): void {
		for (const resolve of this.#waiting.splice(0)) resolve();
	}

	#rest(): void {
		this.#cancel?.();
		this.#cancelLongest?.();
		this.#cancel = undefined;
		this.#cancelLongest = undefined;
	}
}
