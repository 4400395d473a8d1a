import type { LossList } from '../losses.ts';
import type { GiveId } from '../names.ts';
import { partOf, textIn, type Part } from '../part.ts';
import { isRecord } from '../../same.ts';
import { CONTAINERS, pagesOf } from './containers.ts';
import { placeOfPart, type Element, type Intro } from './element.ts';
import type { Expression } from './expression.ts';
import { tellPart } from './left-over.ts';

export interface Gathering {
	giveId: GiveId;
	losses: LossList;
	/** What old triggers show, by names of questions and pages. */
	triggers: ReadonlyMap<string, readonly Expression[]>;
}

/** What lies around an element. */
interface Around {
	shown: readonly string[];
	triggers: readonly Expression[];
	/** Titles that no question has told yet; the next one does. */
	intros: Intro[];
	page: number;
	/** Names of the tables and lists that it lies in. */
	path: readonly string[];
}

/** Every question in the order in which it is asked. @param from the first page that is asked */
export function elementsOf(survey: Part, from: number, gathering: Gathering): Element[] {
	const found: Element[] = [];
	pagesOf(survey).forEach((page, at) => {
		if (at < from) return;
		const around = { shown: [], triggers: [], intros: [], page: at, path: [] };
		gather(page, 'page', around, { ...gathering, found });
	});
	return found;
}

type Found = Gathering & { found: Element[] };

function gather(part: Part, type: string, around: Around, found: Found): void {
	const name = textIn(part, 'name');
	const place = placeOfPart(part, type);
	const isHidden = part.get('visible') === false;
	const triggers = isHidden ? (found.triggers.get(name ?? '') ?? []) : [];
	const shown = ownConditions(part, place, found.losses);
	if (isHidden && shown.length === 0 && triggers.length === 0) {
		found.losses.add(place, 'invisible');
		return;
	}
	const isConditional = shown.length > 0 || triggers.length > 0;
	if (isConditional) tellIntros(around, found);
	const within: Around = {
		...around,
		shown: [...around.shown, ...shown],
		triggers: triggers.length > 0 ? triggers : around.triggers
	};
	if (CONTAINERS.has(type)) gatherInner(part, type, place, within, found);
	else found.found.push(elementOf(part, type, within, found));
}

function ownConditions(part: Part, place: string, losses: LossList): string[] {
	const enabled = textIn(part, 'enableIf');
	if (enabled !== undefined) losses.add(place, 'enabled_is_shown');
	return [textIn(part, 'visibleIf'), enabled].filter((one) => one !== undefined);
}

const NAMELESS = new Set(['page', 'panel', 'flowpanel']);

function gatherInner(part: Part, type: string, place: string, around: Around, found: Found): void {
	const intro = { title: part.get('title'), description: part.get('description') };
	const isWritten = intro.title !== undefined || intro.description !== undefined;
	const name = textIn(part, 'name');
	const within: Around = {
		...around,
		intros: [...around.intros.splice(0), ...(isWritten ? [intro] : [])],
		path: name === undefined || NAMELESS.has(type) ? around.path : [...around.path, name]
	};
	for (const child of CONTAINERS.get(type)?.(part, found.losses, place) ?? []) {
		if (!isRecord(child)) continue;
		const inner = partOf(child);
		gather(inner, textIn(inner, 'type') ?? 'text', within, found);
	}
	tellIntros(within, found);
	tellPart(part, place, found.losses);
}

function elementOf(part: Part, type: string, around: Around, { giveId, found }: Found): Element {
	const names = [textIn(part, 'name'), textIn(part, 'valueName')].filter(
		(one) => one !== undefined
	);
	const [name] = names;
	return {
		part,
		type,
		names: [...names.map((one) => [...around.path, one].join('.')), ...names],
		place: placeOfPart(part, type),
		id: giveId(name, `q${found.length + 1}`),
		shown: around.shown,
		triggers: around.triggers,
		intros: around.intros.splice(0),
		page: around.page
	};
}

/** Titles that would only be shown sometimes, if the next question told them, stand by themselves. */
function tellIntros(around: Around, found: Found): void {
	if (around.intros.length === 0) return;
	found.found.push({ ...elementOf(partOf({}), 'intro', around, found), place: '' });
}
