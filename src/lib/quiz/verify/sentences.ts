import { NAMES } from './sentences/names.ts';
import { SCORES } from './sentences/scores.ts';
import { TEXTS } from './sentences/texts.ts';
import { WAYS } from './sentences/ways.ts';

export type { Severity } from './sentences/sentence.ts';

/** Every problem that `verify` can find. */
export const SENTENCES = { ...NAMES, ...WAYS, ...SCORES, ...TEXTS } as const;

export type ProblemCode = keyof typeof SENTENCES;
