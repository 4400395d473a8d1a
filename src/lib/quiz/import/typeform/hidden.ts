import { asText, listIn, type Part } from '../part.ts';
import { HIDDEN_NAME } from '../../schema-parts.ts';
import { named, type LossList } from '../losses.ts';

/** As many hidden fields as a quiz may have. */
const MOST = 50;

/** Hidden fields that a quiz can have: others cannot stand in an address as they are. */
export function hiddenOf(form: Part, losses: LossList): string[] {
	const names = new Set(listIn(form, 'hidden').flatMap((name) => asText(name) ?? []));
	const fitting = [...names].filter((name) => HIDDEN_NAME.test(name));
	const kept = fitting.slice(0, MOST);
	const lost = [...names].filter((name) => !kept.includes(name));
	if (lost.length > 0) losses.add('', 'hidden', { names: named(lost) });
	return kept;
}
