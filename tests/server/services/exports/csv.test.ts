import { expect, test } from 'vitest';
import { csvRow } from '../../../../src/lib/server/services/exports/csv.ts';

test.each([
	['=1+1', "'=1+1"],
	['+7 999', "'+7 999"],
	['+79991234567', '+79991234567'],
	['+1+cmd|x', "'+1+cmd|x"],
	['-5 apples', "'-5 apples"],
	['@SUM(A1)', "'@SUM(A1)"],
	['\tx', "'\tx"],
	['＝1', "'＝1"],
	['a=1', 'a=1'],
	['', ''],
	[null, ''],
	[undefined, ''],
	[true, 'true'],
	[-5, '-5'],
	[1.5, '1.5'],
	[new Date(0), '1970-01-01T00:00:00.000Z']
])('%j is written as %j', (cell, expected) => {
	expect(csvRow([cell])).toBe(`${expected}\r\n`);
});

test('quotes what would break a row', () => {
	expect(csvRow(['a,b', 'say "hi"', 'two\nlines', '\r=1'])).toBe(
		`"a,b","say ""hi""","two\nlines","'\r=1"\r\n`
	);
});
