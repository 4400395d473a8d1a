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
const WHOLES = ['title', 'description', 'locales', 'welcome', 'hidden', 'theme', 'closed'] as const;

/** One thing in which two states of a quiz differ. */
export interface Change {
	key: string;
	kind: 'added' | 'removed' | 'changed' | 'moved';
	part: (typeof LISTS)[number] | (typeof WHOLES)[number];
	/** The title of what changed, where it has one. */
	name?: string | undefined;
	/** In what it differs, where it was changed. */
	aspects: Aspect[];
}

/** What publishing `after` would change of `before`, in the order in which a quiz is read. */
export function changesBetween(before: Quiz, after: Quiz, locale: Locale): Change[] {
	const wholes = WHOLES.filter((part) => !same(before[part], after[part])).map((part): Change => ({
		key: part,
		kind: 'changed',
		part,
		aspects: []
	}));
	return [...wholes, ...LISTS.flatMap((part) => changesIn(part, before, after, locale))];
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
	const changed = fresh.flatMap((item) => {
		const was = old.find(({ id }) => id === item.id);
		if (!was) return change('added', item);
		if (same(was.content, item.content)) return [];
		return change('changed', item, aspectsBetween(was.content, item.content));
	});
	const removed = old
		.filter((item) => !fresh.some(({ id }) => id === item.id))
		.map((item) => change('removed', item));
	const all = [...changed, ...removed];
	const moved =
		!all.length &&
		!same(
			old.map(({ id }) => id),
			fresh.map(({ id }) => id)
		);
	return moved ? [{ key: `${part}.moved`, kind: 'moved', part, aspects: [] }] : all;
}

/** Knock-outs have no id of their own: their content is their name. */
function itemsOf(quiz: Quiz, part: (typeof LISTS)[number]): Item[] {
	if (part === 'knockouts') {
		return quiz.knockouts.map((content) => ({
			id: JSON.stringify(content.when),
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

function same(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
