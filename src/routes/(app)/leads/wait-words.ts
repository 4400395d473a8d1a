import type { Translate } from '../../../lib/i18n/message.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time that passed, as exactly as it matters to whoever waits. */
export function waitWords(t: Translate, ms: number): string {
	if (ms < MINUTE) return t('pipeline.wait.now');
	if (ms < HOUR) return t('pipeline.wait.minutes', { count: Math.floor(ms / MINUTE) });
	const hours = Math.floor(ms / HOUR);
	if (ms < DAY) {
		const minutes = Math.floor((ms % HOUR) / MINUTE);
		return t('pipeline.wait.hours', { hours, minutes });
	}
	return t('pipeline.wait.days', { days: Math.floor(ms / DAY), hours: hours % 24 });
}
