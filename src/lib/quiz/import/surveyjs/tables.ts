import { OTHER } from '../../answers.ts';
import { idGiver } from '../names.ts';
import { named } from '../losses.ts';
import { flagIn, keyOf, listIn, partOf, passOver } from '../part.ts';
import { textOfChoice, valueOf } from './choices.ts';
import { radiogroup } from './choice-kinds.ts';
import type { Element } from './element.ts';
import { questionOf, scoreOf, type Converter, type Reading } from './reading.ts';

const MOST_ROWS = 30;
const MOST_COLUMNS = 12;

/** One choice in each row; without rows it is a choice like any other. */
export const matrix: Converter = (element, reading) => {
	const { part, place } = element;
	const columns = listIn(part, 'columns');
	const rows = listIn(part, 'rows');
	if (rows.length === 0)
		return radiogroup({ ...element, part: withChoices(element, columns) }, reading);
	if (columns.length < 2) return null;
	const told = [
		{ code: 'too_many_rows', count: rows.length, limit: MOST_ROWS },
		{ code: 'too_many_columns', count: columns.length, limit: MOST_COLUMNS }
	] as const;
	for (const { code, count, limit } of told) {
		if (count > limit) reading.losses.add(place, code, { count, limit });
	}
	const own = listed(rows.slice(0, MOST_ROWS), 'row', element, reading);
	const across = listed(columns.slice(0, MOST_COLUMNS), 'column', element, reading);
	const each = ['eachRowRequired', 'isAllRowRequired']
		.map((name) => flagIn(part, name))
		.includes(true);
	const question = questionOf(element, reading);
	const several = flagIn(part, 'several') || part.get('cellType') === 'checkbox';
	return {
		step: {
			kind: 'matrix',
			...question,
			...(each && { required: true }),
			rows: own.things.map(({ id, text }) => ({ id, text })),
			columns: across.things,
			...(several && { several })
		},
		options: across.values,
		rows: own.values
	};
};

function withChoices({ part }: Element, choices: readonly unknown[]): Element['part'] {
	return { ...part, get: (name) => (name === 'choices' ? choices : part.get(name)) };
}

function listed(
	choices: readonly unknown[],
	what: 'row' | 'column',
	{ place }: Element,
	{ words, losses }: Reading
) {
	const giveId = idGiver([OTHER]);
	const values = new Map<string, string>();
	const things = choices.map((choice, at) => {
		const value = keyOf(valueOf(choice));
		const id = giveId(value, `${what}${at + 1}`);
		if (values.has(value)) losses.add(place, 'duplicate_name', { name: value });
		else values.set(value, id);
		const part = partOf(choice);
		const points = scoreOf(part);
		passOver(part, ['value', 'text']);
		const left = part.left();
		if (left.length > 0) losses.add(place, 'properties', { names: named(left) });
		const text = words.line(textOfChoice(choice), place) ?? String(at + 1);
		return { id, text, ...(points !== undefined && { points }) };
	});
	return { things, values };
}
