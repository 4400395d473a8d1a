import { isDay } from '../../schema-parts.ts';
import { MOST_FILES, MOST_MEGABYTES } from '../../questions/file-check.ts';
import { allFileTypes } from '../../questions/file-endings.ts';
import type { FileType } from '../../questions/file-types.ts';
import { asText, flagIn, numberIn, textIn, wholeIn, type Part } from '../part.ts';
import type { Element } from './element.ts';
import { made, questionOf, rightAnswer, type Converter, type Reading } from './reading.ts';
import { asksOf, type Asks } from './validators.ts';

const LONGEST = 10_000;

/** One line, of whatever its input type says. */
export const text: Converter = (element, reading) => {
	const { part, place } = element;
	const asks = asksOf(part, place, reading.losses);
	if (rightAnswer(element)) reading.losses.add(place, 'right_answer');
	const given = textIn(part, 'inputType') ?? 'text';
	const type = given !== 'text' ? given : asks.email ? 'email' : asks.numeric ? 'number' : 'text';
	const convert = INPUTS.get(type);
	if (!convert) reading.losses.add(place, 'input_type', { type });
	return made((convert ?? line)(element, reading, asks));
};

type Input = (element: Element, reading: Reading, asks: Asks) => Parameters<typeof made>[0];

const placeholderOf = ({ part, place }: Element, { words }: Reading) =>
	words.line(part.get('placeholder'), place) ?? words.line(part.get('placeHolder'), place);

const line: Input = (element, reading, asks) => ({
	kind: 'short_text',
	...questionOf(element, reading),
	...lengthsOf(element.part, asks),
	placeholder: placeholderOf(element, reading)
});

function lengthsOf(part: Part, { minLength, maxLength }: Asks) {
	return { minLength, maxLength: wholeIn(part, 'maxLength', 1, LONGEST) ?? maxLength };
}

const number: Input = (element, reading, { min, max }) => {
	const step = numberIn(element.part, 'step');
	return {
		kind: 'number',
		...questionOf(element, reading),
		min: numberIn(element.part, 'min') ?? min,
		max: numberIn(element.part, 'max') ?? max,
		step: step !== undefined && step > 0 ? step : undefined,
		placeholder: placeholderOf(element, reading)
	};
};

const range: Input = (element, reading, asks) => {
	const min = numberIn(element.part, 'min') ?? asks.min;
	const max = numberIn(element.part, 'max') ?? asks.max;
	const step = numberIn(element.part, 'step');
	const by = step !== undefined && step > 0 ? step : undefined;
	return { kind: 'slider', ...questionOf(element, reading), min, max, step: by };
};

const date: Input = (element, reading) => ({
	kind: 'date',
	...questionOf(element, reading),
	min: dayIn(element.part, 'min'),
	max: dayIn(element.part, 'max')
});

function dayIn(part: Part, name: string): string | undefined {
	const day = asText(part.get(name))?.slice(0, 10);
	return day !== undefined && isDay(day) ? day : undefined;
}

const INPUTS: ReadonlyMap<string, Input> = new Map<string, Input>([
	['text', line],
	[
		'email',
		(element, reading) => ({
			kind: 'email',
			...questionOf(element, reading),
			placeholder: placeholderOf(element, reading)
		})
	],
	[
		'tel',
		(element, reading) => ({
			kind: 'phone',
			...questionOf(element, reading),
			placeholder: placeholderOf(element, reading)
		})
	],
	[
		'url',
		(element, reading) => ({
			kind: 'website',
			...questionOf(element, reading),
			placeholder: placeholderOf(element, reading)
		})
	],
	['number', number],
	['range', range],
	['date', date]
]);

export const comment: Converter = (element, reading) => {
	const { part, place } = element;
	const asks = asksOf(part, place, reading.losses);
	return made({
		kind: 'long_text',
		...questionOf(element, reading),
		...lengthsOf(part, asks),
		placeholder: placeholderOf(element, reading)
	});
};

/** A slider of its own, or one with two ends, which has no like here. */
export const slider: Converter = (element, reading) => {
	if (textIn(element.part, 'sliderType') === 'range') {
		reading.losses.add(element.place, 'input_type', { type: 'slider, range' });
	}
	const asks = asksOf(element.part, element.place, reading.losses);
	return made(range(element, reading, asks));
};

const MEGABYTE = 1024 * 1024;

export const file: Converter = (element, reading) => {
	const { part } = element;
	const bytes = numberIn(part, 'maxSize');
	const maxSize = bytes !== undefined && bytes > 0 ? bytes / MEGABYTE : undefined;
	const several = flagIn(part, 'allowMultiple');
	return made({
		kind: 'file',
		...questionOf(element, reading),
		accept: acceptedIn(element, reading),
		maxFiles: several ? (wholeIn(part, 'maxFiles', 1, MOST_FILES) ?? MOST_FILES) : undefined,
		maxSize: maxSize === undefined ? undefined : Math.min(MOST_MEGABYTES, maxSize)
	});
};

const BY_CONTENT: ReadonlyMap<string, string> = new Map([
	['image/*', 'images'],
	['audio/*', 'audio'],
	['video/*', 'video'],
	['application/pdf', '.pdf'],
	['image/jpeg', '.jpg'],
	['image/png', '.png'],
	['image/gif', '.gif'],
	['application/zip', '.zip'],
	['text/csv', '.csv'],
	['text/plain', '.txt']
]);

function acceptedIn({ part, place }: Element, { losses }: Reading): FileType[] | undefined {
	const wanted = (textIn(part, 'acceptedTypes') ?? '')
		.slice(0, 1000)
		.toLowerCase()
		.split(',')
		.map((type) => type.trim())
		.filter(Boolean);
	const types = [...new Set(wanted)].map((type) => {
		const known = allFileTypes().find((one) => one === (BY_CONTENT.get(type) ?? type));
		if (known === undefined) losses.add(place, 'file_type', { type });
		return known;
	});
	const known = types.filter((type) => type !== undefined);
	return known.length > 0 ? known : undefined;
}
