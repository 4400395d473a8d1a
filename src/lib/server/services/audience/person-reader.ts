import type { RowFault, RowReader } from '../imports/import-file.ts';
import type { Mapping } from './columns.ts';
import { readPerson, type Person, type PersonFault } from './person.ts';

/** Why a line of a file of recipients is not taken. */
export type LineFault = PersonFault | RowFault;

/** Rows of a file as people to write to. The first of several rows with one address stands. */
export function personReader(mapping: Mapping): RowReader<Person> {
	const columns = Object.entries(mapping).map(([at, meaning]) => ({ at: Number(at), meaning }));
	const seen = new Set<string>();
	const refuse = (code: LineFault, value: string) => ({ item: null, fault: { code, value } });
	return (cells) => {
		const given = givenIn(cells, columns);
		const person = readPerson(given);
		if (!person.ok) return refuse(person.problem, given.email.trim() || cells.join(' ').trim());
		const { email } = person.value;
		if (seen.has(email)) return refuse('repeated', email);
		seen.add(email);
		return { item: person.value, fault: null };
	};
}

function givenIn(cells: readonly string[], columns: readonly { at: number; meaning: string }[]) {
	const given = {
		email: '',
		name: '',
		locale: '',
		tags: [''],
		fields: {} as Record<string, string>
	};
	for (const { at, meaning } of columns) {
		const cell = cells[at] ?? '';
		if (meaning === 'email' || meaning === 'name' || meaning === 'locale') given[meaning] = cell;
		else if (meaning === 'tags') given.tags = cell.split(/[,;|\n]/);
		else given.fields[meaning.slice('field:'.length)] = cell;
	}
	return given;
}
