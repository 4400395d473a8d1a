import { same } from '../../../../lib/quiz/same.ts';
import type { Quiz } from '../../../../lib/quiz/normalise.ts';
import { readText } from '../../../../lib/quiz/recall-names.ts';
import type { Locale, Text } from '../../../../lib/quiz/text.ts';
import { aspectsBetween, type Aspect } from './aspects.ts';

const LISTS = [
	'dimensions',
	'steps',
	'knockouts',
	'stages',
	'segments',
	'results',
	'consents'
] as const;
const WHOLES = [
	'title',
	'description',
	'locales',
	'welcome',
	'hidden',
	'theme',
	'layout',
	'bonus',
	'details',
	'closed'
] as const;
/** What is no part of a quiz, however it is written down: the day it is looked at, and how its file is to be read. */
const SILENT = ['today', '$schema', 'format'];

/** One thing in which two states of a quiz differ. */
export interface Change {
	key: string;
	kind: 'added' | 'removed' | 'changed' | 'moved';
	part: (typeof LISTS)[number] | (typeof WHOLES)[number] | 'other';
	/** The title of what changed, where it has one. */
	name?: string | undefined;
	/** In what it differs, where it was changed. */
	aspects: Aspect[];
}

/** What publishing `after` would change of `before`, in the order in which a quiz is read. */
export function changesBetween(before: Quiz, after: Quiz, locale: Locale): Change[] {
	const wholes = WHOLES.filter((part) => !same(before[part], after[part])).map(changed);
	const lists = LISTS.flatMap((part) => changesIn(part, before, after, locale));
	const others = same(withoutNamed(before), withoutNamed(after)) ? [] : [changed('other')];
	return [...wholes, ...lists, ...others];
}

function changed(part: Change['part']): Change {
	return { key: part, kind: 'changed', part, aspects: [] };
}

/** So that nothing differs without being told, whatever quiz files may come to hold. */
function withoutNamed(quiz: Quiz): unknown {
	const named: readonly string[] = [...LISTS, ...WHOLES, ...SILENT];
	return Object.fromEntries(Object.entries(quiz).filter(([name]) => !named.includes(name)));
}

interface Item {
	id: string;
	title: Text | undefined;
	content: unknown;
}

function changesIn(
	part: (typeof LISTS)[number],
	before: Quiz,
	after: Quiz,
	locale: Locale
): Change[] {
	const old = itemsOf(before, part);
	const fresh = itemsOf(after, part);
	const change = (kind: Change['kind'], { id, title }: Item, aspects: Aspect[] = []): Change => ({
		key: `${part}.${kind}.${id}`,
		kind,
		part,
		name: title === undefined ? undefined : readText(title, after, locale),
		aspects
	});
	const present = fresh.flatMap((item) => {
		const was = old.find(({ id }) => id === item.id);
		if (!was) return change('added', item);
		if (same(was.content, item.content)) return [];
		return change('changed', item, aspectsBetween(was.content, item.content));
	});
	const removed = old
		.filter((item) => !fresh.some(({ id }) => id === item.id))
		.map((item) => change('removed', item));
	const all = [...present, ...removed];
	if (all.length > 0 || same(before[part], after[part])) return all;
	return [{ key: `${part}.moved`, kind: 'moved', part, aspects: [] }];
}

/** By their ids, those of the same id in their order. */
function itemsOf(quiz: Quiz, part: (typeof LISTS)[number]): Item[] {
	const times = new Map<string, number>();
	return namedIn(quiz, part).map((item) => {
		const time = times.get(item.id) ?? 0;
		times.set(item.id, time + 1);
		return { ...item, id: `${item.id}#${time}` };
	});
}

/** Knock-outs have no id of their own: their content is their name. */
function namedIn(quiz: Quiz, part: (typeof LISTS)[number]): Item[] {
	if (part === 'knockouts') {
		return quiz.knockouts.map((content) => ({
			id: JSON.stringify(content.when, inOrder),
			title: content.reason,
			content
		}));
	}
	return quiz[part].map((content) => ({
		id: content.id,
		title: 'title' in content ? content.title : undefined,
		content
	}));
}

/** Two files may hold the same properties in another order. */
function inOrder(_: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(
		Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
	);
}
