import type { Translate } from '../../../lib/i18n/message.ts';

export const DELIVERY_EVENTS = [
	'lead.qualified',
	'lead.updated',
	'lead.erased',
	'response.completed',
	'ping'
] as const;

/** An event in words; its own name where there are none. */
export function eventName(t: Translate, event: string): string {
	const known = DELIVERY_EVENTS.find((one) => one === event);
	return known ? t(`event.${known}`) : event;
}
