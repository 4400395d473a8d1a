/*
 * Which fields of an event's `data` a destination is sent, and under what names. Plain code, the same in the browser, where it
 * is previewed, and on the server, where the bytes are written.
 */

/** One field: a path in `data`, and the path that the receiver finds it at; dots nest. */
export interface PushField {
	from: string;
	to: string;
}

/** Fields that every lead event has. Beside them stand those of `FAMILIES`, by their quiz. */
export const PUSH_FIELDS = [
	'lead.id',
	'lead.name',
	'lead.email',
	'lead.phone',
	'lead.company',
	'lead.role',
	'lead.city',
	'lead.locale',
	'lead.segment',
	'lead.temperature',
	'lead.stage',
	'lead.owner',
	'lead.owner.id',
	'lead.owner.name',
	'lead.owner.email',
	'lead.outcome',
	'lead.outcome.outcome',
	'lead.outcome.value',
	'lead.outcome.currency',
	'lead.outcome.at',
	'lead.tags',
	'lead.url',
	'lead.merged',
	'response.id',
	'response.quiz.id',
	'response.quiz.slug',
	'response.quiz.title',
	'response.quiz.version',
	'response.locale',
	'response.createdAt',
	'response.source',
	'response.answers',
	'response.files',
	'response.phoneGiven',
	'response.details',
	'score.total',
	'score.percent',
	'score.reachable',
	'dimensions',
	'segment.id',
	'segment.title',
	'segment.temperature',
	'segment.borderline',
	'stage.id',
	'stage.title',
	'tags',
	'hidden',
	'utm',
	'consents',
	'receipt',
	'receipt.text'
] as const;

/** `answers.<step>` is the answer to one step in words; the others are what the event has by that name. */
const FAMILIES = ['answers', 'dimensions', 'hidden', 'utm'] as const;

/** They are sent in any case, so that a receiver can order events and knows a test. */
const ALWAYS = ['sequence', 'test'];

export const MOST_PUSH_FIELDS = 100;
const LONGEST_NAME = 100;
const DEEPEST = 6;
const NAME = /^[\p{L}_][\p{L}\p{N}_-]*$/u;
/** Names that objects have a meaning for. */
const NOT_NAMES = ['__proto__', 'constructor', 'prototype'];

export type PushFault =
	/** No such field. */
	| { at: 'from'; fault: 'unknown' }
	/** Not a name that a field can have. */
	| { at: 'to'; fault: 'name' }
	/** Of what is sent in any case. */
	| { at: 'to'; fault: 'reserved' }
	/** Another has this name, or would have to lie inside it. */
	| { at: 'to'; fault: 'collides'; with: string };

/** What is wrong with these fields, each by its place. */
export function pushFaults(fields: readonly PushField[]): (PushFault & { index: number })[] {
	return fields.flatMap(({ from, to }, index): (PushFault & { index: number })[] => {
		const faults: PushFault[] = isPushField(from) ? [] : [{ at: 'from', fault: 'unknown' }];
		const other = fields.find((one, place) => place !== index && collide(one.to, to));
		if (!isName(to)) faults.push({ at: 'to', fault: 'name' });
		else if (ALWAYS.includes(to.split('.')[0] ?? '')) faults.push({ at: 'to', fault: 'reserved' });
		else if (other) faults.push({ at: 'to', fault: 'collides', with: other.to });
		return faults.map((fault) => ({ ...fault, index }));
	});
}

export function isPushField(from: string): boolean {
	const known: readonly string[] = PUSH_FIELDS;
	return known.includes(from) || familyOf(from) !== null;
}

function familyOf(from: string): { family: (typeof FAMILIES)[number]; name: string } | null {
	const family = FAMILIES.find((one) => from.startsWith(`${one}.`));
	const name = family && from.slice(family.length + 1);
	return family && name && name.length <= LONGEST_NAME ? { family, name } : null;
}

function isName(to: string): boolean {
	const parts = to.split('.');
	return (
		to.length <= LONGEST_NAME &&
		parts.length <= DEEPEST &&
		parts.every((part) => NAME.test(part) && !NOT_NAMES.includes(part))
	);
}

function collide(one: string, other: string): boolean {
	return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

/** Fields as they were kept; null, which sends all under their own names, where none or no sound ones were. */
export function readPushFields(kept: unknown): PushField[] | null {
	if (!Array.isArray(kept) || kept.length === 0) return null;
	const fields = kept.flatMap((one: unknown) => {
		if (!isRecord(one)) return [];
		const { from, to } = one;
		return typeof from === 'string' && typeof to === 'string' ? [{ from, to }] : [];
	});
	return fields.length === kept.length && pushFaults(fields).length === 0 ? fields : null;
}

/**
 * `data` as the destination is sent it. A field that this event does not have is null, so that every event has the same
 * shape.
 */
export function shapeData(fields: readonly PushField[] | null, data: object): object {
	if (fields === null) return data;
	const shaped: Record<string, unknown> = {};
	for (const name of ALWAYS) {
		const value = own(data, name);
		if (value !== undefined) shaped[name] = value;
	}
	for (const { from, to } of fields) put(shaped, to.split('.'), valueAt(data, from) ?? null);
	return shaped;
}

/** The fields that an event has, as they can be chosen: the common ones, then those of its quiz. */
export function fieldsIn(data: object): string[] {
	const ofQuiz = FAMILIES.flatMap((family) =>
		namesIn(data, family).map((name) => `${family}.${name}`)
	);
	return [...PUSH_FIELDS, ...ofQuiz];
}

function namesIn(data: object, family: (typeof FAMILIES)[number]): string[] {
	if (family === 'answers') return answersIn(data).map(({ step }) => step);
	const values = own(data, family);
	return isRecord(values) ? Object.keys(values) : [];
}

/** The value of one field; undefined where the event does not have it. */
export function valueAt(data: object, from: string): unknown {
	const member = familyOf(from);
	if (member?.family === 'answers') {
		return answersIn(data).find(({ step }) => step === member.name)?.answer;
	}
	// The names of a family may have dots of their own.
	const path = member ? [member.family, member.name] : from.split('.');
	return path.reduce<unknown>((value, name) => own(value, name), data);
}

/** What one of its steps asks; undefined where the event has no such answer. */
export function questionAt(data: object, step: string): string | undefined {
	const question = answersIn(data).find((one) => one.step === step)?.question;
	return typeof question === 'string' ? question : undefined;
}

function answersIn(data: object): { step: string; question: unknown; answer: unknown }[] {
	const answers = own(own(data, 'response'), 'answers');
	if (!Array.isArray(answers)) return [];
	return answers.flatMap((one: unknown) => {
		const step = own(one, 'step');
		return typeof step === 'string'
			? [{ step, question: own(one, 'question'), answer: own(one, 'answer') }]
			: [];
	});
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
	const [name = '', ...rest] = path;
	if (rest.length === 0) {
		into[name] = value;
		return;
	}
	const known = into[name];
	const inner = isRecord(known) ? known : {};
	into[name] = inner;
	put(inner, rest, value);
}

function own(value: unknown, name: string): unknown {
	return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
