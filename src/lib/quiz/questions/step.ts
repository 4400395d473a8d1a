export type { BaseStep, Option, Other } from './step-schema.ts';

/** Where a jump leads when it means "finish the quiz". */
export const END = 'end';
