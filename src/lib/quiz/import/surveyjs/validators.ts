import { numberIn, partsIn, textIn, wholeIn, type Part } from '../part.ts';
import type { LossList } from '../losses.ts';

/** What validators ask of an answer, as far as a kind of ours can ask it. */
export interface Asks {
	email: boolean;
	numeric: boolean;
	min?: number | undefined;
	max?: number | undefined;
	minLength?: number | undefined;
	maxLength?: number | undefined;
	minCount?: number | undefined;
	maxCount?: number | undefined;
}

const LONGEST = 10_000;
const MOST_CHOICES = 100;

type Reads = (validator: Part) => Partial<Asks>;

const READS: ReadonlyMap<string, Reads> = new Map<string, Reads>([
	['email', () => ({ email: true })],
	[
		'numeric',
		(validator) => ({
			numeric: true,
			min: numberIn(validator, 'minValue'),
			max: numberIn(validator, 'maxValue')
		})
	],
	[
		'text',
		(validator) => ({
			minLength: wholeIn(validator, 'minLength', 1, LONGEST),
			maxLength: wholeIn(validator, 'maxLength', 1, LONGEST)
		})
	],
	[
		'answercount',
		(validator) => ({
			minCount: wholeIn(validator, 'minCount', 1, MOST_CHOICES),
			maxCount: wholeIn(validator, 'maxCount', 1, MOST_CHOICES)
		})
	]
]);

/** Expressions and patterns are told as lost. */
export function asksOf(part: Part, place: string, losses: LossList): Asks {
	const asks: Asks = { email: false, numeric: false };
	for (const validator of partsIn(part, 'validators')) {
		const type = (textIn(validator, 'type') ?? '').replace(/validator$/, '');
		const read = READS.get(type);
		if (read) Object.assign(asks, read(validator));
		else losses.add(place, 'validator', { type });
	}
	return asks;
}
