import type { Answer, Answers, HiddenFields } from '../quiz/answers.ts';
import type { ScoreView } from '../quiz/evaluate.ts';
import type { FlowQuiz, Progress, WalkOptions } from '../quiz/flow.ts';
import { answersOn, comesAfter } from './course.ts';
import type { Place } from './runner-data.ts';

/** The way through a quiz so far: steps passed, what was answered, and what was only typed. */
export class Journey implements Place {
	hidden: HiddenFields;
	answers: Readonly<Record<string, Answer | null>>;
	path: readonly string[];
	step: string | null;
	readonly #quiz: FlowQuiz;
	readonly #drafts = new Map<string, unknown>();
	/** What the server said comes after a path. */
	readonly #next = new Map<string, string>();
	readonly #scoreOf: WalkOptions['scoreOf'];

	/** @param scoreOf on the server only: with it no question has to be asked of a server */
	constructor(
		quiz: FlowQuiz,
		{ hidden, answers, path, step }: Place,
		scoreOf?: (path: string[], answers: Answers) => ScoreView
	) {
		this.#quiz = quiz;
		this.#scoreOf = scoreOf && ((passed) => scoreOf(passed, this.answers));
		this.hidden = hidden;
		this.answers = answers;
		this.path = path;
		this.step = step;
	}

	/** What was typed last and not taken as an answer, null where everything was emptied; undefined: nothing was. */
	draft(step: string): unknown {
		return this.#drafts.has(step) ? (this.#drafts.get(step) ?? null) : undefined;
	}

	keep(step: string, raw: unknown): void {
		this.#drafts.set(step, raw);
	}

	accept(step: string, answer: Answer | null): void {
		this.#drafts.delete(step);
		this.answers = { ...this.answers, [step]: answer };
	}

	/** How far these steps' answers lead. */
	ahead(path: readonly string[]): Progress {
		return comesAfter(this.#quiz, path, this.answers, this.hidden, {
			told: (passed) => this.#next.get(this.#keyOf(passed)),
			scoreOf: this.#scoreOf
		});
	}

	/** Goes there. */
	follow(path: readonly string[]): Progress {
		const progress = this.ahead(path);
		this.path = progress.path;
		this.step = progress.at === 'step' ? progress.step : null;
		return progress;
	}

	/** The server knows what comes now. */
	learn(next: string): void {
		this.#next.set(this.#keyOf(this.path), next);
	}

	/** The step before; null: the welcome screen. */
	get before(): string | null {
		return this.path.at(-1) ?? null;
	}

	/** Makes a step that was passed the current one; null: the welcome screen. */
	rewindTo(step: string | null): void {
		this.path = step === null ? [] : this.path.slice(0, this.path.indexOf(step));
		this.step = step;
	}

	/** Of the steps passed only. */
	answered(): Answers {
		return answersOn(this.answers, this.path);
	}

	#keyOf(path: readonly string[]): string {
		return JSON.stringify(path.map((id) => [id, this.answers[id]]));
	}
}
