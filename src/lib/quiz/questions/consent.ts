import { z } from 'zod';
import { identifier } from '../schema-parts.ts';
import { inLocale, type Words } from '../text.ts';
import type { Kind } from './kind.ts';
import { refuse } from './refuse.ts';
import { questionShape } from './step-schema.ts';

/** One consent on a screen of its own; `false` is the same as no answer. A form posts `yes`. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('consent'),
		...questionShape,
		consent: identifier.describe('One of the quiz’s `consents`.')
	});

export type ConsentStep = z.infer<ReturnType<typeof schema>>;

export const CONSENT_GIVEN: Words = { en: 'Consent given', ru: 'Согласие дано' };

export const consent: Kind<ConsentStep, true> = {
	kind: 'consent',
	check(_, answer) {
		if (answer === true) return { ok: true, answer };
		return answer === false ? { ok: true, answer: null } : refuse('wrong_type');
	},
	isRequired(step, { consents }) {
		if (step.required) return true;
		return consents.some((known) => known.id === step.consent && known.required === true);
	},
	missing: () => [{ code: 'consent_needed' }],
	score: () => [],
	bounds: () => ({ least: 0, greatest: 0 }),
	consents: (step) => [step.consent],
	operand: () => ({ type: 'boolean' }),
	describe: (_step, _answer, locale) => inLocale(CONSENT_GIVEN, locale, ['en']),
	read(step, form) {
		const posted = form.get(step.id) ?? undefined;
		return posted === 'yes' ? true : posted;
	},
	samples: () => [true]
};
