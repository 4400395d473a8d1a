import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../../src/lib/quiz/check.ts';
import { aStep } from '../../support/a-step.ts';

const check = (typed: unknown) => checkAnswer(aStep('website'), typed, { consents: [] });

describe('the address of a website', () => {
	test.each([
		['example.com', 'https://example.com'],
		['Example.COM/', 'https://example.com'],
		['HTTP://Example.com/Shop?A=1#B', 'http://example.com/Shop?A=1#B'],
		['  www.example.com\n', 'https://www.example.com'],
		['example.com.', 'https://example.com'],
		['example.com:8080/x', 'https://example.com:8080/x'],
		['пример.рф', 'https://пример.рф'],
		['ПРИМЕР.РФ/О-нас', 'https://пример.рф/О-нас'],
		['xn--e1afmkfd.xn--p1ai', 'https://xn--e1afmkfd.xn--p1ai'],
		['münchen.de', 'https://münchen.de'],
		['mu\u0308nchen.de', 'https://münchen.de'],
		['उदाहरण.भारत', 'https://उदाहरण.भारत'],
		['a-b.c.example', 'https://a-b.c.example']
	])('%j is kept as %s', (typed, answer) => {
		expect(check(typed)).toEqual({ ok: true, answer });
		expect(check(answer)).toEqual({ ok: true, answer });
	});

	test.each([
		'javascript:alert(1)',
		'JavaScript://example.com/%0aalert(1)',
		'data:text/html,x.y',
		'ftp://example.com',
		'mailto:anna@example.com',
		'anna@example.com',
		'https://user:secret@example.com',
		'https://example.com@evil.example',
		'https://example.com\\@evil.example',
		'//example.com',
		'https:/example.com',
		'https://',
		'localhost',
		'http://localhost:3000',
		'127.0.0.1',
		'http://[::1]/',
		'0x7f.1',
		'example.c',
		'my site.com',
		'example.com/a b',
		'exa_mple.com',
		'-example.com',
		'example-.com',
		'example..com',
		'.com',
		'example.com:99999',
		'example.com/"onclick="x',
		'example.com/<script>',
		`${'a'.repeat(64)}.com`,
		`${'abc.'.repeat(70)}com`
	])('is not %j', (typed) => {
		expect(check(typed)).toEqual({ ok: false, problems: [{ code: 'bad_website' }] });
	});

	test('is not endless', () => {
		expect(check(`example.com/${'x'.repeat(2000)}`)).toMatchObject({
			problems: [{ code: 'too_long' }]
		});
		expect(check('a.'.repeat(100_000)).ok).toBe(false);
	});
});
