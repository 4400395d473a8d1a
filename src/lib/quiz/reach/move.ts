import { evaluate, type Facts } from '../evaluate.ts';
import type { Quiz } from '../normalise.ts';
import { END } from '../questions/step.ts';

/** The moves of `walk`, one at a time: over places in the list of steps, of which the last is the end. */
export interface Moves {
	/** Whether the step of this place comes to be shown. */
	isShown(place: number, facts: () => Facts): boolean;
	/** Where it goes on once the step has been passed, and by which of its jumps. */
	follow(place: number, facts: () => Facts): { to: number; jump: number | null };
	placeOf(id: string): number;
}

export function movesIn({ steps }: Quiz): Moves {
	const places = new Map(steps.map(({ id }, place) => [id, place]));
	// A name that no step has is the end.
	const placeOf = (id: string) => (id === END ? steps.length : (places.get(id) ?? steps.length));
	return {
		placeOf,
		isShown(place, facts) {
			const when = steps[place]?.when;
			return when === undefined || evaluate(when, facts()) === true;
		},
		follow(place, facts) {
			const next = steps[place]?.next;
			if (next === undefined) return { to: place + 1, jump: null };
			if (typeof next === 'string') return { to: placeOf(next), jump: null };
			const known = facts();
			const jump = next.findIndex(
				({ when }) => when === undefined || evaluate(when, known) === true
			);
			const to = next[jump]?.to;
			return to === undefined ? { to: place + 1, jump: null } : { to: placeOf(to), jump };
		}
	};
}
