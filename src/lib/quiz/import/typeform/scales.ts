import { numberIn, partIn, textIn } from '../part.ts';
import type { Field } from './field.ts';
import { made, questionOf, type Converter, type Reading } from './reading.ts';

/** As far as our scales and stars reach. */
const LEAST = 3;
const MOST = 10;

export const rating: Converter = (field, reading) => {
	const steps = numberIn(field.properties, 'steps') ?? 5;
	const shape = textIn(field.properties, 'shape') ?? 'star';
	if (shape !== 'star') reading.losses.add(field.place, 'shape', { shape });
	labelsOf(field, reading, false);
	return made({
		kind: 'rating',
		...questionOf(field, reading),
		max: within(steps, field, reading)
	});
};

export const opinionScale: Converter = (field, reading) => {
	const from = field.properties.get('start_at_one') === true ? 1 : 0;
	const steps = numberIn(field.properties, 'steps') ?? 11;
	const to = within(steps - 1 + from, field, reading);
	const labels = labelsOf(field, reading, true);
	return made({ kind: 'opinion_scale', ...questionOf(field, reading), from, to, labels });
};

/** How likely one is to recommend: always from 0 to 10. */
export const nps: Converter = (field, reading) => {
	field.properties.get('steps');
	field.properties.get('start_at_one');
	const labels = labelsOf(field, reading, true);
	return made({ kind: 'opinion_scale', ...questionOf(field, reading), from: 0, to: 10, labels });
};

function within(steps: number, { place }: Field, { losses }: Reading): number {
	const kept = Math.min(MOST, Math.max(LEAST, Math.round(steps)));
	if (kept !== steps) losses.add(place, 'scale', { given: steps, kept });
	return kept;
}

function labelsOf({ properties, place }: Field, { words, losses }: Reading, shown: boolean) {
	const labels = partIn(properties, 'labels');
	const from = words.line(textIn(labels, 'left'), place);
	const to = words.line(textIn(labels, 'right'), place);
	const center = words.line(textIn(labels, 'center'), place);
	const lost = shown ? [center] : [from, center, to];
	for (const label of lost) if (label !== undefined) losses.add(place, 'label', { label });
	if (!shown || (from === undefined && to === undefined)) return undefined;
	return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
