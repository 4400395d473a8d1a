import type { CampaignSettings } from './campaign.ts';

/** Minutes of the day, on days of the week, somewhere on Earth. */
export type SendWindow = NonNullable<CampaignSettings['window']>;

const MINUTE = 60_000;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Whether mails may leave now. One that ends before it begins goes over midnight, and belongs to the day that it begins on. */
export function isOpen(window: SendWindow, now: number): boolean {
	const { from, to, days } = window;
	const { minute, day } = there(window.zone, now);
	if (from === to) return days.includes(day);
	if (from < to) return days.includes(day) && minute >= from && minute < to;
	return minute >= from ? days.includes(day) : minute < to && days.includes(dayBefore(day));
}

const dayBefore = (day: number) => (day === 1 ? 7 : day - 1);

/** From then on mails may leave: now, or when the window opens next, to the minute. */
export function opensAt(window: SendWindow, now: number): number {
	return turnsAt(window, now, true);
}

/** From then on mails may leave no more. */
function closesAt(window: SendWindow, now: number): number {
	return turnsAt(window, now, false);
}

const DAY = 24 * 60;
const LONGEST_LOOK = 8 * DAY * MINUTE;

function turnsAt(window: SendWindow, now: number, open: boolean): number {
	if (isOpen(window, now) === open) return now;
	const first = Math.floor(now / MINUTE) * MINUTE;
	for (let at = first; at < first + LONGEST_LOOK;) {
		at = nextEdge(window, at);
		if (isOpen(window, at) === open) return at;
	}
	return first + LONGEST_LOOK;
}

/** Until then nothing turns: where the clock there shows one of its ends, or midnight. */
function nextEdge({ from, to, zone }: SendWindow, at: number): number {
	const { minute } = there(zone, at);
	const shows = (ahead: number) => there(zone, at + ahead * MINUTE).minute;
	let ahead = Math.min(...[from, to, DAY].map((end) => (end > minute ? end : end + DAY) - minute));
	// Up to where the clock is turned, if that lies between.
	while (ahead > 1 && shows(ahead) !== (minute + ahead) % DAY) ahead = Math.floor(ahead / 2);
	return at + ahead * MINUTE;
}

/** When so many ms of sending are over, if it begins now; null: not within a year. */
export function endsAt(window: SendWindow | undefined, now: number, ms: number): number | null {
	if (!window) return now + ms;
	let at = now;
	for (let left = ms; at < now + YEAR;) {
		const from = opensAt(window, at);
		const to = closesAt(window, from);
		if (to === from || to - from >= left) return from + left;
		left -= to - from;
		at = to;
	}
	return null;
}

const YEAR = 366 * DAY * MINUTE;

const clocks = new Map<string, Intl.DateTimeFormat>();

function there(zone: string, now: number): { minute: number; day: number } {
	const parts = clockOf(zone).formatToParts(now);
	const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
	return {
		minute: Number(of('hour')) * 60 + Number(of('minute')),
		day: DAYS.indexOf(of('weekday')) + 1
	};
}

function clockOf(zone: string): Intl.DateTimeFormat {
	const known = clocks.get(zone);
	if (known) return known;
	const clock = new Intl.DateTimeFormat('en-GB', {
		timeZone: isZone(zone) ? zone : 'UTC',
		weekday: 'short',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	});
	clocks.set(zone, clock);
	return clock;
}

/** Whether it is a time zone that we know. */
export function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}
