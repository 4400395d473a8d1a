import type { Condition } from '../../quiz/condition.ts';
import type { Step } from '../../quiz/quiz.ts';

/** Where a step leads on, as it is edited. */
export interface Ways {
	/** The first that holds is taken. */
	rules: readonly { when: Condition; to: string }[];
	/** Where none holds; null: the step that follows in the list. */
	otherwise: string | null;
}

/** What comes behind a jump without a condition is never reached, and is dropped. */
export function readWays(next: Step['next']): Ways {
	if (next === undefined) return { rules: [], otherwise: null };
	if (typeof next === 'string') return { rules: [], otherwise: next };
	const end = next.findIndex(({ when }) => when === undefined);
	const before = end < 0 ? next : next.slice(0, end);
	return {
		rules: before.flatMap(({ when, to }) => (when === undefined ? [] : [{ when, to }])),
		otherwise: next[end]?.to ?? null
	};
}

export function writeWays({ rules, otherwise }: Ways): Step['next'] {
	if (rules.length === 0) return otherwise ?? undefined;
	return [...rules, ...(otherwise === null ? [] : [{ to: otherwise }])];
}
