import { answerTo, type Answers, type ContactDetails } from './answers.ts';
import { compileQuiz } from './compile.ts';
import type { Consent } from './consent.ts';
import type { Quiz } from './normalise.ts';
import { inLocale, type Locale, type Text } from './text.ts';

/** A consent with the words that were agreed to, and their language. */
export interface GivenConsent {
	id: string;
	purpose: Consent['purpose'];
	text: string;
	locale: Locale;
	url?: string;
	step: string;
}

const DETAILS = ['name', 'email', 'phone', 'company', 'role', 'city'] as const;

/** What was typed on the path; where two steps ask for the same, the first one filled in counts. */
export function givenContact(
	quiz: Quiz,
	answers: Answers,
	path: readonly string[]
): ContactDetails {
	const contact: ContactDetails = {};
	for (const id of path) {
		const known = compileQuiz(quiz).steps.get(id);
		const answer = answerTo(answers, id) ?? null;
		if (!known?.kind.contact || answer === null) continue;
		const told = known.kind.contact(known.step, answer);
		for (const detail of DETAILS) {
			const value = told[detail];
			if (value && !contact[detail]) contact[detail] = value;
		}
	}
	return contact;
}

/** The files named on the path, with the step that asked for each. */
export function givenUploads(
	quiz: Quiz,
	answers: Answers,
	path: readonly string[]
): { id: string; step: string }[] {
	return path.flatMap((step) => {
		const known = compileQuiz(quiz).steps.get(step);
		const answer = answerTo(answers, step) ?? null;
		if (!known?.kind.uploads || answer === null) return [];
		return known.kind.uploads(known.step, answer).map((id) => ({ id, step }));
	});
}

/** The consents given on the path, each once. */
export function givenConsents(
	quiz: Quiz,
	answers: Answers,
	path: readonly string[],
	locale: Locale
): GivenConsent[] {
	const given = new Map<string, GivenConsent>();
	for (const step of path) {
		const known = compileQuiz(quiz).steps.get(step);
		const answer = answerTo(answers, step) ?? null;
		if (!known?.kind.consents || answer === null) continue;
		for (const id of known.kind.consents(known.step, answer)) {
			const consent = quiz.consents.find((one) => one.id === id);
			if (consent && !given.has(id)) given.set(id, recordOf(quiz, consent, step, locale));
		}
	}
	return [...given.values()];
}

/** The same of consents that were given by their ids; those that the quiz does not have are left out. */
export function consentsGiven(
	quiz: Quiz,
	ids: readonly string[],
	step: string,
	locale: Locale
): GivenConsent[] {
	return quiz.consents
		.filter(({ id }) => ids.includes(id))
		.map((consent) => recordOf(quiz, consent, step, locale));
}

function recordOf(quiz: Quiz, consent: Consent, step: string, locale: Locale): GivenConsent {
	const { id, purpose, url } = consent;
	return {
		id,
		purpose,
		text: inLocale(consent.text, locale, quiz.locales),
		locale: languageOf(consent.text, locale, quiz.locales),
		...(url !== undefined && { url }),
		step
	};
}

/** The language that `inLocale` found the text in. */
function languageOf(text: Text, locale: Locale, fallbacks: readonly Locale[]): Locale {
	if (typeof text === 'string') return locale;
	const filled = Object.keys(text).filter((language) => text[language]);
	return [locale, ...fallbacks].find((wanted) => filled.includes(wanted)) ?? filled[0] ?? locale;
}
