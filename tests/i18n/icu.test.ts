import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/lib/i18n/en.ts';
import { compileMessage, grammarOf, type Values } from '../../src/lib/i18n/icu.ts';
import { ru } from '../../src/lib/i18n/ru.ts';

/** As a full implementation of ICU's messages says it. */
function inFull(message: string, locale: string, values: Values): string {
	const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
	return String(format.format(values));
}

const here = (message: string, locale: string, values: Values = {}) =>
	compileMessage(message, grammarOf(locale))(values);

const COUNTS = [0, 1, 2, 3, 5, 11, 21, 22, 104, 1234567];

/** The same number for whatever a message may name. */
function everything(message: string, number: number): Values {
	return Object.fromEntries(
		[...message.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name = '']) => [name, number])
	);
}

describe.each([
	['en', en],
	['ru', ru]
] as const)('the sentences in %s', (locale, catalogue) => {
	test.each(COUNTS)('are said as a full parser says them, of %i', (number) => {
		for (const message of Object.values(catalogue)) {
			const values = everything(message, number);
			expect(here(message, locale, values)).toBe(inFull(message, locale, values));
		}
	});
});

test.each([
	["It's {name}'s", { name: 'Ada' }],
	["'{name}' is written '{'{name}'}'", { name: 'Ada' }],
	["two '' and '{a '' b}' and '# and #", {}],
	["{n, plural, one {'#' is #} other {# '{n}' {name}}}", { n: 1, name: 'x' }],
	["{n, plural, one {'#' is #} other {# '{n}' {name}}}", { n: 2500, name: 'x' }],
	[
		'{ n , plural , =1 {just one} =2{two} other {{m, plural, one {#} other {#s}} of #}}',
		{ n: 3, m: 1 }
	],
	['{ n , plural , =1 {just one} =2{two} other {none}}', { n: 1 }],
	['{n, number} of { all }', { n: 12345.6789, all: 1 }],
	['', {}]
] as const)('%s', (message, values) => {
	for (const locale of ['en', 'ru']) {
		expect(here(message, locale, values)).toBe(inFull(message, locale, values));
	}
});

test.each([
	'{',
	'}',
	'{name',
	'{name, date}',
	'{n, number, percent}',
	'{n, plural, one {#}}',
	'{n, plural, some {#} other {#}}',
	'{n, plural, other {#}',
	'{n, select, a {A} other {B}}'
])('%s is refused', (message) => {
	expect(() => compileMessage(message, grammarOf('en'))).toThrow(SyntaxError);
});

test('quotes of a name that is quoted become inner ones', () => {
	expect(here('Quiz «{name}» is there', 'ru', { name: 'ООО «Роза»' })).toBe(
		'Quiz «ООО „Роза“» is there'
	);
	expect(here('{n, plural, other {# in “{name}”}}', 'en', { n: 2, name: 'The “Rose”' })).toBe(
		'2 in “The ‘Rose’”'
	);
	expect(here('Quiz {name}', 'ru', { name: '«Роза»' })).toBe('Quiz «Роза»');
});

test('what is not given is missed', () => {
	expect(() => here('{name}', 'en')).toThrow('{name}');
	expect(() => here('{n, plural, other {#}}', 'en')).toThrow('{n}');
	expect(here('{n}', 'en', { n: '' })).toBe('');
});
