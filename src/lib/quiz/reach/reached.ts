import type { Answer, HiddenFields } from '../answers.ts';

/** 'unreachable' is proved, 'reachable' has a witness, 'undecided' says that the effort was spent. */
export type Verdict = 'reachable' | 'unreachable' | 'undecided';

/** Answers that lead there, as they can be submitted. */
export interface Witness {
	answers: Record<string, Answer>;
	hidden: HiddenFields;
	path: string[];
	total: number;
	percent: number;
}

export interface Reached {
	id: string;
	verdict: Verdict;
	witness: Witness | null;
}
