import type { ContactAnswer } from '../answers.ts';
import type { Checked, CheckContext, Refused } from './kind.ts';
import { LONGEST_LINE, LONGEST_TEXT } from './lengths.ts';
import type { AnswerProblem } from './problems.ts';
import { refuse } from './refuse.ts';
import { checkEmail, checkPhone, checkText, cleanLine, cleanText } from './text-parts.ts';

export type ContactField = Exclude<keyof ContactAnswer, 'consents'>;

/** What the check looks at. */
interface ContactForm {
	required?: boolean | undefined;
	fields: readonly { name: ContactField; required?: boolean | undefined }[];
	consents?: readonly string[] | undefined;
}

const line = (value: unknown) => checkText(value, cleanLine, { maxLength: LONGEST_LINE });

const CHECKS: Record<ContactField, (value: unknown) => Checked<string>> = {
	name: line,
	email: checkEmail,
	phone: checkPhone,
	company: line,
	role: line,
	city: line,
	comment: (value) => checkText(value, cleanText, { maxLength: LONGEST_TEXT })
};

/** Field by field, the consents last, with all that is wrong; null where everything was left blank. */
export function checkContact(
	step: ContactForm,
	answer: unknown,
	context: CheckContext
): Checked<ContactAnswer> {
	if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
		return refuse('wrong_type');
	}
	const given = new Map<string, unknown>(Object.entries(answer));
	const parts = [...step.fields.map(({ name }) => name), 'consents'];
	const strays = [...given.keys()].filter((name) => !parts.includes(name)).map(unknownField);
	const typed = step.fields.map(({ name }) => [name, CHECKS[name](given.get(name) ?? '')] as const);
	const agreed = checkConsents(step, given.get('consents'));
	const wrong = typed.flatMap(([name, checked]) => (checked.ok ? [] : at(name, checked.problems)));
	if (!agreed.ok) wrong.push(...at('consents', agreed.problems));
	const filled = filledIn(typed, agreed.ok ? agreed.ids : []);
	const isBlank = strays.length + wrong.length + Object.keys(filled).length === 0;
	if (isBlank) return { ok: true, answer: null };
	// A part that is wrong lacks nothing else; all are told as the form is read, from top to bottom.
	const told = [...wrong, ...missingParts(step, context, filled)];
	const problems = parts.flatMap((part) => told.find(({ field }) => field === part) ?? []);
	return strays.length + problems.length > 0
		? { ok: false, problems: [...strays, ...problems] }
		: { ok: true, answer: filled };
}

function unknownField(stray: string): AnswerProblem {
	const name = stray.slice(0, 64);
	return { code: 'unknown_field', field: name, params: { name } };
}

function at(field: string, problems: readonly AnswerProblem[]): AnswerProblem[] {
	return problems.map((problem) => ({ ...problem, field }));
}

type Typed = readonly (readonly [ContactField, Checked<string>])[];

function filledIn(typed: Typed, consents: string[]): ContactAnswer {
	const answer: ContactAnswer = {};
	for (const [name, checked] of typed) {
		if (checked.ok && checked.answer !== null) answer[name] = checked.answer;
	}
	return consents.length === 0 ? answer : { ...answer, consents };
}

function checkConsents(step: ContactForm, given: unknown): { ok: true; ids: string[] } | Refused {
	if (given === undefined || given === null) return { ok: true, ids: [] };
	if (!Array.isArray(given)) return refuse('wrong_type');
	const ids = new Set<string>();
	for (const id of given) {
		if (typeof id !== 'string') return refuse('wrong_type');
		if (!step.consents?.includes(id)) {
			return refuse('unknown_consent', { consent: id.slice(0, 64) });
		}
		ids.add(id);
	}
	return { ok: true, ids: [...ids] };
}

/** What a form cannot be sent without and does not have: fields, then the consents together. */
export function missingParts(
	step: ContactForm,
	{ consents }: CheckContext,
	filled: ContactAnswer = {}
): AnswerProblem[] {
	const blank = step.fields.filter(({ name, required }) => required && filled[name] === undefined);
	const fields = blank.map(({ name }) => ({ code: 'missing_field', field: name }) as const);
	const refused = neededConsents(step, consents).some((id) => !filled.consents?.includes(id));
	return refused ? [...fields, { code: 'consent_needed', field: 'consents' }] : fields;
}

function neededConsents(step: ContactForm, consents: CheckContext['consents']): string[] {
	const needed = consents.filter((consent) => consent.required).map((consent) => consent.id);
	return needed.filter((id) => step.consents?.includes(id));
}

/** A form with a required field is required itself, unless the step says that it may be left wholly empty. */
export function isContactRequired(step: ContactForm): boolean {
	return step.required ?? step.fields.some((field) => field.required);
}

/** What was filled in, in the order of the fields. */
export function valuesOf(step: ContactForm, answer: ContactAnswer): string[] {
	return step.fields.flatMap((field) => answer[field.name] ?? []);
}
