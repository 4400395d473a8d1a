import type { QuizProblem } from './problem.ts';

/** Calls what a problem's sentence names by what its reader knows it by. */
export interface Namer {
	readonly locale: 'en' | 'ru';
	/** Its reader sees the file: sentences may speak of ids and properties. */
	readonly seesFile: boolean;
	/** The step, segment, result… that it lies in, and where in it; '' where that needs no word. */
	place(problem: Pick<QuizProblem, 'path' | 'paths' | 'params'>): { place: string; inside: string };
	/** Where else the same stands. */
	also(problem: QuizProblem): string | undefined;
	param(problem: QuizProblem, name: string, value: string): string;
}
