import type { QuizFile } from '../../quiz/quiz.ts';
import type { Reach } from '../../quiz/reach.ts';
import { countsOf, TONES, type Tone } from '../../quiz/verify/tone.ts';
import { localDay } from '../../runner/local-day.ts';
import type { Found, FoundProblem, Question, Reachability, Structure } from './diagnose.ts';

const NONE: readonly Found[] = [];

/**
 * Answers questions about a draft elsewhere; the first asked, the first answered. Where the answer is what it was before, it is
 * the same object: most letters change nothing that is wrong, and whatever shows problems is left in peace.
 */
export interface Examiner {
	structure(question: Question): Promise<Structure>;
	reach(question: Question): Promise<Reachability>;
}

/** What is known of the draft that is edited: problems at each keystroke, and a moment later what can be reached. */
export class Diagnosis {
	#structural: readonly Found[] = $state.raw(NONE);
	#beyond: readonly Found[] = $state.raw(NONE);
	/** Of the last draft that was sound; null while there was none. */
	reach: Reach | null = $state.raw(null);
	/** Belongs to the draft as it is now. */
	isCurrent = $state(false);
	/** Problems of the draft are known. */
	isKnown = $state(false);
	readonly #examiner: Examiner;
	/** The draft that each problem was found in. */
	readonly #drafts = new WeakMap<object, QuizFile>();
	#latest: Question | undefined;
	#asking = { structure: false, reach: false };

	constructor(examiner: Examiner) {
		this.#examiner = examiner;
	}

	/** Errors first, and what is still to be written next. */
	problems: readonly Found[] = $derived.by(() => {
		const all = [...this.#structural, ...this.#beyond];
		return TONES.flatMap((tone) => all.filter((found) => found.tone === tone));
	});

	/** As the core tells them, for parts that look after their own. */
	raw: readonly FoundProblem[] = $derived(this.problems.filter(isOfCore));

	/** How many there are of each tone. */
	counts: Readonly<Record<Tone, number>> = $derived(countsOf(this.problems));

	/** Those that keep the quiz from being published. */
	blockers: readonly Found[] = $derived(
		this.problems.filter(({ severity }) => severity === 'error')
	);

	/** The draft that one of these problems was found in; the one that is edited may be ahead of it. */
	draftOf(problem: object): QuizFile | undefined {
		return this.#drafts.get(problem);
	}

	study(draft: QuizFile, locale: 'en' | 'ru'): void {
		this.#latest = { draft, locale, day: localDay() };
		this.isCurrent = false;
		void this.#askStructure();
	}

	/** One question at a time, always about the newest draft. */
	async #askStructure(): Promise<void> {
		const question = this.#latest;
		if (!question || this.#asking.structure) return;
		this.#asking.structure = true;
		const { found, sound } = await this.#examiner.structure(question);
		this.#asking.structure = false;
		for (const one of found) this.#drafts.set(one, question.draft);
		this.#structural = found;
		this.isKnown = true;
		if (question !== this.#latest) return this.#askStructure();
		if (sound) return this.#askReach();
		this.#beyond = NONE;
		this.isCurrent = true;
	}

	async #askReach(): Promise<void> {
		const question = this.#latest;
		if (!question || this.#asking.reach) return;
		this.#asking.reach = true;
		const { reach, found } = await this.#examiner.reach(question);
		this.#asking.reach = false;
		if (question !== this.#latest) {
			// It goes on with the newest once its structure is known to be sound.
			if (!this.#asking.structure) void this.#askStructure();
			return;
		}
		this.reach = reach;
		for (const one of found) this.#drafts.set(one, question.draft);
		this.#beyond = found;
		this.isCurrent = true;
	}
}

function isOfCore(found: Found): found is FoundProblem {
	return found.code !== 'shape';
}
