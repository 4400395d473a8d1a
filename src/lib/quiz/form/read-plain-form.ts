import { hiddenNamesOf } from '../hidden.ts';
import type { Quiz } from '../normalise.ts';
import { kindOf } from '../questions/kinds.ts';
import type { FormField } from './form-field.ts';
import { formFields } from './form-fields.ts';
import { valueIn } from './plain-words.ts';

/** Names under which a form sends a field, besides the field's own. */
export type FormNames = Readonly<Record<string, readonly string[]>>;

/** What a plain form says to a quiz. */
export interface ReadForm {
	/** Of the steps that something was sent for; not checked. */
	raw: Record<string, unknown>;
	/** By the fields' own names, each value as its question knows it. */
	values: ReadonlyMap<string, readonly string[]>;
	/** That something was sent in. */
	fields: FormField[];
	/** Fields that were sent twice with different values where one is asked for, by their own names. */
	twice: FormField[];
	hidden: Record<string, string>;
	/** Names that nothing takes. */
	strays: string[];
	/** What a field was called by this form, by its own name. */
	called: ReadonlyMap<string, string>;
}

/**
 * Hands a form's fields to the questions, which read them as they read forms of our own.
 * @param entries as they were sent; files by the ids of their uploads
 * @param ours names that mean something to whoever takes the form
 */
export function readPlainForm(
	quiz: Quiz,
	names: FormNames,
	entries: Iterable<readonly [string, string]>,
	ours: ReadonlySet<string> = new Set()
): ReadForm {
	const fieldNamed = fieldFinder(quiz, names);
	const hiddenNames = new Set(hiddenNamesOf(quiz));
	const sent = new Map<FormField, string[]>();
	const called = new Map<string, string>();
	const hidden: Record<string, string> = {};
	const strays = new Set<string>();
	for (const [name, value] of entries) {
		const field = fieldNamed(name);
		if (field) {
			sent.set(field, [...(sent.get(field) ?? []), value]);
			called.set(field.name, name);
		} else if (hiddenNames.has(name)) hidden[name] ||= value;
		else if (!ours.has(name)) strays.add(name);
	}
	const values = new Map([...sent].map(([field, all]) => [field.name, meant(field, all)]));
	const fields = [...sent.keys()];
	const twice = fields.filter((field) => isTwice(field, values.get(field.name) ?? []));
	return { raw: rawOf(quiz, values), values, fields, twice, hidden, strays: [...strays], called };
}

/** The field that a name stands for: its own, the marketer's, with PHP's brackets, or a contact detail's alone. */
export function fieldFinder(
	quiz: Pick<Quiz, 'steps' | 'consents'>,
	names: FormNames
): (name: string) => FormField | undefined {
	const fields = formFields(quiz);
	const known = new Map(fields.map((field) => [field.name, field]));
	for (const field of fields) {
		const others = Object.hasOwn(names, field.name) ? names[field.name] : undefined;
		for (const name of others ?? []) if (!known.has(name)) known.set(name, field);
	}
	const details = onlyDetails(fields);
	return (name) => {
		const bare = name.endsWith('[]') ? name.slice(0, -2) : name;
		return known.get(name) ?? known.get(bare) ?? details.get(bare.trim().toLowerCase());
	};
}

/** Contact details that are asked for once: whatever the quiz calls them, a form may call them by their plain names. */
function onlyDetails(fields: readonly FormField[]): Map<string, FormField> {
	const details = new Map<string, FormField>();
	const several = new Set<string>();
	for (const field of fields) {
		if (field.detail === undefined) continue;
		if (details.has(field.detail)) several.add(field.detail);
		details.set(field.detail, field);
	}
	for (const name of several) details.delete(name);
	return details;
}

/** The values of a field as its question knows them, each once, without those that were left empty. */
function meant({ control, choices }: FormField, sent: readonly string[]): string[] {
	const given = sent.filter((value) => value.trim() !== '');
	const values = choices ? given.map((value) => valueIn(choices, value)) : given;
	if (control !== 'tick') return [...new Set(values)];
	// A box stands beside a hidden field in many forms, which says no for it while it is not ticked.
	const ticked = values.filter((value) => !SAYS_NO.has(value.toLowerCase()));
	return ticked.includes('yes') ? ['yes'] : ticked.slice(0, 1);
}

const SAYS_NO = new Set(['no', 'false', '0', 'off', 'нет']);

function isTwice({ control }: FormField, values: readonly string[]): boolean {
	return values.length > 1 && control !== 'several' && control !== 'file';
}

function rawOf(quiz: Quiz, values: ReadonlyMap<string, readonly string[]>) {
	const form = {
		get: (name: string) => values.get(name)?.[0] ?? null,
		getAll: (name: string) => [...(values.get(name) ?? [])]
	};
	const raw: Record<string, unknown> = {};
	for (const step of quiz.steps) {
		const read = kindOf(step).read(step, form);
		if (!isNothing(read)) raw[step.id] = read;
	}
	return raw;
}

/** A question of several parts reads an empty form as an answer without any. */
function isNothing(read: unknown): boolean {
	if (read === undefined) return true;
	return typeof read === 'object' && read !== null && Object.keys(read).length === 0;
}
