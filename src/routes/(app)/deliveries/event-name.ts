import type { Translate } from '../../../lib/i18n/message.ts';

const EVENTS = ['lead.qualified', 'lead.updated', 'response.completed', 'ping'] as const;

/** An event in words; its own name where there are none. */
export function eventName(t: Translate, event: string): string {
	const known = EVENTS.find((one) => one === event);
	return known ? t(`event.${known}`) : event;
}
