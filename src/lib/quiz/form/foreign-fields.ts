import { cleanLine } from '../questions/text-parts.ts';

/** Marks a name of a form's field among the ids of steps; no id has a colon. */
const FIELD = 'field:';
const MOST = 30;
const LONGEST = 100;

/** As a response keeps the names of fields that no question takes; never what was typed in them. */
export function foreignMarks(names: readonly string[]): string[] {
	return names.slice(0, MOST).map((name) => FIELD + cleanLine(name.slice(0, LONGEST)));
}

/** The name, where it is such a field's. */
export function foreignField(ignored: string): string | undefined {
	return ignored.startsWith(FIELD) ? ignored.slice(FIELD.length) : undefined;
}
