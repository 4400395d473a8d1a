import type { Outcome, Trouble } from './transport.ts';

const FIRST = 1000;
const LONGEST = 30_000;

/** How long to wait before try number `tries + 1`, in milliseconds: what the server asked for, else twice as long each time. */
export function pause(tries: number, after?: number): number {
	return after ? Math.min(after * 1000, 10 * LONGEST) : Math.min(FIRST * 2 ** (tries - 1), LONGEST);
}

/**
 * Asks until there is an answer; undefined where it is not waited for any more.
 * @param wait ends early when there is reason to hope: the network is back, the respondent presses "Try again"
 */
export async function persist<T>(
	ask: () => Promise<Outcome<T>>,
	tell: (trouble: Trouble) => void,
	wait: (milliseconds: number) => Promise<void>,
	isOver: () => boolean = () => false
): Promise<Exclude<Outcome<T>, { state: 'again' }> | undefined> {
	for (let tries = 1; ; tries += 1) {
		const outcome = await ask();
		if (isOver()) return undefined;
		if (outcome.state !== 'again') return outcome;
		tell(outcome.trouble);
		await wait(pause(tries, outcome.after));
		if (isOver()) return undefined;
	}
}
