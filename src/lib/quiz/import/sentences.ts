import { LOGIC } from './sentences/logic.ts';
import { QUESTIONS } from './sentences/questions.ts';
import { SCREENS } from './sentences/screens.ts';

/** Every loss that an import can tell of: what is not there any more, and what stands there instead. */
export const LOSSES = { ...QUESTIONS, ...LOGIC, ...SCREENS } as const;

export type LossCode = keyof typeof LOSSES;
