/** Days that the report may look back; 0: all time. */
export const PERIODS = [30, 90, 365, 0] as const;

const DAY = 86_400_000;

/** The period that is asked for, 90 days unless it is one of ours; and since when that is. */
export function periodOf(asked: string | null, now: number): { days: number; since: number } {
	const days = PERIODS.find((one) => String(one) === asked) ?? 90;
	return { days, since: days === 0 ? 0 : now - days * DAY };
}
