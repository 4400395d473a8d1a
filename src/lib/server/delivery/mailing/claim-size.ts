const MOST = 48;
/** As many as leave within this, ms. */
const MOMENT = 40;
/** How long is looked back, ms. */
const SPAN = 100;

export interface ClaimSize {
	/** One has left. */
	left(): void;
	/** How many may be claimed and not begun. */
	now(time: number): number;
}

/**
 * How many mails are claimed at once: as many as leave within a moment. Whoever is killed leaves them behind as perhaps sent, so
 * they are few; where they leave fast, each commit is for more of them.
 */
export function claimSize(least: number): ClaimSize {
	let size = least;
	let count = 0;
	let since = 0;
	return {
		left: () => void (count += 1),
		now(time) {
			const passed = time - since;
			if (passed < SPAN && passed >= 0) return size;
			size = Math.min(MOST, Math.max(least, Math.ceil((count * MOMENT) / passed)));
			if (passed > SPAN * 10 || passed < 0) size = least;
			count = 0;
			since = time;
			return size;
		}
	};
}
