import type { Quiz } from '../../quiz/normalise.ts';
import { studyReach, type Reach } from '../../quiz/reach.ts';
import type { House } from '../house.ts';

/** Other requests wait this long at most, in milliseconds. */
const SLICE = 8;

/** The study of a quiz's reach, with other requests answered between its parts. */
export async function reachInSlices({ clock }: Pick<House, 'clock'>, quiz: Quiz): Promise<Reach> {
	const study = studyReach(quiz);
	let begun = clock.now();
	for (;;) {
		const { done, value } = study.next();
		if (done) return value;
		if (clock.now() - begun < SLICE) continue;
		await new Promise((resolve) => setImmediate(resolve));
		begun = clock.now();
	}
}
