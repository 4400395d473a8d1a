const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The moment at which a day begins where the reader is; `later` counts days on from it.
 * @param day YYYY-MM-DD
 * @returns ms since the epoch; undefined for anything that is no day
 */
export function dayStart(day: string, timeZone: string, later = 0): number | undefined {
	const parts = DAY.exec(day);
	if (!parts) return undefined;
	const utc = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + later);
	// Twice, for the day on which the clocks are turned.
	const guess = utc - offset(utc, timeZone);
	return utc - offset(guess, timeZone);
}

/** How far the clocks of a zone are ahead of UTC, in ms. */
function offset(moment: number, timeZone: string): number {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric'
	});
	const part = Object.fromEntries(
		format.formatToParts(moment).map(({ type, value }) => [type, Number(value)])
	);
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
	return Date.UTC(year, month - 1, day, hour, minute, second) - moment;
}
