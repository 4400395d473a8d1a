import type { Translate } from '../../../../lib/i18n/message.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something took, in its greatest unit: nobody counts the minutes of a day. @param span in milliseconds */
export function timeSpan(t: Translate, span: number): string {
	if (span < MINUTE) return t('leadpage.span.moment');
	if (span < HOUR) return t('leadpage.span.minutes', { count: Math.floor(span / MINUTE) });
	if (span < 2 * DAY) return t('leadpage.span.hours', { count: Math.floor(span / HOUR) });
	return t('leadpage.span.days', { count: Math.floor(span / DAY) });
}
