import { NAMES } from './sentences/names.ts';
import { REACH } from './sentences/reach.ts';
import { SCORES } from './sentences/scores.ts';
import { TEXTS } from './sentences/texts.ts';
import { WAYS } from './sentences/ways.ts';

export type { Severity } from './sentences/sentence.ts';

/** Every problem that `verify` and `reachProblems` can find. */
export const SENTENCES = { ...NAMES, ...WAYS, ...SCORES, ...TEXTS, ...REACH } as const;

export type ProblemCode = keyof typeof SENTENCES;
