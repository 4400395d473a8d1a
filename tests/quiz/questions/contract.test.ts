import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kindOf, kinds } from '../../../src/lib/quiz/questions/kinds.ts';
import { stepSchema } from '../../../src/lib/quiz/questions/schemas.ts';
import { STEPS } from '../../support/a-step.ts';
import { holdKind } from '../../support/kind-contract.ts';

describe('the lists of kinds', () => {
	const folder = new URL('../../../src/lib/quiz/questions/', import.meta.url);
	const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

	test('hold every file that exports a kind, under its own name', async () => {
		const found: string[] = [];
		for (const name of files) {
			const exported: Record<string, unknown> = await import(new URL(name, folder).href);
			const kind = Object.values(exported).find(isKind);
			if (!kind) continue;
			found.push(kind.kind);
			expect(name).toBe(`${kind.kind.replaceAll('_', '-')}.ts`);
			expect(exported['schema'], `${name} exports schema()`).toBeTypeOf('function');
		}
		expect(Object.keys(kinds).toSorted()).toEqual(found.toSorted());
	});

	test('name the same kinds in the same order', () => {
		const inSchemas = stepSchema.options.map((option) => option.shape.kind.value);
		expect(Object.keys(kinds)).toEqual(inSchemas);
		expect(Object.values(kinds).map(({ kind }) => kind)).toEqual(inSchemas);
	});
});

for (const step of Object.values(STEPS).flat()) holdKind(kindOf(step), stepSchema, step);

function isKind(value: unknown): value is { kind: string } {
	return typeof value === 'object' && value !== null && 'kind' in value && 'check' in value;
}
