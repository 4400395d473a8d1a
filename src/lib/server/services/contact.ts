import { parsePhoneNumberFromString, isSupportedCountry } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js';
import type { Answer, Answers } from '../../quiz/answers.ts';
import { compileQuiz } from '../../quiz/compile.ts';
import { givenContact } from '../../quiz/given.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import type { Completed } from '../../quiz/submission.ts';
import type { Words } from '../../quiz/text.ts';
import type { FieldError } from '../problems.ts';
import type { SubmittedContact } from '../storage/store.ts';

export interface NormalisedContact {
	/** With phone numbers as E.164; all else as it was typed. */
	answers: Answers;
	/** What a lead is found by; null without an email and a phone. */
	contact: SubmittedContact | null;
}

/** Emails in lower case, phone numbers as E.164; or the fields whose number cannot be one. */
export function normaliseContact(
	quiz: Quiz,
	{ answers, path }: Pick<Completed, 'answers' | 'path'>,
	locale: string
): Result<NormalisedContact, FieldError[]> {
	const errors: FieldError[] = [];
	const normalised: Record<string, Answer | null> = {};
	for (const id of path) {
		const answer = answers[id] ?? null;
		const phone = answer === null ? undefined : phoneOf(quiz, id, answer);
		if (answer === null || phone === undefined) continue;
		const country = countryOf(quiz, id, locale);
		const international = toE164(phone, country);
		const isForm = typeof answer === 'object';
		if (international === null)
			errors.push(badPhone(isForm ? `${id}.phone` : id, noSuchPhone(phone, country)));
		else normalised[id] = isForm ? { ...answer, phone: international } : international;
	}
	if (errors.length > 0) return fail(errors);
	const all = { ...answers, ...normalised };
	const { email, ...contact } = givenContact(quiz, all, path);
	if (email === undefined && contact.phone === undefined)
		return ok({ answers: all, contact: null });
	return ok({ answers: all, contact: { ...contact, email: email?.toLowerCase() } });
}

/** @param country whose numbers may be written without their country code */
export function toE164(phone: string, country: CountryCode | undefined): string | null {
	const parsed = parsePhoneNumberFromString(phone, country);
	return parsed?.isPossible() ? parsed.number : null;
}

function phoneOf(quiz: Quiz, id: string, answer: Answer): string | undefined {
	const known = compileQuiz(quiz).steps.get(id);
	return known?.kind.contact?.(known.step, answer).phone;
}

/** The step's, else that of the respondent's language. */
function countryOf(quiz: Quiz, id: string, locale: string): CountryCode | undefined {
	const step = compileQuiz(quiz).steps.get(id)?.step;
	const named = step && 'country' in step ? step.country : undefined;
	return countryFor(named, locale);
}

/** Whose numbers may be written without their country code: the country that is named, else that of the language. */
export function countryFor(named: string | undefined, locale: string): CountryCode | undefined {
	const country = named ?? countryOfLocale(locale);
	return country !== undefined && isSupportedCountry(country) ? country : undefined;
}

const countries = new Map<string, string | undefined>();

/** 'ru' is RU, 'en-GB' is GB. English alone says nothing: too many countries write it. */
function countryOfLocale(locale: string): string | undefined {
	if (!countries.has(locale)) {
		const { region, language } = new Intl.Locale(locale);
		const likely = language === 'en' ? undefined : new Intl.Locale(locale).maximize().region;
		countries.set(locale, region ?? likely);
	}
	return countries.get(locale);
}

function badPhone(field: string, message: Words): FieldError {
	return { path: `answers.${field}`, message };
}

/** As many digits as a number may have, and none of its country. */
export function noSuchPhone(phone: string, country: CountryCode | undefined): Words {
	const code = parsePhoneNumberFromString(phone, country)?.countryCallingCode;
	return code
		? {
				en: `Check the number and its country: no number with +${code} looks like this.`,
				ru: `Проверьте номер и страну: таких номеров с кодом +${code} нет.`
			}
		: {
				en: 'Check the number: begin it with the code of its country, such as +44.',
				ru: 'Проверьте номер: начните его с кода страны, например +7.'
			};
}
