import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../../src/lib/server/services/cell.ts';
import { xlsxFile } from '../../../../src/lib/server/services/exports/xlsx.ts';

async function* paged(pages: Cell[][][]) {
	yield* pages;
}

/** As another program reads it. */
async function read(headings: string[], pages: Cell[][][], room?: { rows: number; bytes: number }) {
	const chunks = await Array.fromAsync(xlsxFile({ headings, pages: paged(pages) }, room));
	return readXlsx(Buffer.concat(chunks), { readStyles: true });
}

async function readCell(cell: Cell) {
	const { sheets } = await read(['heading'], [[[cell]]]);
	return sheets[0]?.rows[1]?.[0] ?? null;
}

describe('a cell', () => {
	test.each<[what: string, cell: Cell, expected: unknown]>([
		['a number', -12.5, -12.5],
		['nought', 0, 0],
		['a truth', true, true],
		['nothing', null, null],
		['a number that is none', Number.NaN, 'NaN'],
		['Cyrillic', 'Ответ «да»', 'Ответ «да»'],
		['emoji', 'done 👩‍👩‍👧 ✅', 'done 👩‍👩‍👧 ✅'],
		['letters from right to left', 'שלום العربية', 'שלום العربية'],
		['markup', '<b>&amp;</b> ]]> "\'', '<b>&amp;</b> ]]> "\''],
		['lines', 'one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour'],
		['spaces at its ends', '  x  ', '  x  '],
		['what XML forbids', 'a\0b\x01c\x1Fd\uFFFEe\uFFFFf\uD800g', 'abcdefg'],
		['what looks like an escape', '_x0041_ _x000D_', '_x0041_ _x000D_'],
		['a formula', '=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'],
		['a wide formula', '＝1', "'＝1"],
		['a command', '@SUM(A1)', "'@SUM(A1)"],
		['a phone number', '+79991234567', '+79991234567'],
		['a digit text', '007', '007']
	])('with %s is read back', async (_, cell, expected) => {
		expect(await readCell(cell)).toEqual(expected);
	});

	test('with a moment is a date', async () => {
		const moment = new Date('2026-03-29T12:34:56.000Z');
		const found = await readCell(moment);
		expect(found).toBeInstanceOf(Date);
		expect(Math.abs(Number(found) - moment.getTime())).toBeLessThan(1000);
	});

	test('holds 32,767 characters; a longer text is cut with a mark, never through a character', async () => {
		const longest = 'x'.repeat(32_767);
		expect(await readCell(longest)).toBe(longest);
		expect(await readCell(`${longest}y`)).toBe(`${'x'.repeat(32_766)}…`);
		expect(await readCell(`${'x'.repeat(32_765)}👍👍`)).toBe(`${'x'.repeat(32_765)}…`);
	});
});

test('headings are defused, bold, and stay in sight', async () => {
	const { sheets } = await read(['=1+1', 'b'], [[['x', 'y']]]);
	const [sheet] = sheets;
	expect(sheet?.rows).toEqual([
		["'=1+1", 'b'],
		['x', 'y']
	]);
	expect(sheet?.freezePane).toMatchObject({ rows: 1 });
	expect(sheet?.cells?.get('0,0')?.style?.font?.bold).toBe(true);
});

test('cells keep their columns where others are empty, beyond Z too', async () => {
	const row = Array.from({ length: 60 }, (_, index) => (index % 7 === 3 ? index : null));
	const { sheets } = await read(
		row.map((_, index) => `h${index}`),
		[[row]]
	);
	const [, found = []] = sheets[0]?.rows ?? [];
	expect(row.map((_, index) => found[index] ?? null)).toEqual(row);
});

describe('sheets', () => {
	const pages = [[['1'], ['2'], ['3']], [], [['4'], ['5'], ['6']], [['7']]];
	const rowsOf = async (rows: number, bytes = 1e9) =>
		(await read(['n'], pages, { rows, bytes })).sheets.map((sheet) => sheet.rows.flat());

	test.each([
		[10, [['n', '1', '2', '3', '4', '5', '6', '7']]],
		[7, [['n', '1', '2', '3', '4', '5', '6', '7']]],
		[
			6,
			[
				['n', '1', '2', '3', '4', '5', '6'],
				['n', '7']
			]
		],
		[
			2,
			[
				['n', '1', '2'],
				['n', '3', '4'],
				['n', '5', '6'],
				['n', '7']
			]
		]
	])('of %i rows follow each other', async (rows, expected) => {
		expect(await rowsOf(rows)).toEqual(expected);
	});

	test('end before they are too large for the archive', async () => {
		expect(await rowsOf(10, 1)).toEqual([
			['n', '1', '2', '3'],
			['n', '4', '5', '6'],
			['n', '7']
		]);
	});

	test('are one where there is nothing', async () => {
		expect((await read(['n'], [])).sheets.map(({ rows }) => rows)).toEqual([[['n']]]);
	});
});

test('a table that breaks off breaks the file', async () => {
	async function* breaking() {
		yield [['1']];
		throw new Error('no more');
	}
	const file = xlsxFile({ headings: ['n'], pages: breaking() });
	await expect(Array.fromAsync(file)).rejects.toThrow('no more');
});
