import type { Found } from './diagnose.ts';

/** The worst that is wrong with each step, by its id. */
export function worstByStep(problems: readonly Found[]): ReadonlyMap<string, Found['severity']> {
	const worst = new Map<string, Found['severity']>();
	for (const { part, id, severity } of problems) {
		if (part !== 'steps' || id === null || worst.get(id) === 'error') continue;
		worst.set(id, severity);
	}
	return worst;
}
