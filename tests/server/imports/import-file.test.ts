import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guessMapping } from '../../../src/lib/server/services/audience/columns.ts';
import {
	lookIntoFile,
	readFileRows,
	type Fault
} from '../../../src/lib/server/services/imports/import-file.ts';
import { personReader } from '../../../src/lib/server/services/audience/person-reader.ts';
import type { Person } from '../../../src/lib/server/services/audience/person.ts';
import type { ImportFormat } from '../../../src/lib/server/storage/store.ts';
import { aRecipientFile, encoded, type FileShape } from '../../support/a-recipient-file.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(bytes: Uint8Array | string): Promise<string> {
	const path = join(folder, `${Math.random()}`);
	await writeFile(path, bytes);
	return path;
}

/** As somebody takes it who changes nothing on the page. */
async function readAll(path: string, given: Partial<ImportFormat> = {}) {
	const { format, headings, rows } = await lookIntoFile(path, given);
	const people: Person[] = [];
	const faults: Fault[] = [];
	let count = 0;
	const read = personReader(guessMapping(headings, rows));
	for await (const batch of readFileRows(path, format, read, 250)) {
		people.push(...batch.items);
		faults.push(...batch.faults);
		count += batch.rows;
	}
	return { format, people, faults, count };
}

const SHAPES: FileShape[] = [
	{ encoding: 'utf-8', separator: ',' },
	{ encoding: 'utf-8-bom', separator: ';' },
	{ encoding: 'utf-16le', separator: '\t' },
	{ encoding: 'utf-16be', separator: ';' },
	{ encoding: 'windows-1251', separator: ';' }
];

