import type { Quiz } from '../../quiz/normalise.ts';
import { scoreAnswers } from '../../quiz/score.ts';
import type { Entry } from '../../runner/trail.ts';
import { checkedAnswers } from './draft-transport.ts';
import type { PlayedSoFar } from './play-message.ts';

/** What was passed on the way to a screen, as the runner keeps it in its trail. */
export function soFar(quiz: Quiz, entry: Entry): PlayedSoFar {
	const path = 'path' in entry ? entry.path : [];
	const answers = 'answers' in entry ? checkedAnswers(quiz, entry.answers) : {};
	const { total, percent } = scoreAnswers(quiz, answers, path);
	return { path, total, percent };
}
