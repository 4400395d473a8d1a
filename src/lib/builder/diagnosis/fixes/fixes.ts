import type { ProblemCode } from '../../../quiz/verify.ts';
import type { Fix, Fixer, Trouble } from './fix.ts';
import { NAMES } from './names.ts';
import { REACH } from './reach.ts';
import { SCORES } from './scores.ts';
import { TEXTS } from './texts.ts';
import { WAYS } from './ways.ts';

/** Every problem that there is: how it is mended, or null where a person has to judge. */
export const FIXERS = {
	...NAMES,
	...WAYS,
	...SCORES,
	...TEXTS,
	...REACH
} satisfies Record<ProblemCode, Fixer | null>;

/** The one obvious way to mend it, if there is one here. */
export function fixFor(trouble: Trouble): Fix | null {
	const fixer: Fixer | null = FIXERS[trouble.problem.code];
	return fixer?.(trouble) ?? null;
}
