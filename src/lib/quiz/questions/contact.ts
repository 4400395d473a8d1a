import { z } from 'zod';
import type { ContactAnswer } from '../answers.ts';
import { country, identifier } from '../schema-parts.ts';
import { contactFields } from './contact-fields.ts';
import { inLocale } from '../text.ts';
import { CONSENT_GIVEN } from './consent.ts';
import {
	checkContact,
	isContactRequired,
	missingParts,
	valuesOf,
	type ContactField
} from './contact-check.ts';
import type { Kind } from './kind.ts';
import { readContact } from './read-contact.ts';
import { questionShape } from './step-schema.ts';

/** Several contact details on one screen, with the consents that belong to them. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('contact'),
		...questionShape,
		fields: contactFields(),
		country: country.optional(),
		consents: z
			.array(identifier)
			.max(10)
			.optional()
			.describe('Those of the quiz’s `consents` asked for here.')
	});

export type ContactStep = z.infer<ReturnType<typeof schema>>;

export const contact: Kind<ContactStep, ContactAnswer> = {
	kind: 'contact',
	check: checkContact,
	isRequired: isContactRequired,
	missing: missingParts,
	score: (step, answer) =>
		step.fields.flatMap((field) => {
			const label = answer[field.name];
			if (field.points === undefined || label === undefined) return [];
			return [{ source: field.name, label, points: field.points }];
		}),
	bounds(step, weigh) {
		const bounds = { least: 0, greatest: 0 };
		for (const field of step.fields) {
			const worth = weigh(field.points ?? 0);
			bounds.least += field.required ? worth : Math.min(0, worth);
			bounds.greatest += field.required ? worth : Math.max(0, worth);
		}
		return bounds;
	},
	contact(_, answer) {
		const details = { ...answer };
		delete details.comment;
		delete details.consents;
		return details;
	},
	consents: (_, answer) => answer.consents ?? [],
	operand: () => ({ type: 'none' }),
	describe: (step, answer, locale) =>
		valuesOf(step, answer).join(', ') || inLocale(CONSENT_GIVEN, locale, ['en']),
	parts: (step) =>
		step.fields.map(({ name }) => ({
			id: name,
			title: name,
			describe: (answer) => answer[name] ?? ''
		})),
	read: readContact,
	texts: (step) =>
		step.fields.flatMap(({ label }, index) =>
			label === undefined ? [] : [{ path: `fields[${index}].label`, text: label }]
		),
	samples(step) {
		const consents = step.consents?.length ? { consents: [...new Set(step.consents)] } : {};
		const filled = (fields: ContactStep['fields']): ContactAnswer => ({
			...Object.fromEntries(fields.map(({ name }) => [name, SAMPLES[name]])),
			...consents
		});
		const needed = step.fields.filter((field) => field.required);
		return needed.length === 0 ? [filled(step.fields)] : [filled(step.fields), filled(needed)];
	}
};

const SAMPLES: Record<ContactField, string> = {
	name: 'Anna Sample',
	email: 'anna@example.com',
	phone: '+44 20 7946 0958',
	company: 'Sample Ltd',
	role: 'Head of Marketing',
	city: 'London',
	comment: 'Please call after noon.'
};
