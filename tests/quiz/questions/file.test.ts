import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../../src/lib/quiz/check.ts';
import { file } from '../../../src/lib/quiz/questions/file.ts';
import { refusedFile } from '../../../src/lib/quiz/questions/file-refusal.ts';
import {
	acceptedEndings,
	allFileTypes,
	endingOf
} from '../../../src/lib/quiz/questions/file-endings.ts';
import { typeWords } from '../../../src/lib/quiz/questions/file-types.ts';
import { stepSchema } from '../../../src/lib/quiz/questions/schemas.ts';
import { aStep } from '../../support/a-step.ts';

const id = (digit: string) => `upl_${digit.repeat(32)}`;
const several = aStep('file', { maxFiles: 3 });

describe('an answer', () => {
	test.each([
		['ids that look like ours', [id('a'), id('0')], 'taken'],
		['one id, not in a list', id('a'), 'wrong_type'],
		['a path', ['../../etc/passwd'], 'unknown_upload'],
		['an id with more behind it', [`${id('a')}/..`], 'unknown_upload'],
		['an id in capitals', [id('A')], 'unknown_upload'],
		['an id twice', [id('a'), id('a')], 'duplicate_upload'],
		['more than are asked for', ['a', 'b', 'c', 'd'].map(id), 'too_many_files'],
		['something else in the list', [id('a'), 1], 'wrong_type']
	])('of %s is judged', (_, answer, code) => {
		const checked = checkAnswer(several, answer, { consents: [] });
		expect(checked.ok ? 'taken' : checked.problems[0]?.code).toBe(code);
	});

	test.each([
		[1, '1 file', '1 файл'],
		[3, '3 files', '3 файла'],
		[5, '5 files', '5 файлов']
	])('of %i files is told in words', (count, english, russian) => {
		const answer = Array.from({ length: count }, (_, at) => id(String(at)));
		expect(file.describe(several, answer, 'en')).toBe(english);
		expect(file.describe(several, answer, 'ru-RU')).toBe(russian);
	});

	test('posted beside the one that it takes the place of is the later one', () => {
		const form = new URLSearchParams([
			['upload', id('a')],
			['upload', id('b')]
		]);
		expect(file.read(aStep('file'), form)).toEqual([id('b')]);
		expect(file.read(aStep('file', { maxFiles: 2 }), form)).toEqual([id('a'), id('b')]);
	});
});

describe('a definition', () => {
	test.each([
		[{ accept: [] }],
		[{ accept: ['pdf'] }],
		[{ accept: ['.svg'] }],
		[{ accept: ['.exe'] }],
		[{ maxFiles: 0 }],
		[{ maxFiles: 11 }],
		[{ maxSize: 0 }],
		[{ maxSize: 51 }]
	])('with %j is refused', (wrong) => {
		expect(stepSchema.safeParse({ ...aStep('file'), ...wrong }).success).toBe(false);
	});
});

describe('types', () => {
	test('are groups and endings', () => {
		expect(acceptedEndings(['archives', '.pdf', '.zip'])).toEqual([
			...['zip', 'rar', '7z', 'gz', 'tar'],
			'pdf'
		]);
		expect(acceptedEndings()).toHaveLength(allFileTypes().length - 6);
		expect(typeWords(['images', '.pdf'], 'ru')).toBe('изображения, PDF');
	});

	test.each([
		['plan.PDF', 'pdf'],
		['a.tar.gz', 'gz'],
		['plan', ''],
		['dir.d/plan', ''],
		['.', ''],
		['what a day. Really', '']
	])('%s ends in “%s”', (name, ending) => {
		expect(endingOf(name)).toBe(ending);
	});
});

describe('a file is refused before it is sent', () => {
	const step = aStep('file', { accept: ['images'], maxSize: 1 });
	test.each([
		['a.png', 1, undefined],
		['a.png', 1_048_576, undefined],
		['IMG_0042', 1, undefined],
		['a.png', 1_048_577, 'too_large'],
		['a.png', 0, 'empty'],
		['a.pdf', 1, 'type'],
		['a.png.exe', 1, 'type']
	])('%s of %i bytes: %s', (name, size, code) => {
		expect(refusedFile(step, { name, size })?.code).toBe(code);
	});
});
