import type { Quiz } from '../../quiz/normalise.ts';
import type { Step } from '../../quiz/quiz.ts';
import { newRow } from '../conditions/edit.ts';
import { usualSubject } from '../conditions/subjects.ts';
import { writeCondition } from '../conditions/tree.ts';
import { readWays, writeWays } from './ways.ts';

/** How many a step may have, with the one for all the rest. */
export const MOST_JUMPS = 49;

/** The ways of a step with one more jump, behind those that it has; its condition is a first guess. Null where it is full. */
export function withJump(quiz: Quiz, step: Step, to: string): Step['next'] | null {
	const ways = readWays(step.next);
	if (ways.rules.length >= MOST_JUMPS) return null;
	const subject = usualSubject(quiz, { at: 'jump', step: step.id });
	const when = writeCondition(newRow(quiz, subject));
	return writeWays({ ...ways, rules: [...ways.rules, { when, to }] });
}
