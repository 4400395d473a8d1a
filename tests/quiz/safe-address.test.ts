import { expect, test } from 'vitest';
import { isSafeAddress } from '../../src/lib/quiz/safe-address.ts';

test.each([
	'https://example.com',
	'HTTP://example.com/a?b#c',
	'mailto:a@example.com',
	'tel:+4930',
	'/about',
	'./a',
	'../a',
	'#end',
	'?q'
])('%s is safe', (address) => {
	expect(isSafeAddress(address)).toBe(true);
});

test.each([
	'',
	'javascript:alert(1)',
	' javascript:alert(1)',
	'java\nscript:alert(1)',
	'data:text/html,x',
	'//evil.example',
	'/\\evil.example',
	'/\t/evil.example',
	'\\\\evil.example',
	'https:/\\evil.example',
	'https://',
	'https:evil.example',
	'https:///evil.example',
	'ftp://example.com',
	'example.com'
])('%j is not', (address) => {
	expect(isSafeAddress(address)).toBe(false);
});
