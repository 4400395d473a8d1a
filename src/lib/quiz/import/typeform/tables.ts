import { OTHER } from '../../answers.ts';
import { idGiver } from '../names.ts';
import { flagIn, partIn, partsIn, textIn, type Part } from '../part.ts';
import { questionOf, type Converter, type Reading } from './reading.ts';
import { readableName } from './readable-name.ts';

const MOST_ROWS = 30;
const MOST_COLUMNS = 12;

/** Rows are questions of their own there, each with the same choices. */
export const matrix: Converter = (field, reading) => {
	const { place, properties } = field;
	const parts = partsIn(properties, 'fields');
	const first = partIn(parts[0] ?? properties, 'properties');
	const { columns, options } = columnsOf(partsIn(first, 'choices'), place, reading);
	if (parts.length === 0 || columns.length < 2) return null;
	if (parts.length > MOST_ROWS) {
		reading.losses.add(place, 'too_many_rows', { count: parts.length, limit: MOST_ROWS });
	}
	const giveId = idGiver([OTHER]);
	const names = new Map<string, string>();
	const rows = parts.slice(0, MOST_ROWS).map((part, at) => {
		const text = reading.words.line(textIn(part, 'title'), place) ?? String(at + 1);
		const ref = textIn(part, 'ref');
		const id = giveId(readableName(ref, text), `row${at + 1}`);
		if (ref !== undefined) names.set(ref, id);
		const required = flagIn(partIn(part, 'validations'), 'required');
		const choices = partsIn(partIn(part, 'properties'), 'choices');
		for (const [index, choice] of choices.entries()) {
			const column = columns[index];
			if (column) nameColumn(options, choice, column.id);
		}
		return { id, text, ...(required && { required }) };
	});
	const several = flagIn(first, 'allow_multiple_selection');
	return {
		step: {
			kind: 'matrix',
			...questionOf(field, reading),
			rows,
			columns,
			...(several && { several })
		},
		options,
		rows: names
	};
};

function columnsOf(choices: readonly Part[], place: string, { words, losses }: Reading) {
	if (choices.length > MOST_COLUMNS) {
		losses.add(place, 'too_many_columns', { count: choices.length, limit: MOST_COLUMNS });
	}
	const giveId = idGiver();
	const options = new Map<string, string>();
	const columns = choices.slice(0, MOST_COLUMNS).map((choice, at) => {
		const text = words.line(textIn(choice, 'label'), place) ?? String(at + 1);
		const id = giveId(readableName(textIn(choice, 'ref'), text), `column${at + 1}`);
		nameColumn(options, choice, id);
		return { id, text };
	});
	return { columns, options };
}

function nameColumn(options: Map<string, string>, choice: Part, id: string): void {
	for (const name of [textIn(choice, 'ref'), textIn(choice, 'id'), textIn(choice, 'label')]) {
		if (name !== undefined && !options.has(name)) options.set(name, id);
	}
}
