import type { Points } from '../schema-parts.ts';
import type { Bounds, Checked, Contribution, FormFields, PlacedText, Weigh } from './kind.ts';
import { refuse } from './refuse.ts';
import type { BaseStep } from './step.ts';

/** Text as it is kept: trimmed, well formed, `\n` for line ends, no control characters that a database would refuse. */
export function cleanText(typed: string): string {
	return typed
		.replace(/\r\n?/g, '\n')
		.replace(/\p{Surrogate}/gu, '')
		.replace(/[^\P{Control}\n\t]/gu, '')
		.trim();
}

/** The same on one line. */
export function cleanLine(typed: string): string {
	return cleanText(typed).replace(/\s*\n\s*/g, ' ');
}

interface Lengths {
	minLength?: number | undefined;
	maxLength: number;
}

/** Cleaned text within its lengths; null where nothing is left of it. */
export function checkText(
	answer: unknown,
	clean: (typed: string) => string,
	{ minLength, maxLength }: Lengths
): Checked<string> {
	if (typeof answer !== 'string') return refuse('wrong_type');
	const text = clean(answer);
	if (text === '') return { ok: true, answer: null };
	if (minLength !== undefined && text.length < minLength)
		return refuse('too_short', { min: minLength });
	if (text.length > maxLength) return refuse('too_long', { max: maxLength });
	return { ok: true, answer: text };
}

// The expression of the HTML standard for <input type="email">, with at least one dot in the domain.
const EMAIL =
	/^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i;
const MAX_EMAIL = 254;

export function checkEmail(answer: unknown): Checked<string> {
	if (typeof answer !== 'string') return refuse('wrong_type');
	const email = cleanLine(answer);
	if (email === '') return { ok: true, answer: null };
	return email.length <= MAX_EMAIL && EMAIL.test(email)
		? { ok: true, answer: email }
		: refuse('bad_email');
}

const MAX_PHONE = 40;

/** 7 to 15 digits, however they are grouped; the server makes E.164 of it. */
export function checkPhone(answer: unknown): Checked<string> {
	if (typeof answer !== 'string') return refuse('wrong_type');
	const phone = cleanLine(answer);
	if (phone === '') return { ok: true, answer: null };
	const digits = phone.replace(/[\s().\u2010-\u2015-]/g, '');
	return phone.length <= MAX_PHONE && /^\+?\d{7,15}$/.test(digits)
		? { ok: true, answer: phone }
		: refuse('bad_phone');
}

/** Points for having answered at all. */
export function answeredScore(
	step: { points?: Points | undefined },
	answer: string
): Contribution[] {
	if (step.points === undefined) return [];
	return [{ source: 'answered', label: answer, points: step.points }];
}

export function answeredBounds(step: { points?: Points | undefined }, weigh: Weigh): Bounds {
	const worth = weigh(step.points ?? 0);
	return { least: worth, greatest: worth };
}

export function readText(step: BaseStep, form: FormFields): unknown {
	return form.get(step.id) ?? undefined;
}

/** Texts directly on a step, those that are given. */
export function placedTexts(
	texts: Readonly<Record<string, PlacedText['text'] | undefined>>
): PlacedText[] {
	return Object.entries(texts).flatMap(([path, text]) =>
		text === undefined ? [] : [{ path, text }]
	);
}

/** A text that fits the lengths. */
export function textSample({ minLength = 1, maxLength }: Lengths): string {
	return 'Sample answer'.padEnd(minLength, '.').slice(0, maxLength).trim();
}
