import { OTHER } from '../../answers.ts';
import type { Step } from '../../quiz.ts';
import type { Picture } from '../../schema-parts.ts';
import { keepPicture } from '../address.ts';
import { named } from '../losses.ts';
import { idGiver } from '../names.ts';
import { flagIn, partIn, partsIn, passOver, textIn, wholeIn, type Part } from '../part.ts';
import type { Field } from './field.ts';
import { questionOf, type Converter, type Made, type Reading } from './reading.ts';
import { readableName } from './readable-name.ts';

/** As many options as a step may have. */
const MOST = 100;

interface Option {
	id: string;
	text: string;
	exclusive?: boolean;
	picture?: Picture | undefined;
}

interface Choices {
	options: Option[];
	names: Map<string, string>;
}

/** What is chosen from; `names`: ids by what logic calls the choices. */
function choicesOf(field: Field, reading: Reading, most = MOST): Choices {
	const { properties, place } = field;
	const parts = partsIn(properties, 'choices');
	if (parts.length > most) {
		reading.losses.add(place, 'too_many_options', { count: parts.length, limit: most });
	}
	if (flagIn(properties, 'randomize')) reading.losses.add(place, 'random_order');
	const giveId = idGiver([OTHER]);
	const names = new Map<string, string>();
	const labels: [string, string][] = [];
	const options = parts.slice(0, most).map((part, at) => {
		const option = optionOf(part, at, { giveId, place, reading });
		for (const name of [textIn(part, 'ref'), textIn(part, 'id')]) {
			if (name === undefined) continue;
			if (names.has(name)) reading.losses.add(place, 'duplicate_name', { name });
			else names.set(name, option.id);
		}
		labels.push([textIn(part, 'label') ?? '', option.id]);
		return option;
	});
	for (const [label, id] of labels) if (!names.has(label)) names.set(label, id);
	return { options: sorted(options, flagIn(properties, 'alphabetical_order')), names };
}

interface Choosing {
	giveId: ReturnType<typeof idGiver>;
	place: string;
	reading: Reading;
}

function optionOf(part: Part, at: number, { giveId, place, reading }: Choosing): Option {
	const label = reading.words.line(textIn(part, 'label'), place);
	const text = label ?? String(at + 1);
	if (label === undefined) reading.losses.add(place, 'no_text', { number: at + 1 });
	const attachment = partIn(part, 'attachment');
	const src = textIn(attachment, 'href');
	const alt = textIn(partIn(attachment, 'properties'), 'description');
	const picture =
		src === undefined
			? undefined
			: keepPicture(src, reading.words.line(alt, place), place, reading.losses);
	passOver(part, ['id', 'ref', 'attachment']);
	const left = part.left();
	if (left.length > 0) reading.losses.add(place, 'properties', { names: named(left) });
	return { id: giveId(readableName(textIn(part, 'ref'), text), `option${at + 1}`), text, picture };
}

function sorted(options: Option[], alphabetically: boolean): Option[] {
	return alphabetically ? options.toSorted((a, b) => (a.text < b.text ? -1 : 1)) : options;
}

const withoutPictures = (options: readonly Option[]) =>
	options.map(({ picture: _, ...option }) => option);

/** One of them, or several; with pictures where each has one. */
export const choice: Converter = (field, reading) => {
	const { options, names } = choicesOf(field, reading);
	if (options.length === 0) return null;
	const several = flagIn(field.properties, 'allow_multiple_selection');
	if (flagIn(field.properties, 'none_of_the_above')) {
		const text = reading.own({ en: 'None of the above', ru: 'Ничего из перечисленного' });
		const id = idGiver([OTHER, ...options.map(({ id }) => id)])('none', 'none');
		options.push({ id, text, ...(several && { exclusive: true }) });
	}
	const other = flagIn(field.properties, 'allow_other_choice');
	if (other) names.set(OTHER, OTHER);
	const shape = { ...questionOf(field, reading), ...(other && { other: {} }) };
	const limits = several ? limitsOf(field) : {};
	return { step: stepOf({ shape, options, several, limits, field, reading }), options: names };
};

interface Shaping {
	shape: ReturnType<typeof questionOf>;
	options: Option[];
	several: boolean;
	limits: { min?: number; max?: number };
	field: Field;
	reading: Reading;
}

function stepOf({ shape, options, several, limits, field, reading }: Shaping): Step {
	const pictured = options.flatMap(({ picture, ...option }) =>
		picture ? [{ ...option, picture }] : []
	);
	if (pictured.length === options.length) {
		const many = several && { several, ...limits };
		return { kind: 'picture_choice', ...shape, options: pictured, ...many };
	}
	if (pictured.length > 0) reading.losses.add(field.place, 'option_pictures');
	const plain = withoutPictures(options);
	return several
		? { kind: 'multiple_choice', ...shape, options: plain, ...limits }
		: { kind: 'single_choice', ...shape, options: plain };
}

function limitsOf({ validations }: Field): { min?: number; max?: number } {
	const min = wholeIn(validations, 'min_selection', 1, MOST);
	const max = wholeIn(validations, 'max_selection', 1, MOST);
	return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

export const dropdown: Converter = (field, reading) => {
	const { options, names } = choicesOf(field, reading);
	if (options.length === 0) return null;
	const shape = questionOf(field, reading);
	return {
		step: { kind: 'dropdown', ...shape, options: withoutPictures(options) },
		options: names
	};
};

/** As many options as can be put in order. */
const MOST_RANKED = 20;

export const ranking: Converter = (field, reading): Made | null => {
	const { options, names } = choicesOf(field, reading, MOST_RANKED);
	if (options.length < 2) return null;
	const shape = questionOf(field, reading);
	return { step: { kind: 'ranking', ...shape, options: withoutPictures(options) }, options: names };
};
