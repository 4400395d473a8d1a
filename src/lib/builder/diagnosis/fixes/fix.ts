import type { I18n } from '../../../i18n/i18n.ts';
import type { QuizFile } from '../../../quiz/quiz.ts';
import type { QuizProblem } from '../../../quiz/verify.ts';
import type { NewId } from '../../edits/ids.ts';

export type Speaker = Pick<I18n, 't' | 'locale' | 'languageName'>;

/** The one obvious way to mend a problem. */
export interface Fix {
	/** On its button. */
	say(speaker: Speaker): string;
	/** @param draft the one in which the problem was found */
	apply(draft: QuizFile): QuizFile;
}

export interface Trouble {
	/** In which the problem was found. */
	draft: QuizFile;
	problem: Pick<QuizProblem, 'code' | 'path' | 'paths' | 'params'>;
	newId: NewId;
}

/** Null where a person has to judge. */
export type Fixer = (trouble: Trouble) => Fix | null;

/** What the problem names; '' where it does not. */
export const named = ({ params }: Trouble['problem'], name: string): string =>
	String(params[name] ?? '').replace(/^#/, '');
