import type { Answer, Answers, HiddenFields } from '../../quiz/answers.ts';
import { checkBy } from '../../quiz/check.ts';
import { spread, type Spread } from '../../quiz/flow.ts';
import type { PublicQuiz } from '../../quiz/public.ts';
import type { FormFields } from '../../quiz/questions/kind.ts';
import type { KindOf } from '../../quiz/questions/kinds.ts';
import type { AnswerProblem } from '../../quiz/questions/problems.ts';
import { answersOn } from '../course.ts';
import type { PlayedStep } from '../runner-data.ts';
import { saysNothing } from '../says-nothing.ts';
import { answersAmong } from './spread-page.ts';

type SheetQuiz = Pick<PublicQuiz, 'steps' | 'consents' | 'today'>;

/** What stands in the fields of a page of questions, and how far that leads. */
export class Sheet {
	hidden: HiddenFields;
	/** Of steps that are off the page, what stood there last. */
	raw: Readonly<Record<string, unknown>> = {};
	/** Those of them that would be taken; empty where that is allowed. */
	answers: Readonly<Record<string, Answer | null>> = {};
	readonly #quiz: SheetQuiz;
	readonly #kindOf: KindOf;
	/** What the server said comes after a path with its answers, and what it said of that path last. */
	readonly #next = new Map<string, string>();

	constructor(quiz: SheetQuiz, kindOf: KindOf, hidden: HiddenFields) {
		this.#quiz = quiz;
		this.#kindOf = kindOf;
		this.hidden = hidden;
	}

	/** Keeps what stands in the form for these steps. @returns those of them that say something else than before */
	keep(form: FormFields, path: readonly string[]): string[] {
		const read = this.#quiz.steps
			.filter(({ id }) => path.includes(id))
			.map((step) => [step.id, this.#kindOf(step).read(step, form)] as const);
		const changed = read.filter(([id, raw]) => !isSame(raw, this.raw[id])).map(([id]) => id);
		if (changed.length === 0) return [];
		this.raw = { ...this.raw, ...Object.fromEntries(read) };
		this.answers = this.#taken();
		return changed;
	}

	/** Begins with these; the kinds of all steps have been met. */
	fill(raw: Readonly<Record<string, unknown>>): void {
		this.raw = raw;
		this.answers = this.#taken();
	}

	/** As far as is known. While the server is asked anew about a path, what it said of it last still stands. */
	spread(): Spread {
		return this.#spread((path) => this.#next.get(this.#keyOf(path)) ?? this.#next.get(path.join()));
	}

	/** The path after which the server has to be asked what comes; undefined where it need not. */
	get unknown(): readonly string[] | undefined {
		const { at, path } = this.#spread((passed) => this.#next.get(this.#keyOf(passed)));
		return at === 'ask' ? path : undefined;
	}

	/** The server knows what comes after this path, as it is answered. @returns takes its word */
	asking(path: readonly string[]): (next: string) => void {
		const key = this.#keyOf(path);
		return (next) => {
			this.#next.set(key, next);
			this.#next.set(path.join(), next);
		};
	}

	/** What is wrong with what stands there. */
	problems(id: string): readonly AnswerProblem[] {
		const step = this.#quiz.steps.find((one) => one.id === id);
		const checked = step && this.#check(step, this.raw[id]);
		return !checked || checked.ok ? [] : checked.problems;
	}

	/** What contact details say so far whose step is not taken yet, as texts recall it: the parts with nothing wrong. */
	get typed(): Record<string, string> {
		const words: Record<string, string> = {};
		const { path } = this.spread();
		for (const { id, kind } of this.#quiz.steps) {
			const isBegun = kind === 'contact' && path.includes(id) && !Object.hasOwn(this.answers, id);
			if (!isBegun) continue;
			const wrong = this.problems(id).map(({ field }) => field);
			for (const [part, value] of Object.entries(this.raw[id] ?? {})) {
				if (typeof value === 'string' && !wrong.includes(part))
					words[`${id}.${part}`] = value.trim();
			}
		}
		return words;
	}

	answered(path: readonly string[]): Answers {
		return answersOn(this.answers, path);
	}

	#spread(told: (path: readonly string[]) => string | undefined): Spread {
		return spread(this.#quiz, this.answers, { hidden: this.hidden, told });
	}

	#check = (step: PlayedStep, raw: unknown) => checkBy(this.#kindOf(step), step, raw, this.#quiz);

	#taken() {
		return answersAmong(this.#quiz.steps, this.raw, this.#check);
	}

	#keyOf(path: readonly string[]): string {
		return JSON.stringify(path.map((id) => [id, this.answers[id]]));
	}
}

function isSame(one: unknown, other: unknown): boolean {
	if (saysNothing(one) || saysNothing(other)) return saysNothing(one) && saysNothing(other);
	return JSON.stringify(one) === JSON.stringify(other);
}
