import { same } from '../../../../lib/quiz/same.ts';

/** In what a part of a quiz differs, as far as a word tells it. */
export type AspectName =
	| 'wording'
	| 'points'
	| 'added'
	| 'removed'
	| 'order'
	| 'required'
	| 'shown'
	| 'ways'
	| 'threshold'
	| 'gates'
	| 'temperature'
	| 'result'
	| 'stage'
	| 'tags'
	| 'picture'
	| 'settings';

export interface Aspect {
	what: AspectName;
	/** How many options, where some were added or removed. */
	count?: number;
	/** Of a threshold that has moved on its measure. */
	moved?: { was: number; now: number; percent: boolean };
}

type Properties = Readonly<Record<string, unknown>>;

/** Those that stand elsewhere in the list are settings. */
const ASPECTS: Readonly<Record<string, AspectName>> = {
	title: 'wording',
	text: 'wording',
	hint: 'wording',
	placeholder: 'wording',
	button: 'wording',
	reason: 'wording',
	bands: 'points',
	points: 'points',
	maxPoints: 'points',
	factor: 'points',
	weight: 'points',
	required: 'required',
	next: 'ways',
	gates: 'gates',
	temperature: 'temperature',
	result: 'result',
	stage: 'stage',
	tags: 'tags',
	picture: 'picture'
};

/** In what two states of the same part differ, each aspect once, the telling ones first. */
export function aspectsBetween(was: unknown, now: unknown): Aspect[] {
	const [before, after] = [propertiesOf(was), propertiesOf(now)];
	const found = differing(before, after).flatMap((name) =>
		name === 'options' || name === 'rows' || name === 'columns'
			? itemAspects(before[name], after[name])
			: [aspectOf(name, before, after)]
	);
	const named = new Map(found.map((aspect) => [aspect.what, aspect]));
	const settings = named.get('settings');
	named.delete('settings');
	return [...named.values(), ...(settings ? [settings] : [])];
}

function aspectOf(name: string, before: Properties, after: Properties): Aspect {
	if (name === 'score')
		return thresholdAspect(propertiesOf(before[name]), propertiesOf(after[name]));
	// Of a segment it is one more thing to be asked for; of a step it decides whether that is shown.
	if (name === 'when') return { what: 'temperature' in after ? 'gates' : 'shown' };
	return { what: ASPECTS[name] ?? 'settings' };
}

function thresholdAspect(before: Properties, after: Properties): Aspect {
	const [was, now] = [before['from'], after['from']];
	const isElsewhere =
		before['unit'] !== after['unit'] || before['dimension'] !== after['dimension'];
	if (isElsewhere || was === now || typeof was !== 'number' || typeof now !== 'number') {
		return { what: 'threshold' };
	}
	return { what: 'threshold', moved: { was, now, percent: after['unit'] === 'percent' } };
}

/** Of lists whose items have ids: options, rows and columns of a table. */
function itemAspects(was: unknown, now: unknown): Aspect[] {
	const [before, after] = [itemsOf(was), itemsOf(now)];
	const added = [...after.keys()].filter((id) => !before.has(id)).length;
	const removed = [...before.keys()].filter((id) => !after.has(id)).length;
	const inside = [...after].flatMap(([id, item]) => {
		const old = before.get(id);
		return old ? aspectsBetween(old, item) : [];
	});
	const aspects: Aspect[] = [
		...(added > 0 ? [{ what: 'added' as const, count: added }] : []),
		...(removed > 0 ? [{ what: 'removed' as const, count: removed }] : []),
		...inside
	];
	return aspects.length > 0 ? aspects : [{ what: 'order' }];
}

function itemsOf(list: unknown): Map<unknown, unknown> {
	const items: unknown[] = Array.isArray(list) ? list : [];
	return new Map(items.map((item) => [propertiesOf(item)['id'], item]));
}

function differing(before: Properties, after: Properties): string[] {
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	return [...names].filter((name) => !same(before[name], after[name]));
}

function propertiesOf(value: unknown): Properties {
	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value))
		: {};
}
