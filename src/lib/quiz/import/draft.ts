import type { QuizFile } from '../quiz.ts';
import type { LossList } from './losses.ts';

/** A quiz as it was made of a foreign file, before it was looked at whether it can be published. */
export interface Draft {
	draft: QuizFile;
	losses: LossList;
}
