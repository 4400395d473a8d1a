const MINUTE = 60_000;

/**
 * The moment when a clock in a time zone shows this. @param text as fields of a date and a time give it: `2026-03-01T09:30`
 * @returns ms; null where it is no time
 */
export function momentIn(zone: string, text: string): number | null {
	const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN;
	if (Number.isNaN(asUtc)) return null;
	const first = asUtc - aheadAt(zone, asUtc);
	// Where the clock was turned in between, the first guess is beside it.
	return asUtc - aheadAt(zone, first);
}

/** What a clock there shows at a moment, as such fields take it. */
export function shownIn(zone: string, moment: number): string {
	return new Date(moment + aheadAt(zone, moment)).toISOString().slice(0, 16);
}

/** How far its clock is ahead of UTC, ms. */
function aheadAt(zone: string, moment: number): number {
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
		hourCycle: 'h23'
	}).formatToParts(moment);
	const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
	return shown - Math.floor(moment / MINUTE) * MINUTE;
}
