import { importProblemText, importQuiz, type Imported } from '../../src/lib/quiz/import.ts';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import { verify } from '../../src/lib/quiz/verify.ts';

/** What became of a foreign file; the test fails where nothing could be made of it. */
export function imported(source: unknown): Imported {
	const result = importQuiz(source);
	if (!result.ok) throw new Error(importProblemText(result.problem, 'en'));
	return result.value;
}

/** Losses as `place: code`. */
export const lossesOf = ({ losses }: Imported): string[] =>
	losses.map(({ place, code }) => `${place}: ${code}`);

export const codesOf = ({ losses }: Imported): string[] => losses.map(({ code }) => code);

/** What would keep the quiz from being published. */
export const errorsOf = ({ definition }: Imported) =>
	verify(normaliseQuiz(definition)).filter(({ severity }) => severity === 'error');
