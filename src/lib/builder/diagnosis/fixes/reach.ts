import { dropJump } from './conditions.ts';
import type { Fixer } from './fix.ts';
import { without } from './places.ts';

/** What going all ways at once shows. */
export const REACH = {
	segment_out_of_reach: null,
	segment_undecided: null,
	result_out_of_reach: null,
	step_out_of_reach: null,
	step_undecided: null,
	jump_out_of_reach: ({ draft, problem: { path } }) =>
		dropJump(draft, /^steps\[\d+\]\.next\[\d+\]/.exec(path)?.[0] ?? path),
	knockout_out_of_reach: ({ problem: { path } }) => ({
		say: ({ t }) => t('fix.knockout'),
		apply: (given) => without(given, path)
	})
} satisfies Record<string, Fixer | null>;
