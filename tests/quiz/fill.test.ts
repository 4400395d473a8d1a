import { describe, expect, test } from 'vitest';
import { fillText, recallsIn, type FillContext } from '../../src/lib/quiz/fill.ts';
import { escapeHtml, markdown } from '../../src/lib/quiz/markdown.ts';

const CONTEXT: FillContext = {
	answers: {
		role: 'Owner',
		'contact.name': 'Anna',
		date: '5 мая 2026 г.',
		empty: '',
		percent: 'an answer'
	},
	hidden: { utm_source: 'ads', role: 'hidden' },
	score: { score: '42', percent: '70 %', amounts: { price: '€1,000', extra: '€50' } }
};

describe('a recall', () => {
	test.each([
		['an answer', '{{role}}', 'Owner'],
		['with spaces inside', '{{ role }}', 'Owner'],
		['what ends with the full stop that follows', 'By {{date}}.', 'By 5 мая 2026 г.'],
		[
			'what ends with a full stop, before others',
			'{{date}}... {{date}}',
			'5 мая 2026 г.... 5 мая 2026 г.'
		],
		['a field of a form', 'Hi {{contact.name}}.', 'Hi Anna.'],
		['a hidden field', '{{utm_source}}', 'ads'],
		['the score', '{{score}}', '42'],
		['the first amount', '{{amount}}', '€1,000'],
		['an amount by name', '{{amount:extra}}', '€50'],
		['an unknown amount', '{{amount:other|none}}', 'none'],
		['an answer before what has the same name', '{{percent}} {{role}}', 'an answer Owner'],
		['a fallback that is not needed', '{{role|friend}}', 'Owner'],
		['a fallback for nothing', '{{nobody|dear friend}}', 'dear friend'],
		['a fallback for an empty answer', '{{empty|friend}}', 'friend'],
		['nothing', '[{{nobody}}]', '[]'],
		['an empty fallback', '[{{nobody|}}]', '[]'],
		['what every object has', '{{constructor}}{{toString|x}}', 'x'],
		['several', '{{role}}, {{role}}', 'Owner, Owner'],
		['what is no recall', '{role} {{}} {{a b}} {{{x', '{role} {{}} {{a b}} {{{x']
	])('%s', (_name, text, filled) => {
		expect(fillText(text, CONTEXT)).toBe(filled);
	});

	test('of a score stays empty where no score is shown', () => {
		const { score: _, ...before } = CONTEXT;
		expect(fillText('{{score}}{{amount}}{{amount:price}}', before)).toBe('');
	});

	test('is never filled in twice', () => {
		expect(fillText('{{a}}', { answers: { a: '{{b}}', b: 'secret' } })).toBe('{{b}}');
	});

	test('is encoded as its place asks, the words around it are not', () => {
		const answers = { name: 'A & B/#' };
		expect(fillText('/x?a=b&n={{name}}', { answers, encode: encodeURIComponent })).toBe(
			'/x?a=b&n=A%20%26%20B%2F%23'
		);
	});

	test('in Markdown stays what the respondent typed', () => {
		const answers = { name: '**<b>** [x](https://evil.example)' };
		const html = fillText(markdown('Hello **{{name|you}}**'), { answers, encode: escapeHtml });
		expect(html).toBe('<p>Hello <strong>**&lt;b&gt;** [x](https://evil.example)</strong></p>');
	});
});

test('the names in a text are told in order', () => {
	expect(recallsIn('{{a}} {{b.c|x}} {{ amount:d }} {{}}')).toEqual(['a', 'b.c', 'amount:d']);
});
