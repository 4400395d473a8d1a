import { expect, test } from 'vitest';
import { en } from '../../src/lib/i18n/en.ts';
import { ru } from '../../src/lib/i18n/ru.ts';
import { translator } from '../../src/lib/i18n/translator.ts';

const english = translator('en', en);
const russian = translator('ru', ru);

test('fills in what a message names', () => {
	expect(english('publish.done', { version: 3 })).toBe('Version 3 is published.');
	expect(russian('publish.done', { version: 3 })).toBe('Версия 3 опубликована.');
});

test.each([
	[0, 'Повторять нечего.'],
	[1, '1 доставка снова в очереди.'],
	[2, '2 доставки снова в очереди.'],
	[5, '5 доставок снова в очереди.'],
	[11, '11 доставок снова в очереди.'],
	[21, '21 доставка снова в очереди.'],
	[104, '104 доставки снова в очереди.']
])('counts %i in Russian', (count, sentence) => {
	expect(russian('deliveries.again.done', { count })).toBe(sentence);
});

test('leaves what people typed as they typed it', () => {
	const title = '<b>{count}</b> ’s';
	expect(english('quiz.restored', { title })).toBe(`“${title}” is back.`);
});

test('says the same message again with other values', () => {
	expect([1, 2].map((version) => english('versions.one', { version }))).toEqual([
		'Version 1',
		'Version 2'
	]);
});

test('a missing or unknown parameter does not compile', () => {
	// @ts-expect-error the version is missing
	expect(() => english('publish.done')).toThrow();
	// @ts-expect-error no such parameter
	english('publish.done', { version: 1, versoin: 2 });
	// @ts-expect-error no such key
	expect(() => english('no.such.key')).toThrow();
});
