import type { LetterRow, PartialRow, SubmissionWrite } from '../store.ts';
import { passedBy } from '../counter-key.ts';
import { withoutNul } from '../without-nul.ts';
import { type AttemptName, attemptsIn, nameOf } from './attempt-book.ts';
import { find, insert, type Question, remove, update } from './sentence.ts';

const findPartials = find('partials', ['quizId', 'attemptId'], {
	shows: ['quizId', 'attemptId', 'path', 'answers']
});
const removePartials = remove('partials', ['quizId', 'attemptId']);
export const insertLetters = insert('letters', { onConflict: 'ON CONFLICT DO NOTHING' });
const cancelLetters = update('letters', ['quizId', 'attemptId', 'kind'], {
	sets: ['state', 'finishedAt'],
	onlyIf: "letters.state = 'queued'"
});

/** Columns that hold JSON are shown as their text. */
type Found = Pick<PartialRow, 'quizId' | 'attemptId' | 'path' | 'answers'>;

/** What was kept of attempts on their way: it ends with the submission, and so does writing to those who stopped. */
export class PartialBook {
	readonly #passed: Map<string, Set<string>>;
	readonly #ended = new Map<string, AttemptName & { finishedAt: number }>();
	readonly #letters: LetterRow[] = [];

	/** @param found the reply to `find` */
	constructor(found: readonly Found[]) {
		this.#passed = new Map(found.map((row) => [nameOf(row), passedBy(parsed(row))]));
	}

	static find(batch: readonly SubmissionWrite[]) {
		return findPartials(attemptsIn(batch));
	}

	/** @returns the steps on its path that were not counted as passed before */
	end({ quiz, attempt, path, now }: SubmissionWrite): string[] {
		const steps: string[] = JSON.parse(path);
		if (attempt === undefined) return steps;
		const name = { quizId: quiz, attemptId: withoutNul(attempt) };
		const key = nameOf(name);
		const known = this.#passed.get(key);
		this.#passed.set(key, new Set(steps));
		this.#ended.set(key, { ...name, finishedAt: now });
		return steps.filter((step) => !known?.has(step));
	}

	/** The letter that is due to whoever finished. */
	write({ letter }: SubmissionWrite, leadId: string | null): void {
		if (letter) this.#letters.push({ ...letter, leadId });
	}

	questions(): Question[] {
		const ended = [...this.#ended.values()];
		const cancelled = ended.map((one) => ({ ...one, kind: 'unfinished', state: 'cancelled' }));
		return [removePartials(ended), cancelLetters(cancelled), insertLetters(this.#letters)];
	}
}

function parsed({ path, answers }: Found): Pick<PartialRow, 'path' | 'answers'> {
	return { path: JSON.parse(`${path}`), answers: JSON.parse(`${answers}`) };
}