describe('a file of recipients', () => {
	test.each([
		['email', 8, false],
		['email', 9, true],
		['', 8, false],
		['', 9, true]
	])(
		'headed “%s” with %i rows, the first are shown, and whether there are more',
		async (head, count, isMore) => {
			const rows = Array.from({ length: count }, (_, n) => `p${n}@example.com`);
			const path = await fileOf([...(head ? [head] : []), ...rows, ''].join('\n'));
			expect(await lookIntoFile(path)).toMatchObject({ isMore, rows: { length: 8 } });
		}
	);

	test.each(SHAPES)(
		'in $encoding with "$separator" is read to its end, broken lines by their number',
		async (shape) => {
			const { bytes, broken, repeated } = aRecipientFile(3000, shape);
			const { format, people, faults, count } = await readAll(await fileOf(bytes));
			expect(format).toEqual({
				kind: 'csv',
				encoding: shape.encoding.replace('-bom', ''),
				separator: shape.separator,
				headings: true
			});
			expect(count).toBe(3000);
			const refused = faults.filter(({ code }) => code !== 'repeated');
			expect(refused.map(({ line }) => line)).toEqual(broken);
			expect(faults).toHaveLength(broken.length + repeated);
			expect(people).toHaveLength(3000 - broken.length - repeated);
			expect(people[0]).toEqual({
				email: 'person1@example.com',
				name: 'Анна 1',
				locale: 'ru',
				fields: { company: `ООО "Ромашка${shape.separator} и 1"` },
				tags: ['клиенты', 'москва']
			});
			expect(people[6]?.name).toBe('Анна Петрова');
		}
	);

	test('UTF-16 without a mark is known by its zeros', async () => {
		const bytes = encoded('email;имя\nanna@example.com;Анна', 'utf-16le').subarray(2);
		const { format, people } = await readAll(await fileOf(bytes));
		expect(format.encoding).toBe('utf-16le');
		expect(people).toMatchObject([{ email: 'anna@example.com', name: 'Анна' }]);
	});

	test('a mark says UTF-16 where hardly any sign is Latin', async () => {
		const notes = 'Перезвонить'.repeat(40);
		const bytes = encoded(`почта;заметка\nanna@example.com;${notes}`, 'utf-16le');
		const { format, people } = await readAll(await fileOf(bytes));
		expect(format.encoding).toBe('utf-16le');
		expect(people).toMatchObject([{ email: 'anna@example.com' }]);
	});

	test('separators inside of quotes part nothing', async () => {
		const path = await fileOf('a@example.com;"A, of B, C, D"\nb@example.com;"B, of C, D, E"\n');
		const { format, people } = await readAll(path);
		expect(format.separator).toBe(';');
		expect(people.map(({ email }) => email)).toEqual(['a@example.com', 'b@example.com']);
	});

	test('a line’s end that is read in two halves is one', async () => {
		const first = 'email,name\r\n';
		// As much as a file is read at once, up to the return of the second line.
		const second = `a@example.com,${'x'.repeat(64 * 1024 - first.length - 15)}`;
		const path = await fileOf(`${first}${second}\r\nbroken\r\nb@example.com,B`);
		const { faults, people } = await readAll(path);
		expect(faults).toMatchObject([
			{ line: 2, code: 'too_much' },
			{ line: 3, code: 'no_at' }
		]);
		expect(people.at(-1)?.email).toBe('b@example.com');
	});

	test.each([
		['a PDF', Buffer.from('%PDF-1.7\nemail,name\nanna@example.com,Anna')],
		['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49])],
		['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3, 4])]
	])('%s is no list', async (_, bytes) => {
		await expect(lookIntoFile(await fileOf(bytes), {})).rejects.toThrow('NoText');
	});

	test('one byte that is no UTF-8, far behind the beginning, tells windows-1251', async () => {
		const text = `email,name\n${'anna@example.com,Anna\n'.repeat(30_000)}`;
		const path = await fileOf(
			Buffer.concat([Buffer.from(text), encoded('bob@example.com,Боб', 'windows-1251')])
		);
		const { format, people } = await readAll(path);
		expect(format.encoding).toBe('windows-1251');
		expect(people.at(-1)).toMatchObject({ email: 'bob@example.com', name: 'Боб' });
	});

	test('a quote that nobody closes takes nobody else along', async () => {
		const path = await fileOf(
			'email,name\na@example.com,"Anna\nb@example.com,"Bob"\nc@example.com,5" Carl\nd@example.com,ООО "Ромашка"\ne@example.com,"E"x\nf@example.com,F'
		);
		const { people, faults } = await readAll(path);
		expect(people.map(({ name }) => name)).toEqual(['Bob', '5" Carl', 'ООО "Ромашка"', 'F']);
		expect(faults).toEqual([
			{ line: 2, code: 'broken_quotes', value: 'a@example.com,"Anna' },
			{ line: 6, code: 'broken_quotes', value: 'e@example.com,"E"x' }
		]);
	});

	test('old line ends, empty lines and cells beyond the headings', async () => {
		const path = await fileOf(
			'email,name\ra@example.com,A\r\rb@example.com,B,C\rc@example.com,C,,\r'
		);
		const { people, faults } = await readAll(path);
		expect(people.map(({ email }) => email)).toEqual(['a@example.com', 'c@example.com']);
		expect(faults).toMatchObject([{ line: 4, code: 'too_many_cells' }]);
	});

	test('without headings, the column of addresses is known by what stands in it', async () => {
		const { format, people } = await readAll(
			await fileOf('Анна;anna@example.com\nБоб;bob@example.com')
		);
		expect(format.headings).toBe(false);
		expect(people.map(({ email }) => email)).toEqual(['anna@example.com', 'bob@example.com']);
	});

	test('a workbook is read row by row', async () => {
		const bytes = await writeXlsx({
			sheets: [
				{
					name: 'Клиенты',
					rows: [
						['Эл. почта', 'ФИО', 'Заказов', 'Город'],
						['Anna@example.com', 'Анна', 12, 'Москва'],
						[null, null, null, null],
						['broken', 'Боб', 1.5, true],
						['anna@EXAMPLE.com', 'Ещё раз', 1, '']
					]
				}
			]
		});
		const { format, people, faults } = await readAll(await fileOf(bytes));
		expect(format.kind).toBe('xlsx');
		expect(people).toEqual([
			{
				email: 'anna@example.com',
				name: 'Анна',
				locale: null,
				fields: { zakazov: '12', city: 'Москва' },
				tags: []
			}
		]);
		expect(faults.map(({ line, code }) => [line, code])).toEqual([
			[4, 'no_at'],
			[5, 'repeated']
		]);
	});

	test.each([
		[
			['Email', 'Name', 'Language', 'Tags', 'Company'],
			['email', 'name', 'locale', 'tags', 'field:company']
		],
		[
			['Почта', 'Имя', 'Язык', 'Метки', 'Должность'],
			['email', 'name', 'locale', 'tags', 'field:role']
		],
		[
			['E-mail адрес', 'ФИО', '', 'Дата рождения', 'Телефон'],
			['email', 'name', undefined, 'field:data_rozhdeniya', 'field:phone']
		],
		[
			['Электронная почта', 'Фамилия', 'Имя', 'Имя'],
			['email', 'field:last_name', 'name', undefined]
		]
	])('the headings %j are understood', (headings, meanings) => {
		const mapping = guessMapping(headings, []);
		expect(headings.map((_, at) => mapping[at])).toEqual(meanings);
	});
});
