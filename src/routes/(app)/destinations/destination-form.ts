import { EVENTS, type DestinationSettings } from '../../../lib/server/services/destinations.ts';
import { textOf, textsOf } from '../../form-text.ts';
import { TEMPERATURES } from '../segment-choices.ts';
import type { UiLocale } from '../../../lib/i18n/locale.ts';

/** What the form of a destination says; nothing ticked means every one. */
export function settingsOf(form: FormData, locale: UiLocale): DestinationSettings {
	const segments = [...textsOf(form, 'segments'), ...words(textOf(form, 'other-segments'))];
	const common = {
		name: textOf(form, 'name'),
		quizzes: orEvery(textsOf(form, 'quizzes')),
		segments: orEvery(segments)
	};
	if (textOf(form, 'kind') === 'email') {
		return { ...common, recipients: words(textOf(form, 'recipients')), locale };
	}
	return { ...common, url: textOf(form, 'url'), events: textsOf(form, 'events') };
}

/** The form's content, to be shown again: as typed, or as it is kept. */
export interface DestinationFields {
	kind: 'webhook' | 'email';
	name: string;
	url: string;
	recipients: string;
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
		events: settings.events ?? [],
		segments: segments.filter((segment) => known.includes(segment)),
		otherSegments: segments.filter((segment) => !known.includes(segment)).join(', '),
		quizzes: settings.quizzes ?? []
	};
}

/** A new destination: hot leads, as soon as they are hot. */
export function newFields(kind: DestinationFields['kind']): DestinationFields {
	return fieldsOf(kind, { events: [EVENTS[1]], segments: ['hot'] });
}

function words(text: string): string[] {
	return text.split(/[\s,;]+/).filter(Boolean);
}

function orEvery(names: string[]): string[] | null {
	return names.length > 0 ? names : null;
}
