import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/lib/server/services/canonical-json.ts';

test('the order of properties makes no difference, the order of a list does', () => {
	expect(canonicalJson({ b: [1, 2], a: { d: null, c: 'x' } })).toBe(
		'{"a":{"c":"x","d":null},"b":[1,2]}'
	);
	expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
});

test('what is undefined might as well not be there', () => {
	expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}');
});

test('it reads back as the same value', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
			expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
		})
	);
});

test('nesting without end is no danger', () => {
	const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
	expect(canonicalJson(deep).length).toBeLessThan(100);
});
