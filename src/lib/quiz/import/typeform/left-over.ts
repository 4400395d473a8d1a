import type { QuizFile } from '../../quiz.ts';
import { themeSchema } from '../../theme.ts';
import { named, type LossList } from '../losses.ts';
import { partIn, passOver, textIn, type Part } from '../part.ts';
import type { Field } from './field.ts';

/** Where a form is kept and who may see it: the business of Typeform alone. */
const HOUSEKEEPING = [
	'id',
	'_links',
	'self',
	'workspace',
	'type',
	'created_at',
	'last_updated_at',
	'published_at'
];
const SETTINGS_OF_ACCOUNT = [
	'language',
	'is_public',
	'is_trial',
	'show_typeform_branding',
	'capabilities',
	'pro_subdomain_enabled',
	'auto_translate',
	'partial_responses_to_all_integrations'
];

/** What is shown around questions, which is ours to say. */
const LOOKS = new Set([
	'progress_bar',
	'show_progress_bar',
	'show_question_number',
	'show_time_to_complete',
	'show_key_hint_on_choices',
	'show_number_of_submissions',
	'hide_navigation',
	'free_form_navigation'
]);

/** What of the form itself nothing was made of. */
export function tellForm(form: Part, losses: LossList): void {
	const settings = partIn(form, 'settings');
	const meta = partIn(settings, 'meta');
	passOver(form, [...HOUSEKEEPING, 'fields', 'logic', 'thankyou_screens', 'welcome_screens']);
	passOver(settings, SETTINGS_OF_ACCOUNT);
	const looks = settings.left().filter((name) => LOOKS.has(name));
	if (looks.length > 0) losses.add('', 'looks');
	passOver(settings, looks);
	const left = [...settings.left(), ...meta.left(), ...form.left()];
	if (left.length > 0) losses.add('', 'settings', { names: named(left) });
}

/** What of a field nothing was made of. */
export function tellField({ part, properties, validations, place }: Field, losses: LossList): void {
	// The numbers that Typeform gives to things; how choices stand is ours to say.
	passOver(part, ['id', 'ref', 'type', 'title', 'properties', 'validations', 'subfield_key']);
	passOver(properties, [
		'vertical_alignment',
		'hide_marks',
		'show_labels',
		'description',
		'choices'
	]);
	const left = [...part.left(), ...properties.left(), ...validations.left()];
	if (left.length > 0) losses.add(place, 'properties', { names: named(left) });
}

/** Colours, where the form brings them along: mostly it only names where they are kept. */
export function themeOf(form: Part, losses: LossList): QuizFile['theme'] {
	const theme = partIn(form, 'theme');
	const colors = partIn(theme, 'colors');
	const parsed = themeSchema.safeParse({
		accent: textIn(colors, 'button'),
		background: textIn(colors, 'background'),
		text: textIn(colors, 'question')
	});
	const found = parsed.success ? Object.values(parsed.data).some(Boolean) : false;
	colors.get('answer');
	const left = [...theme.left(), ...colors.left()];
	if (left.length > 0 || !found) {
		if (left.length > 0 || textIn(theme, 'href') !== undefined) losses.add('', 'theme');
	}
	return parsed.success && found ? parsed.data : undefined;
}
