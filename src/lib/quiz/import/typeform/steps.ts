import { END } from '../../questions/step.ts';
import { MAX_STEPS } from '../../quiz.ts';
import type { LossList } from '../losses.ts';
import type { Part } from '../part.ts';
import { fieldsOf, GROUPS, type Field } from './field.ts';
import { FIELD_KINDS } from './field-kinds.ts';
import { tellField } from './left-over.ts';
import type { Made, Reading } from './reading.ts';

/** Names that texts recall something else by. */
const RECALLED = ['score', 'percent', 'amount'];

/** The fields of a form, as far as a quiz can hold them. */
export function keptFields(form: Part, hidden: readonly string[], losses: LossList): Field[] {
	const all = fieldsOf(form, [END, ...RECALLED, ...hidden]);
	let known = 0;
	const kept = all.filter(({ type }) => {
		if (FIELD_KINDS.has(type)) known += 1;
		return known <= MAX_STEPS;
	});
	const count = all.length - kept.length;
	if (count > 0) losses.add('', 'too_many_questions', { count, limit: MAX_STEPS });
	return kept;
}

/** The step of each field; null where there is none like it. */
export function stepsOf(fields: readonly Field[], reading: Reading): (Made | null)[] {
	return fields.map((field) => {
		const convert = FIELD_KINDS.get(field.type);
		if (!convert) {
			reading.losses.add(field.place, 'field_type', { type: field.type });
			return null;
		}
		const made = convert(field, reading);
		if (made === null && !GROUPS.has(field.type)) reading.losses.add(field.place, 'no_choices');
		tellField(field, reading.losses);
		return made;
	});
}

/** Fields by the names that logic calls them; where two share one, the first is meant. */
export function placesByName(fields: readonly Field[], losses: LossList): Map<string, number> {
	const places = new Map<string, number>();
	fields.forEach(({ names, place }, at) => {
		for (const name of new Set(names)) {
			if (places.has(name)) losses.add(place, 'duplicate_name', { name });
			else places.set(name, at);
		}
	});
	return places;
}
