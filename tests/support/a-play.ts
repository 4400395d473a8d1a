import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import { publicQuiz } from '../../src/lib/quiz/public.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { QuizDirector } from '../../src/lib/runner/director.ts';
import type { Memory, Remembered } from '../../src/lib/runner/memory.ts';
import type { ResultView } from '../../src/lib/runner/result-view.ts';
import type { Place } from '../../src/lib/runner/runner-data.ts';
import { shownAt } from '../../src/lib/runner/shown.ts';
import { Stage } from '../../src/lib/runner/stage.svelte.ts';
import type { Outcome, Sending } from '../../src/lib/runner/transport.ts';
import { wholeShelf } from '../../src/lib/runner/whole-shelf.ts';
import { writtenQuiz } from '../../src/lib/runner/written-quiz.ts';

export const RESULT: ResultView = { id: 'done', title: 'Done' };

interface PlayOptions {
	hidden?: Record<string, string>;
	/** What the tab kept of an earlier visit. */
	remembered?: Remembered;
	place?: Partial<Place>;
	/** Answers of the server, the last of them for ever. */
	submitted?: Outcome<ResultView | null>[];
	next?: Outcome<string>[];
}

/** A quiz being played, its page as the server has rendered it, and its server a list of answers. */
export async function aPlay(file: QuizFile, options: PlayOptions = {}) {
	const quiz = publicQuiz(normaliseQuiz(file));
	const first = quiz.welcome ? null : (quiz.steps[0]?.id ?? null);
	const place: Place = { path: [], step: first, answers: {}, hidden: {}, ...options.place };
	const stage = new Stage(
		{
			...writtenQuiz(quiz),
			slug: 'quiz',
			locale: quiz.locales[0] ?? 'en',
			embed: false,
			hiddenNames: [],
			place,
			shown: shownAt(quiz, place, quiz.locales[0] ?? 'en')
		},
		wholeShelf
	);
	const sent: Sending[] = [];
	const asked: Sending[] = [];
	const starts: string[] = [];
	const waits: number[] = [];
	let kept: Remembered | null = options.remembered ?? null;
	const memory: Memory = {
		read: () => kept,
		write: (remembered) => (kept = structuredClone(remembered)),
		forget: () => (kept = null)
	};
	const submitted = options.submitted ?? [{ state: 'done', value: RESULT }];
	const next = options.next ?? [{ state: 'failed' }];
	const director = new QuizDirector(stage, {
		memory,
		hidden: options.hidden ?? {},
		wait: async (milliseconds) => void waits.push(milliseconds),
		arrived: () => undefined,
		transport: {
			started: (attempt) => void starts.push(attempt),
			next: async (sending) => answerOf(next, asked.push(sending)),
			submit: async (sending) => answerOf(submitted, sent.push(sending))
		}
	});
	await director.takeOver();
	return { stage, director, sent, asked, starts, waits, kept: () => kept, answer, title };

	function answer(fields: Record<string, string | string[]> = {}): Promise<void> {
		return director.answer(formOf(fields));
	}

	/** Of the screen. */
	function title(): string {
		const { screen } = stage;
		if (screen.at === 'step') return screen.step.id;
		return screen.at;
	}
}

export function formOf(fields: Record<string, string | string[]>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) {
		for (const one of [value].flat()) form.append(name, one);
	}
	return form;
}

function answerOf<T>(answers: readonly T[], time: number): T {
	const answer = answers[Math.min(time, answers.length) - 1];
	if (answer === undefined) throw new Error('the server was given no answers');
	return answer;
}
