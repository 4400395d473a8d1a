import { checkAnswer } from '../../src/lib/quiz/check.ts';
import { spread } from '../../src/lib/quiz/flow.ts';
import type { KnownDetails } from '../../src/lib/quiz/known-details.ts';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';
import { onDay } from '../../src/lib/quiz/on-day.ts';
import { publicQuiz, type PublicQuiz } from '../../src/lib/quiz/public.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { QuizDirector } from '../../src/lib/runner/director.ts';
import { PageDirector } from '../../src/lib/runner/page/page-director.ts';
import { answersAmong, spreadShown } from '../../src/lib/runner/page/spread-page.ts';
import { overheard, type Tell } from '../../src/lib/runner/quiz-events.ts';
import type { ResultView } from '../../src/lib/runner/result-view.ts';
import type { Place } from '../../src/lib/runner/runner-data.ts';
import { shownAt } from '../../src/lib/runner/shown.ts';
import { Stage } from '../../src/lib/runner/stage.svelte.ts';
import type { Surroundings } from '../../src/lib/runner/surroundings.ts';
import type { Telling } from '../../src/lib/runner/telling.ts';
import { tabTrail } from '../../src/lib/runner/trail.ts';
import type { Outcome, Sending } from '../../src/lib/runner/transport.ts';
import { wholeShelf } from '../../src/lib/runner/whole-shelf.ts';
import { writtenQuiz } from '../../src/lib/runner/written-quiz.ts';
import { TODAY } from './a-day.ts';
import { asWindow, aTab, rest, type Tab } from './a-tab.ts';

export const RESULT: ResultView = { id: 'done', title: 'Done' };

interface PlayOptions {
	hidden?: Record<string, string>;
	/** What the link knows of the respondent. */
	known?: KnownDetails;
	/** What stands in the form by the time the scripts take over. */
	typed?: Record<string, string>;
	/** Where the quiz was before the page was loaded anew. */
	tab?: Tab;
	place?: Partial<Place>;
	/** What the page tells newcomers. */
	closed?: string;
	/** Answers of the server, the last of them for ever. */
	submitted?: Outcome<ResultView | null>[];
	next?: Outcome<string>[];
	/** Until the next try. */
	wait?: () => Promise<unknown>;
	/** Another device is at the same attempt, or was. */
	shared?: boolean;
}

const noTelling: Telling = {
	shared: false,
	revision: 0,
	goOnFrom: () => undefined,
	tell: () => undefined,
	hurry: () => undefined,
	stop: () => undefined
};

/** A quiz being played, its page as the server has rendered it, and its server a list of answers. */
export async function aPlay(file: QuizFile, options: PlayOptions = {}) {
	const quiz = publicQuiz(onDay(normaliseQuiz(file), TODAY));
	const first = quiz.welcome ? null : (quiz.steps[0]?.id ?? null);
	const place: Place = { path: [], step: first, answers: {}, hidden: {}, ...options.place };
	const onPage = quiz.layout === 'page';
	const locale = quiz.locales[0] ?? 'en';
	const stage = new Stage(
		{
			...writtenQuiz(quiz),
			slug: 'quiz',
			locale,
			embed: false,
			hiddenNames: [],
			closed: options.closed,
			...(onPage ? pageOf(quiz) : { place, shown: shownAt(quiz, place, locale, kindOf) })
		},
		wholeShelf
	);
	const sent: Sending[] = [];
	const asked: Sending[] = [];
	const starts: string[] = [];
	const waits: number[] = [];
	const renewals: string[] = [];
	/** What a page around it would hear. */
	const told: Parameters<Tell>[] = [];
	const tab = options.tab ?? aTab();
	tab.reload();
	const trail = tabTrail(asWindow(tab), (entry) => void director.travel(entry));
	let typed = options.typed && formOf(options.typed);
	const submitted = options.submitted ?? [{ state: 'done', value: RESULT }];
	const next = options.next ?? [{ state: 'failed' }];
	const Director = onPage ? PageDirector : QuizDirector;
	const around: Surroundings = {
		kinds: { kindOf, load: async () => undefined },
		trail,
		telling: { ...noTelling, shared: options.shared ?? false },
		form: () => typed,
		hidden: options.hidden ?? {},
		known: options.known,
		wait: async (milliseconds) => {
			waits.push(milliseconds);
			await options.wait?.();
		},
		arrived: () => undefined,
		renew: () => void renewals.push(title()),
		transport: {
			started: (attempt) => void starts.push(attempt),
			next: async (sending) => answerOf(next, asked.push(sending)),
			submit: async (sending) => answerOf(submitted, sent.push(sending))
		}
	};
	const watched = overheard(stage, around, (...event) => void told.push(event));
	const director: QuizDirector | PageDirector = new Director(stage, watched);
	await director.takeOver();
	watched.tookOver?.();
	return {
		...{ stage, director, sent, asked, starts, waits, renewals, tab, told },
		...{ kept, start, answer, type, back, revisit, go, title }
	};

	function answer(fields: Record<string, string | string[]> = {}): Promise<void> {
		return director.answer(formOf(fields));
	}

	/** Without sending it. */
	function type(fields: Record<string, string | string[]>): void {
		if (director instanceof QuizDirector) director.rest(formOf(fields));
	}

	async function revisit(step: string): Promise<void> {
		await (director instanceof QuizDirector && director.revisit(step, undefined));
	}

	async function start(): Promise<void> {
		await (director instanceof QuizDirector && director.start());
	}

	/** By the button on the screen. */
	async function back(fields: Record<string, string | string[]> = {}): Promise<void> {
		typed = formOf(fields);
		await (director instanceof QuizDirector && director.back(typed));
		await rest();
	}

	/** By the browser's own buttons. @param fields what stands in the form on the screen that is left */
	async function go(steps: number, fields: Record<string, string | string[]> = {}): Promise<void> {
		typed = formOf(fields);
		await tab.go(steps);
	}

	/** What a reload would go on from. */
	function kept() {
		const entry = trail.read();
		return entry && 'attempt' in entry ? entry : null;
	}

	/** Of the screen. */
	function title(): string {
		const { screen } = stage;
		if (screen.at === 'step') return screen.step.id;
		return screen.at;
	}
}

/** A page of all questions, as the server renders it for everybody. */
function pageOf(quiz: PublicQuiz) {
	const answers = answersAmong(quiz.steps, {}, (step, raw) => checkAnswer(step, raw, quiz));
	const hidden = {};
	const reached = spread(quiz, answers, { hidden });
	const place: Place = { path: reached.path, step: null, answers, hidden };
	const standing = { values: answers, refusals: {} };
	return { place, shown: spreadShown(quiz, reached, place, 'en', kindOf, standing) };
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
