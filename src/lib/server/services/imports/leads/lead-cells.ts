/* What single cells of a file of leads say. */

const DAY = 86_400_000;
/** Whatever the reader's zone, a day without an hour is shown as that day. */
const NOON = DAY / 2;
/** Before that nobody kept leads in a file. */
const EARLIEST = Date.UTC(1970, 0, 2);
const LARGEST_VALUE = 1e12;

const ISO =
	/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const DOTTED = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})(?:[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** A day, or a moment of it: `2026-01-31`, `31.01.2026 12:30`. With slashes only where it is plain which is the month. Null: no day up to now. */
export function readDay(typed: string, now: number): number | null {
	const text = typed.trim();
	const parts = isoParts(text) ?? dottedParts(text);
	if (!parts) return null;
	const { year, month, day, hour, minute, second, zone } = parts;
	const midnight = Date.UTC(year, month - 1, day);
	const read = new Date(midnight);
	if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day) return null;
	if (hour !== null && (hour > 23 || minute > 59 || second > 59)) return null;
	const time = hour === null ? NOON : ((hour * 60 + minute) * 60 + second) * 1000 - zone;
	const at = midnight + time;
	// Who is a day ahead of the server has written today's date.
	return at < EARLIEST || at > now + DAY ? null : Math.min(at, now);
}

interface DayParts {
	year: number;
	month: number;
	day: number;
	/** Null where none is said. */
	hour: number | null;
	minute: number;
	second: number;
	/** How far before Greenwich, ms. */
	zone: number;
}

function isoParts(text: string): DayParts | null {
	const found = ISO.exec(text);
	if (!found) return null;
	const [, year, month, day, hour, minute = '0', second = '0', zone = 'Z'] = found;
	const time = { hour: hour === undefined ? null : Number(hour), minute: Number(minute) };
	const date = { year: Number(year), month: Number(month), day: Number(day) };
	return { ...date, ...time, second: Number(second), zone: zoneOf(zone) };
}

function zoneOf(zone: string): number {
	const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
	const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
	return sign === '-' ? -size : size;
}

function dottedParts(text: string): DayParts | null {
	const found = DOTTED.exec(text);
	if (!found) return null;
	const [, first, mark, second, year, hour, minute = '0', seconds = '0'] = found;
	const [one, other] = [Number(first), Number(second)];
	if (mark === '/' && one <= 12 && other <= 12 && one !== other) return null;
	const isMonthFirst = mark === '/' && other > 12;
	return {
		year: Number(year),
		...(isMonthFirst ? { month: one, day: other } : { month: other, day: one }),
		...{ hour: hour === undefined ? null : Number(hour), minute: Number(minute) },
		...{ second: Number(seconds), zone: 0 }
	};
}

/**
 * `1 234,50`, `1,234.50`, `1234.5 ₽`; null where it is no amount from 0 up. Unlike what people type (`readSum`), a file may be
 * written by a program, whose point parts fractions, of however many digits.
 */
export function readAmount(typed: string): number | null {
	const bare = typed.replace(/[\s\u00a0\u202f'’]|[\p{Sc}]|руб\.?|р\.$/giu, '');
	if (!/^\d[\d.,]*$/.test(bare)) return null;
	const comma = bare.lastIndexOf(',');
	const dot = bare.lastIndexOf('.');
	const mark = comma > dot ? ',' : '.';
	const other = mark === ',' ? '.' : ',';
	const whole = bare.replaceAll(other, '');
	const parts = whole.split(mark);
	// Several of one mark, or one before three digits and nothing else that parts: they part thousands.
	const isGrouped =
		parts.length > 2 || (parts.length === 2 && mark === ',' && parts[1]?.length === 3);
	const value = Number(isGrouped ? parts.join('') : parts.join('.'));
	return Number.isFinite(value) && value <= LARGEST_VALUE ? Math.round(value * 100) / 100 : null;
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const CURRENCY_WORDS: Readonly<Record<string, string>> = {
	...{ '₽': 'RUB', руб: 'RUB', 'руб.': 'RUB', р: 'RUB', 'р.': 'RUB', рубль: 'RUB', рубли: 'RUB' },
	...{ $: 'USD', '€': 'EUR', '£': 'GBP', '₸': 'KZT' }
};

/** ISO 4217; null where it is none. */
export function readCurrency(typed: string): string | null {
	const text = typed.trim();
	const code = CURRENCY_WORDS[text.toLowerCase()] ?? text.toUpperCase();
	return CURRENCIES.has(code) ? code : null;
}
