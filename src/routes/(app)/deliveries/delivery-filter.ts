import { LOGGED_STATES, type DeliveryFilter } from '$lib/server/services/deliveries.ts';
import { dayStart } from '../day.ts';
import { DELIVERY_EVENTS } from './event-name.ts';

/** What the log is narrowed to: as its form shows it, and as the service is asked. Days are the reader's. */
export function deliveryFilter(query: URLSearchParams, timeZone: string) {
	const value = (name: string) => query.get(name) ?? '';
	const state = LOGGED_STATES.find((one) => one === value('state'));
	const event = DELIVERY_EVENTS.find((one) => one === value('event'));
	const test = value('test');
	const shown = {
		destination: value('destination'),
		state: state ?? '',
		event: event ?? '',
		lead: value('lead'),
		since: value('since'),
		until: value('until'),
		test: test === 'only' || test === 'none' ? test : ''
	};
	const asked: DeliveryFilter = {
		destination: shown.destination || undefined,
		state,
		event,
		lead: shown.lead || undefined,
		since: dayStart(shown.since, timeZone),
		until: dayStart(shown.until, timeZone, 1),
		test: shown.test === '' ? undefined : shown.test === 'only'
	};
	return { shown, asked };
}
