import type { DestinationSettings, DestinationView } from '$lib/server/services/destinations.ts';
import { fieldsOf, type DestinationFields } from '../destination-form.ts';

/** The settings as they are kept, in the shape in which they are set. */
export function keptSettings(destination: DestinationView): DestinationSettings {
	const { name, kind, url, recipients, quizzes, segments, events, locale } = destination;
	const common = { name, quizzes, segments };
	if (kind === 'webhook') return { ...common, url: url ?? '', events };
	return { ...common, recipients: recipients ?? [], locale: locale === 'ru' ? 'ru' : 'en' };
}

export function keptFields(destination: DestinationView): DestinationFields {
	return fieldsOf(destination.kind, keptSettings(destination));
}
