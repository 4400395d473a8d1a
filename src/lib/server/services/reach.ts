import { createHash } from 'node:crypto';
import type { Quiz } from '../../quiz/normalise.ts';
import { studyReach, type Reach } from '../../quiz/reach.ts';
import type { House } from '../house.ts';

/** Other requests wait this long at most, in milliseconds. */
const SLICE = 8;
const MOST_KNOWN = 100;

/** By what is in the quiz: the same one is studied once, however often it is asked about. */
const known = new Map<string, Promise<Reach>>();
let last: Promise<unknown> = Promise.resolve();

/** What respondents can reach. Other requests are answered in between, and one quiz is studied at a time. */
export function reachInSlices(app: Pick<House, 'clock'>, quiz: Quiz): Promise<Reach> {
	const key = createHash('sha256').update(JSON.stringify(quiz)).digest('base64');
	const study = known.get(key) ?? studyNext(app, quiz, key);
	// Whoever is asked about again is forgotten last.
	known.delete(key);
	known.set(key, study);
	const [oldest] = known.keys();
	if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
	return study;
}

function studyNext(app: Pick<House, 'clock'>, quiz: Quiz, key: string): Promise<Reach> {
	const study = last.then(() => inSlices(app, quiz));
	last = study.catch(() => known.delete(key));
	return study;
}

async function inSlices({ clock }: Pick<House, 'clock'>, quiz: Quiz): Promise<Reach> {
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
