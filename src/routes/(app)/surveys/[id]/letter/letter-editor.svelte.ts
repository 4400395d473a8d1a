import { Autosave, type Kept, type SaveAnswer, type SaveState } from '$lib/builder/autosave.ts';
import { idMaker } from '$lib/builder/edits/ids.ts';
import { noHistory, redo, remember, undo, type History } from '$lib/builder/history.ts';
import { merge } from '$lib/builder/merge.ts';
import { checkLetter } from '$lib/letter/check.ts';
import type { Letter } from '$lib/letter/letter.ts';
import type { Quiz } from '$lib/quiz/normalise.ts';
import { same } from '$lib/quiz/same.ts';
import { createContext } from 'svelte';

export interface LetterAround {
	quiz: Pick<Quiz, 'steps' | 'locales'>;
	fields: readonly string[] | null;
	domains: readonly string[];
	/** ms */
	now(): number;
	send(letter: Letter, kept: Kept<Letter>): Promise<SaveAnswer<Letter>>;
	look(revision: number): Promise<Kept<Letter> | null>;
	later(milliseconds: number, act: () => void): () => void;
}

/** All languages below each other, instead of one. */
export const EVERY = '*';

/** The letter of one survey being written: what was done to it, whether it is saved, and what is wrong with it. */
export class LetterEditor {
	readonly around: LetterAround;
	readonly newId = idMaker(Math.random);
	letter: Letter;
	/** The language that is written in, or `EVERY`. */
	shown: string;
	saveState: SaveState = $state('saved');
	saveMessage = $state('');
	/** How often the server has got it: what it shows of it is looked at anew. */
	saves = $state(0);
	/** In how many places somebody else had written something else; null: nobody has, or it was seen. */
	met: number | null = $state(null);
	/** Bytes by language, as the server counts them. */
	sizes: Readonly<Record<string, number>> = $state.raw({});
	#history: History<Letter> = $state.raw(noHistory);
	readonly #saving: Autosave<Letter>;

	readonly problems = $derived.by(() =>
		checkLetter(this.letter, { ...this.around, sizes: this.sizes })
	);
	readonly canUndo = $derived(this.#history.past.length > 0);
	readonly canRedo = $derived(this.#history.future.length > 0);
	/** Those whose fields are seen. */
	readonly locales: readonly string[] = $derived.by(() =>
		this.shown === EVERY ? this.letter.locales : [this.shown]
	);
	/** The one that is looked at. */
	readonly locale: string = $derived(this.locales[0] ?? 'en');

	constructor(kept: Kept<Letter>, around: LetterAround) {
		this.around = around;
		this.letter = $state.raw(kept.draft);
		this.shown = $state(kept.draft.locales[0] ?? 'en');
		this.#saving = new Autosave(kept, {
			send: (letter, held) => around.send(letter, held),
			look: (revision) => around.look(revision),
			later: (milliseconds, act) => around.later(milliseconds, act),
			merged: (letter, conflicts, { base, theirs }) => {
				if (!same(base, theirs)) this.met = conflicts.length;
				this.#show(letter);
			},
			moved: () => {
				this.saveState = this.#saving.state;
				this.saveMessage = this.#saving.message;
				if (this.saveState === 'saved') this.saves += 1;
			}
		});
	}

	/**
	 * Changes the letter; it is saved by itself and can be undone.
	 * @param key deeds of the same key that follow each other closely are undone as one
	 */
	edit(change: (letter: Letter) => Letter, key = ''): void {
		const before = this.letter;
		const after = change(before);
		if (same(before, after)) return;
		this.#history = remember(this.#history, { before, after, key, at: this.around.now() });
		this.#set(after);
	}

	undo(): void {
		this.#travel(undo(this.#history, this.letter));
	}

	redo(): void {
		this.#travel(redo(this.#history, this.letter));
	}

	/** Takes back one deed, whatever was done since. */
	takeBack(before: Letter, after: Letter): void {
		this.edit((letter) => merge(after, letter, before, 'theirs').value);
	}

	/** Saves now; whether all is with the server. */
	saved(): Promise<boolean> {
		return this.#saving.flush();
	}

	hurry(): void {
		void this.#saving.hurry();
	}

	/** Goes on from what others have saved since, if anybody has. */
	look(): void {
		void this.#saving.look();
	}

	#travel(to: { history: History<Letter>; value: Letter } | null): void {
		if (!to) return;
		this.#history = to.history;
		this.#set(to.value);
	}

	#set(letter: Letter): void {
		this.#show(letter);
		this.#saving.put(letter);
	}

	#show(letter: Letter): void {
		this.letter = letter;
		if (this.shown !== EVERY && !letter.locales.includes(this.shown)) {
			this.shown = letter.locales[0] ?? 'en';
		}
	}
}

export const [useLetter, provideLetter] = createContext<LetterEditor>();
