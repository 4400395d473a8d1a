import { EVENTS, type DestinationSettings } from '../../../lib/server/services/destinations.ts';
import { textOf, textsOf } from '../../form-text.ts';
import { TEMPERATURES } from '../segment-choices.ts';
import { isLocale, type UiLocale } from '../../../lib/i18n/locale.ts';

/** What the form of a destination says; nothing ticked means every one. */
export function settingsOf(form: FormData): DestinationSettings {
	const segments = [...textsOf(form, 'segments'), ...words(textOf(form, 'other-segments'))];
	const common = {
		name: textOf(form, 'name'),
		quizzes: orEvery(textsOf(form, 'quizzes')),
		segments: orEvery(segments)
	};
	if (textOf(form, 'kind') === 'email') {
		const recipients = words(textOf(form, 'recipients'));
		return { ...common, recipients, locale: localeOf(textOf(form, 'locale')) };
	}
	return { ...common, url: textOf(form, 'url'), events: textsOf(form, 'events') };
}

/** The form's content, to be shown again: as typed, or as it is kept. */
export interface DestinationFields {
	kind: 'webhook' | 'email';
	name: string;
	url: string;
	recipients: string;
	/** Of the mails. */
	locale: UiLocale;
	events: readonly string[];
	segments: readonly string[];
	otherSegments: string;
	quizzes: readonly string[];
}

export function fieldsOf(
	kind: DestinationFields['kind'],
	settings: Partial<DestinationSettings>
): DestinationFields {
	const segments = settings.segments ?? [];
	const known: readonly string[] = TEMPERATURES;
	return {
		kind,
		name: settings.name ?? '',
		url: settings.url ?? '',
		recipients: (settings.recipients ?? []).join('\n'),
		locale: settings.locale ?? 'en',
		events: settings.events ?? [],
		segments: segments.filter((segment) => known.includes(segment)),
		otherSegments: segments.filter((segment) => !known.includes(segment)).join(', '),
		quizzes: settings.quizzes ?? []
	};
}

/** A new destination: hot leads, as soon as they are hot. */
export function newFields(kind: DestinationFields['kind'], locale: UiLocale): DestinationFields {
	return fieldsOf(kind, { events: [EVENTS[1]], segments: ['hot'], locale });
}

function localeOf(text: string): UiLocale {
	return isLocale(text) ? text : 'en';
}

function words(text: string): string[] {
	return text.split(/[\s,;]+/).filter(Boolean);
}

function orEvery(names: string[]): string[] | null {
	return names.length > 0 ? names : null;
}
