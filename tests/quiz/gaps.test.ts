import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillText } from '../../src/lib/quiz/fill.ts';
import { escapeHtml, markdown } from '../../src/lib/quiz/markdown.ts';

/* Texts that recall what nobody has said: here `{{x}}` is unknown, `{{name}}` is Anna. */

const CONTEXT = { answers: { name: 'Anna', empty: '' } };

describe('where nothing is recalled, what only led up to it goes too', () => {
	test.each([
		['Thanks, {{x}}!', 'Thanks!'],
		['Thanks, {{empty}}!', 'Thanks!'],
		['Thanks, {{x|}}!', 'Thanks!'],
		['Thanks, {{x}}', 'Thanks'],
		['Thank you, {{x}}. We will call.', 'Thank you. We will call.'],
		['Hi {{x}}, let us begin', 'Hi, let us begin'],
		['Hello {{x}}!', 'Hello!'],
		['Thanks, {{x}} {{x}}!', 'Thanks!'],
		['Thanks, {{name}} {{x}}!', 'Thanks, Anna!'],
		['Thanks, {{x}} {{name}}!', 'Thanks, Anna!'],
		['{{x}}, your result is here', 'Your result is here'],
		['Good. {{x}}, your result is here', 'Good. Your result is here'],
		['{{x}}! Your result', 'Your result'],
		['{{x}} your result', 'your result'],
		['Your answer: {{x}}', 'Your answer'],
		['Your answer: {{x}}.', 'Your answer.'],
		['You chose {{x}}, {{name}} and more', 'You chose, Anna and more'],
		['Red, {{x}}, blue', 'Red, blue'],
		['Red, {{x}}, {{x}}, blue', 'Red, blue'],
		['A great {{x}} choice', 'A great choice'],
		['Your plan ({{x}}) is ready', 'Your plan is ready'],
		['Your plan “{{x}}” is ready', 'Your plan is ready'],
		['Ready — {{x}}', 'Ready'],
		['One — {{x}} — two', 'One — two'],
		['One - {{x}}', 'One'],
		['First line, {{x}}\nSecond line', 'First line\nSecond line'],
		['First line\n{{x}}, second line', 'First line\nSecond line'],
		['**Thanks, {{x}}!**', '**Thanks!**'],
		['Hello, **{{x}}**!', 'Hello!'],
		['{{x}}', ''],
		['{{x}}.', ''],
		['{{x}}, {{x}}', ''],
		['Спасибо, {{x}}!', 'Спасибо!'],
		['Спасибо, {{x}}', 'Спасибо'],
		['{{x}}, спасибо!', 'Спасибо!'],
		['Здравствуйте, {{x}}. Начнём?', 'Здравствуйте. Начнём?'],
		['Готово! {{x}}, ваш результат ниже', 'Готово! Ваш результат ниже'],
		['Ваш тариф «{{x}}» готов', 'Ваш тариф готов'],
		['Ваш город: {{x}}.', 'Ваш город.'],
		['{{x}} — ваш результат', 'Ваш результат'],
		['Итак, {{x}}, ваш результат', 'Итак, ваш результат'],
		['Компания ({{x}}), город {{name}}', 'Компания, город Anna'],
		['Спасибо, {{x|друг}}!', 'Спасибо, друг!']
	])('%s', (text, filled) => {
		expect(fillText(text, CONTEXT)).toBe(filled);
	});
});

describe('where something else hangs on it, it stays', () => {
	test.each([
		['Thanks, {{name}}!', 'Thanks, Anna!'],
		['[{{x}}]', '[]'],
		['f({{x}})', 'f()'],
		['/p?a=1,{{x}}&b={{x}}', '/p?a=1,&b='],
		['https://{{x}}.example.com/?q={{x}}', 'https://.example.com/?q='],
		['{{x}}.5 kg', '.5 kg'],
		['Well , then', 'Well , then'],
		['Well , then {{x}} so', 'Well , then so']
	])('%s', (text, filled) => {
		expect(fillText(text, CONTEXT)).toBe(filled);
	});
});

test.each([
	['Thanks, {{x}}!\n\n{{x}}, read on', '<p>Thanks!</p><p>Read on</p>'],
	['- {{x}}, one\n- two: {{x}}', '<ul><li>One</li><li>two</li></ul>'],
	['Hello, **{{x}}**!', '<p>Hello!</p>'],
	['**Thanks, {{x}}**, go on', '<p><strong>Thanks</strong>, go on</p>'],
	['[Go](/p?n={{x}}), {{x}}!', '<p><a href="/p?n=" target="_blank" rel="noopener">Go</a>!</p>']
])('in HTML: %s', (source, html) => {
	const filled = fillText(markdown(source), { ...CONTEXT, encode: escapeHtml });
	expect(filled.replace(/<a [^>]*>/, '<a>')).toBe(html.replace(/<a [^>]*>/, '<a>'));
});

test('an entity before it is not cut', () => {
	const answers = { name: "O'" };
	expect(fillText('{{name}} {{x}}!', { answers, encode: escapeHtml })).toBe('O&#39;!');
});

const piece = fc.oneof(
	fc.constantFrom(
		'{{x}}',
		', ',
		'!',
		'. ',
		' ',
		'\n',
		' — ',
		': ',
		'«',
		'»',
		'(',
		')',
		'**',
		' - ',
		'и',
		'5'
	),
	fc.string({ unit: 'grapheme', maxLength: 4 }).filter((text) => !/[{}<]/.test(text))
);
const spoken = (text: string) => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

test('no letter or digit of the author is lost, whatever stands around', () => {
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
			const text = pieces.join('');
			const filled = fillText(text, CONTEXT);
			expect(spoken(filled)).toBe(spoken(text.replaceAll('{{x}}', '')));
			if (!text.includes('{{x}}')) expect(filled).toBe(text);
		})
	);
});

test.each([
	['blanks', `${' '.repeat(4990)}{{x}}${' '.repeat(4990)}`],
	['nothings', '{{x}} , '.repeat(1250)],
	['brackets', '('.repeat(4990) + '{{x}}' + ')'.repeat(4990)]
])('a text as long as it may be, all of %s, is put together in no time', (_of, text) => {
	const start = performance.now();
	fillText(text, CONTEXT);
	expect(performance.now() - start).toBeLessThan(500);
});
