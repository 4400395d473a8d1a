import { describe, expect, test } from 'vitest';
import {
	embedCode,
	embedModule,
	settingsFor,
	soundPlacing,
	USUAL,
	type Placing
} from '../../../src/lib/builder/share/embed-code.ts';

const ORIGIN = 'https://quiz.example.com';
/** For those without scripts. */
const LINK =
	'<noscript><a href="https://quiz.example.com/q/bant">Take the quiz</a></noscript></div>';
const SCRIPT = '<script async src="https://quiz.example.com/embed.js"></script>';
const code = (placing: Partial<Placing>) =>
	embedCode(ORIGIN, 'bant', { ...USUAL, ...placing }, 'Take the quiz').split('\n');

describe('the code for a page', () => {
	test.each<[Partial<Placing>, string]>([
		[{}, '<div data-quizsilver="bant" style="min-height:480px">' + LINK],
		[
			{ height: '700', locale: 'ru', track: true },
			'<div data-quizsilver="bant" data-locale="ru" data-track="ga4 metrica meta" style="min-height:700px">' +
				LINK
		],
		[
			{ way: 'popup', delay: '10', scroll: '50', repeat: 'once', text: 'of a button' },
			'<div data-quizsilver="bant" data-mode="popup" data-delay="10" data-scroll="50" data-repeat="once"></div>'
		],
		[
			{ way: 'slide', side: 'left' },
			'<div data-quizsilver="bant" data-mode="slide" data-side="left"></div>'
		],
		[
			{ way: 'button', text: 'Say "hi" & <go>', color: '#112233', delay: '5' },
			'<div data-quizsilver="bant" data-mode="button" data-color="#112233" data-text="Say &quot;hi&quot; &amp; &lt;go>"></div>'
		],
		[
			{ way: 'click' },
			'<a href="https://quiz.example.com/q/bant" data-quizsilver-open="bant">Take the quiz</a>'
		],
		[
			{ way: 'click', text: 'A < B' },
			'<a href="https://quiz.example.com/q/bant" data-quizsilver-open="bant">A &lt; B</a>'
		]
	])('of %j', (placing, line) => {
		expect(code(placing)).toEqual([line, SCRIPT]);
	});
});

test('the module is called with the same settings', () => {
	const module = embedModule(ORIGIN, 'bant', { ...USUAL, way: 'chat', text: 'Ask us' });
	expect(module).toContain("from 'https://quiz.example.com/embed.mjs'");
	expect(module).toContain('slug: "bant",\n  mode: "chat",\n  text: "Ask us"');
});

test('what means nothing for a way is not handed on', () => {
	const placing: Placing = { ...USUAL, way: 'exit', delay: '5', text: 'x', repeat: '7' };
	expect(settingsFor('bant', placing)).toEqual({
		slug: 'bant',
		mode: 'exit',
		side: 'right',
		repeat: 7
	});
});

test.each<[Partial<Placing>, Partial<Placing>]>([
	[{ height: '-5' }, { height: '480' }],
	[{ height: '99999999' }, { height: '480' }],
	[{ height: '' }, { height: '480' }],
	[{ height: '700' }, { height: '700' }],
	[
		{ delay: '-5', scroll: '99999999' },
		{ delay: '', scroll: '' }
	],
	[
		{ delay: '1,5', scroll: ' 50 ' },
		{ delay: '1.5', scroll: '50' }
	],
	[{ text: 'x'.repeat(10_000) }, { text: '' }]
])('of %j the code holds %j', (placing, sound) => {
	expect(soundPlacing({ ...USUAL, ...placing })).toEqual({ ...USUAL, ...sound });
});
