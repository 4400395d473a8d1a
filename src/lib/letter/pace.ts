import type { CampaignSettings } from './campaign.ts';

const SECOND = 1000;
const HOUR = 3600;

/** Mails a second that a survey may send at the most; null: as fast as it goes. What is meant for an hour is spread over it. */
export function setPace({ perSecond, perHour }: CampaignSettings['rate']): number | null {
	const paces = [perSecond, perHour === undefined ? undefined : perHour / HOUR];
	const set = paces.filter((pace) => pace !== undefined);
	return set.length > 0 ? Math.min(...set) : null;
}

export interface Allowance {
	/** How many may begin now. */
	left(now: number): number;
	take(now: number, count: number): void;
	/** When the next may begin. */
	nextAt(now: number): number;
}

/** Within a second not more than this part of what a second takes begins at once. */
const AT_ONCE = 1 / 20;

/**
 * So many a second and not one more in any second. They are spread evenly; of fast ones, a few begin at once.
 * @param pace a second
 * @param startsFull the first may begin at once
 */
export function allowance(pace: number, now: number, startsFull: boolean): Allowance {
	const most = Math.max(1, Math.floor(pace * AT_ONCE));
	// Whatever begins at once at the end of a second is missing in its rest.
	const perMs = Math.max(pace - (most - 1), pace / 2) / SECOND;
	let held = startsFull ? 1 : 0;
	let at = now;

	function fill(now: number): void {
		// After the clock was set back.
		if (now < at) at = now;
		held = Math.min(most, held + (now - at) * perMs);
		at = now;
	}

	return {
		left(now) {
			fill(now);
			// What adds up to a whole one is one, whatever the arithmetic of fractions leaves of it.
			return Math.floor(held + 1e-6);
		},
		take(now, count) {
			fill(now);
			held -= count;
		},
		nextAt(now) {
			fill(now);
			return now + Math.max(0, Math.ceil((1 - held) / perMs));
		}
	};
}
