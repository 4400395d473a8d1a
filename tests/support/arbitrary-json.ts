import type { Draw } from './draw.ts';

export type Json = unknown;

/** Few enough that things meet; some of them are no names at all. */
export const names = [
	'a',
	'b',
	'c',
	'd',
	'e',
	'f',
	'end',
	'other',
	'constructor',
	'ключ',
	'a b',
	'-',
	'x'.repeat(80),
	'9ec78f30-0e18-4c20-a44e-33098d44b2ba'
] as const;

const WORDS = [
	'Question',
	'',
	'  ',
	'Два *слова*\nи _ещё_',
	'Hello {{field:a}}, {{hidden:b}} and {{var:score}} {{field:nobody}}',
	'{{{a}}} {{ {a} {b.c} {{score}}',
	'<script>alert(1)</script><b>bold</b> <a href="javascript:alert(1)">x</a>',
	'[x](javascript:alert(1))',
	'long '.repeat(3000)
] as const;

export const words = (draw: Draw): string => draw.pick(WORDS);

/** What nobody expects where it stands. */
export const oddValue = (draw: Draw): Json =>
	draw.pick<Json>([
		null,
		1,
		-1.5,
		'text',
		true,
		[],
		{},
		[1, 'a', null],
		{ toString: 1, valueOf: 1 },
		[[[]]],
		{ length: 3 }
	]);
