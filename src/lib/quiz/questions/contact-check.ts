import type { ContactAnswer } from '../answers.ts';
import type { Checked, CheckContext } from './kind.ts';
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

const line = (value: unknown) => checkText(value, cleanLine, { maxLength: 200 });

const CHECKS: Record<ContactField, (value: unknown) => Checked<string>> = {
	name: line,
	email: checkEmail,
	phone: checkPhone,
	company: line,
	role: line,
	city: line,
	comment: (value) => checkText(value, cleanText, { maxLength: 2000 })
};

/** Field by field, the consents last; null where everything was left blank. */
export function checkContact(
	step: ContactForm,
	answer: unknown,
	{ consents }: CheckContext
): Checked<ContactAnswer> {
	if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
		return refuse('wrong_type');
	}
	const given = new Map<string, unknown>(Object.entries(answer));
	const known = new Set<string>([...step.fields.map((field) => field.name), 'consents']);
	const stray = [...given.keys()].find((name) => !known.has(name));
	if (stray !== undefined) {
		const name = stray.slice(0, 64);
		return { ok: false, problem: { code: 'unknown_field', field: name, params: { name } } };
	}
	const filled = checkFields(step, given);
	if (!filled.ok) return filled;
	const agreed = checkConsents(step, given.get('consents'));
	if (!agreed.ok) return agreed;
	if (Object.keys(filled.answer).length === 0 && agreed.ids.length === 0) {
		return { ok: true, answer: null };
	}
	const missing = missingPart(step, filled.answer, agreed.ids, consents);
	if (missing) return { ok: false, problem: missing };
	return {
		ok: true,
		answer: agreed.ids.length === 0 ? filled.answer : { ...filled.answer, consents: agreed.ids }
	};
}

type Refused = { ok: false; problem: AnswerProblem };

function checkFields(
	step: ContactForm,
	given: ReadonlyMap<string, unknown>
): { ok: true; answer: ContactAnswer } | Refused {
	const answer: ContactAnswer = {};
	for (const { name } of step.fields) {
		const checked = CHECKS[name](given.get(name) ?? '');
		if (!checked.ok) return { ok: false, problem: { ...checked.problem, field: name } };
		if (checked.answer !== null) answer[name] = checked.answer;
	}
	return { ok: true, answer };
}

function checkConsents(step: ContactForm, given: unknown): { ok: true; ids: string[] } | Refused {
	const field = 'consents';
	const ids = new Set<string>();
	if (given === undefined || given === null) return { ok: true, ids: [] };
	if (!Array.isArray(given)) return { ok: false, problem: { code: 'wrong_type', field } };
	for (const id of given) {
		if (typeof id !== 'string') return { ok: false, problem: { code: 'wrong_type', field } };
		if (!step.consents?.includes(id)) {
			const params = { consent: id.slice(0, 64) };
			return { ok: false, problem: { code: 'unknown_consent', field, params } };
		}
		ids.add(id);
	}
	return { ok: true, ids: [...ids] };
}

function missingPart(
	step: ContactForm,
	answer: ContactAnswer,
	agreed: readonly string[],
	consents: CheckContext['consents']
): AnswerProblem | null {
	const blank = step.fields.find((field) => field.required && answer[field.name] === undefined);
	if (blank) return { code: 'missing_field', field: blank.name };
	const refused = neededConsents(step, consents).some((id) => !agreed.includes(id));
	return refused ? { code: 'consent_needed', field: 'consents' } : null;
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
