import type { Found } from '../diagnosis/diagnose.ts';
import { fieldPath } from './place-to-go.ts';

type ByField = ReadonlyMap<string, readonly Found[]>;

/** What is wrong at each field, by its `data-path`. Worked out once for all fields that ask. */
export function problemsByField(problems: readonly Found[]): ByField {
	const known = made.get(problems);
	if (known) return known;
	const fields = new Map<string, Found[]>();
	for (const found of problems) {
		for (const field of new Set(found.paths.map((at) => fieldPath(found.part, found.id, at)))) {
			fields.set(field, [...(fields.get(field) ?? []), found]);
		}
	}
	made.set(problems, fields);
	return fields;
}

const made = new WeakMap<readonly Found[], ByField>();
