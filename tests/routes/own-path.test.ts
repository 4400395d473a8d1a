import { expect, test } from 'vitest';
import { ownPath } from '../../src/routes/own-path.ts';

test.each([
	['/leads?segment=hot', '/leads?segment=hot'],
	['/quizzes/quiz_1#share', '/quizzes/quiz_1'],
	['/', '/']
])('%s is a page of ours', (next, path) => {
	expect(ownPath(next)).toBe(path);
});

test.each([
	null,
	undefined,
	'',
	'leads',
	'https://evil.example',
	'//evil.example/leads',
	'/\\evil.example',
	'\\/evil.example',
	'/%09/evil.example\t',
	'/\n/evil.example',
	'/ /evil.example',
	'javascript:alert(1)',
	'/.//evil.example'
])('%j leads home', (next) => {
	expect(ownPath(next)).toBe('/');
});
