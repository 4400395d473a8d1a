import { OTHER } from '../../answers.ts';
import type { Picture } from '../../schema-parts.ts';
import { composed, type Text, type Words } from '../../text.ts';
import { keepPicture } from '../address.ts';
import { named } from '../losses.ts';
import { idGiver } from '../names.ts';
import { asText, flagIn, keyOf, listIn, partOf, textIn } from '../part.ts';
import { isRecord } from '../../same.ts';
import type { Element } from './element.ts';
import { rightAnswer, scoreOf, type Reading } from './reading.ts';

/** As many options as a step may have. */
const MOST = 100;

export interface Option {
	id: string;
	text: Text;
	points?: number;
	exclusive?: boolean;
	picture?: Picture | undefined;
}

export interface Choices {
	options: Option[];
	/** Ids by the values that answers have there. */
	values: Map<string, string>;
	other: { text: Text } | undefined;
}

/** What is chosen from, with the choices that SurveyJS adds by itself. */
export function choicesOf(element: Element, reading: Reading, most = MOST): Choices {
	const { place } = element;
	const { losses } = reading;
	const all = listOf(element, reading);
	if (all.length > most) losses.add(place, 'too_many_options', { count: all.length, limit: most });
	const giveId = idGiver([OTHER]);
	const values = new Map<string, string>();
	const options = all.slice(0, most).map((choice, at) => {
		const option = optionOf(choice, at, { giveId, place, reading });
		const value = keyOf(valueOf(choice));
		if (values.has(value)) losses.add(place, 'duplicate_name', { name: value });
		else values.set(value, option.id);
		return option;
	});
	const special = specialOptions(element, reading, giveId, values).slice(0, most - options.length);
	const other = otherOf(element, reading);
	if (other) values.set(OTHER, OTHER);
	const ordered = inOrder(options, element, reading);
	return { options: scored([...ordered, ...special], values, element, reading), values, other };
}

/** Its own choices; else those of the question that it shares them with. */
function listOf({ part, place }: Element, { losses, find }: Reading): readonly unknown[] {
	const own = listIn(part, 'choices');
	const shared = textIn(part, 'choicesFromQuestion');
	const source = shared === undefined ? undefined : find(shared);
	if (part.get('choicesByUrl') !== undefined) losses.add(place, 'choices_elsewhere');
	return source && own.length === 0 ? listIn(source.part, 'choices') : own;
}

/** `value`, `value|text`, or an object with both. */
export function valueOf(choice: unknown): unknown {
	if (isRecord(choice)) return choice['value'];
	return typeof choice === 'string' ? choice.split('|', 1)[0] : choice;
}

export function textOfChoice(choice: unknown): unknown {
	if (isRecord(choice)) return choice['text'] ?? choice['value'];
	const text = asText(choice) ?? '';
	const bar = text.indexOf('|');
	return bar < 0 ? text : text.slice(bar + 1);
}

interface Choosing {
	giveId: ReturnType<typeof idGiver>;
	place: string;
	reading: Reading;
}

function optionOf(choice: unknown, at: number, { giveId, place, reading }: Choosing): Option {
	const part = partOf(choice);
	const text = reading.words.line(textOfChoice(choice), place) ?? String(at + 1);
	const link = reading.words.address(part.get('imageLink'), place);
	const picture =
		link === undefined ? undefined : keepPicture(link, undefined, place, reading.losses);
	const points = scoreOf(part);
	for (const name of ['value', 'text']) part.get(name);
	const left = part.left();
	if (left.length > 0) reading.losses.add(place, 'properties', { names: named(left) });
	return {
		id: giveId(keyOf(valueOf(choice)), `option${at + 1}`),
		text,
		picture,
		...(typeof points === 'number' && { points })
	};
}

const SPECIAL: { flags: string[]; text: string; value: string; words: Words }[] = [
	{
		flags: ['hasNone', 'showNoneItem'],
		text: 'noneText',
		value: 'none',
		words: { en: 'None', ru: 'Нет' }
	},
	{
		flags: ['showRefuseItem'],
		text: 'refuseText',
		value: 'refused',
		words: { en: 'Refuse to answer', ru: 'Отказываюсь отвечать' }
	},
	{
		flags: ['showDontKnowItem'],
		text: 'dontKnowText',
		value: 'dontknow',
		words: { en: 'Don’t know', ru: 'Не знаю' }
	}
];

const SEVERAL = new Set(['checkbox', 'tagbox']);

function specialOptions(
	{ part, type, place }: Element,
	reading: Reading,
	giveId: Choosing['giveId'],
	values: Map<string, string>
): Option[] {
	if (['hasSelectAll', 'showSelectAllItem'].map((name) => flagIn(part, name)).includes(true)) {
		reading.losses.add(place, 'select_all');
	}
	return SPECIAL.flatMap(({ flags, text, value, words }): Option[] => {
		const written = reading.words.line(part.get(text), place) ?? reading.own(words);
		if (!flags.map((name) => flagIn(part, name)).includes(true)) return [];
		const id = giveId(value, value);
		if (!values.has(value)) values.set(value, id);
		return [{ id, text: written, ...(SEVERAL.has(type) && { exclusive: true }) }];
	});
}

function otherOf({ part, place }: Element, { words, own }: Reading): { text: Text } | undefined {
	const text = words.line(part.get('otherText'), place) ?? own({ en: 'Other', ru: 'Другое' });
	for (const name of ['otherErrorText', 'otherPlaceholder', 'otherPlaceHolder']) part.get(name);
	return ['hasOther', 'showOtherItem'].map((name) => flagIn(part, name)).includes(true)
		? { text }
		: undefined;
}

function inOrder(options: Option[], { part, place }: Element, { losses }: Reading): Option[] {
	const order = textIn(part, 'choicesOrder') ?? 'none';
	if (order === 'random') losses.add(place, 'random_order');
	if (order !== 'asc' && order !== 'desc') return options;
	const key = ({ text }: Option) => JSON.stringify(composed([text], (words) => words));
	const sorted = options.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
	return order === 'asc' ? sorted : sorted.toReversed();
}

/** The right answer of a quiz brings points: each part of it by itself. */
function scored(
	options: Option[],
	values: ReadonlyMap<string, string>,
	element: Element,
	{ losses }: Reading
): Option[] {
	const right = rightAnswer(element);
	if (!right) return options;
	const ids = new Set(right.values.map((value) => values.get(keyOf(value))));
	if (right.values.length > 1) losses.add(element.place, 'right_in_parts');
	if (ids.has(undefined)) losses.add(element.place, 'right_answer');
	const each = right.points / right.values.length;
	return options.map((option) => (ids.has(option.id) ? { points: each, ...option } : option));
}

export const withoutPictures = (options: readonly Option[]) =>
	options.map(({ picture: _, ...option }) => option);
export const withoutExclusion = (options: readonly Option[]) =>
	withoutPictures(options).map(({ exclusive: _, ...option }) => option);
