import type { Tone } from '../../quiz/verify/tone.ts';
import type { Found } from './diagnose.ts';

/** The worst that is wrong with each step, by its id; problems come the weightiest first. */
export function worstByStep(problems: readonly Found[]): ReadonlyMap<string, Tone> {
	const worst = new Map<string, Tone>();
	for (const { part, id, tone } of problems) {
		if (part === 'steps' && id !== null && !worst.has(id)) worst.set(id, tone);
	}
	return worst;
}
