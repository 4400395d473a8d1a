import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeHtml, markdown, withoutMarks } from '../../src/lib/quiz/markdown.ts';

const OUT = ' target="_blank" rel="noopener noreferrer"';

describe('what it makes of a text', () => {
	test.each([
		['', ''],
		['Plain words', '<p>Plain words</p>'],
		['One\nline break', '<p>One<br>line break</p>'],
		['Two\n\nparagraphs', '<p>Two</p><p>paragraphs</p>'],
		['Two\r\n\r\nparagraphs', '<p>Two</p><p>paragraphs</p>'],
		['A **bold** word', '<p>A <strong>bold</strong> word</p>'],
		['An *emphasised* word', '<p>An <em>emphasised</em> word</p>'],
		['2 * 3 and 4', '<p>2 * 3 and 4</p>'],
		['A **bold one', '<p>A **bold one</p>'],
		['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
		['Two:\n- one\n- two\nDone', '<p>Two:</p><ul><li>one</li><li>two</li></ul><p>Done</p>'],
		['-1 is no list', '<p>-1 is no list</p>'],
		['<b>& "it\'s"', '<p>&lt;b&gt;&amp; &quot;it&#39;s&quot;</p>'],
		['**<i>**', '<p><strong>&lt;i&gt;</strong></p>'],
		[
			'[us](https://a.example/?x=1&y=2)',
			`<p><a href="https://a.example/?x=1&amp;y=2"${OUT}>us</a></p>`
		],
		['[**us**](/about)', '<p><a href="/about"><strong>us</strong></a></p>'],
		['**[us](/about)**', '<p><strong><a href="/about">us</a></strong></p>'],
		['[write](mailto:a@b.example)', '<p><a href="mailto:a@b.example">write</a></p>'],
		['[call](tel:+4930123)', '<p><a href="tel:+4930123">call</a></p>'],
		['[x](/"onmouseover="alert)', '<p><a href="/&quot;onmouseover=&quot;alert">x</a></p>']
	])('%j', (source, html) => {
		expect(markdown(source)).toBe(html);
	});

	test.each([
		'javascript:alert(1)',
		'JaVaScRiPt:alert',
		'data:text/html,x',
		'vbscript:x',
		'//evil.example',
		'/\\evil.example',
		'https:evil.example',
		'file:///etc/passwd'
	])('a link to %s stays text', (address) => {
		const html = markdown(`[click](${address})`);
		expect(html).not.toContain('<a');
		expect(html).toContain('[click]');
	});
});

const TAGS =
	/<\/?(?:p|strong|em|ul|li|br|a)>|<a href="(?:https?:\/\/|mailto:|tel:|\/(?![/\\])|\.{1,2}\/|[#?])[^"<>\s]*"(?: target="_blank" rel="noopener noreferrer")?>/gi;

test('no other tag than ours comes out, whatever goes in', { timeout: 60_000 }, () => {
	const pieces = fc.array(
		fc.constantFrom(
			...['<', '>', '"', "'", '&', '*', '**', '[', ']', '(', ')', '](', '- ', '\n', '\n\n', '\\'],
			...['<script>', 'javascript:', 'https://a', '/', '//', 'onload=', 'x', ' ', '`', '\u0000']
		),
		{ maxLength: 40 }
	);
	const source = fc.oneof(
		fc.string(),
		pieces.map((parts) => parts.join(''))
	);
	fc.assert(
		fc.property(source, (text) => {
			const rest = markdown(text).replace(TAGS, '');
			expect(rest).not.toMatch(/[<>"']/);
			expect(rest).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
		}),
		{ numRuns: 2000 }
	);
});

test('a hostile text of ten thousand characters takes no longer than its length', () => {
	for (const piece of ['*', '**', '[', '[a](', '[[', '- ', '\n', '**[a](b']) {
		const hostile = piece.repeat(10_000 / piece.length);
		const started = performance.now();
		markdown(hostile);
		expect(performance.now() - started, piece).toBeLessThan(500);
	}
});

test('text is safe between tags and inside attributes', () => {
	expect(escapeHtml(`<a href='x' title="y">&amp;`)).toBe(
		'&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;amp;'
	);
});

describe('without marks', () => {
	test.each([
		['A **bold [link](/about)** and *more*', 'A bold link and more'],
		['Two:\n- one\n- two\n\nDone', 'Two: one two Done'],
		['[x](javascript:alert)', '[x](javascript:alert)'],
		['2 * 3 - 1', '2 * 3 - 1']
	])('%j', (source, words) => {
		expect(withoutMarks(source)).toBe(words);
	});

	test('are the words of the HTML', () => {
		const part = fc.constantFrom('**', '*', '[', ']', '(', ')', '/a', 'x', ' ', '\n', '- ', '\n\n');
		const words = (html: string) => html.replace(/<br>|<\/(p|li)>/g, ' ').replace(/<[^>]+>/g, '');
		fc.assert(
			fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
				const html = words(markdown(parts.join('')))
					.replace(/\s+/g, ' ')
					.trim();
				expect(withoutMarks(parts.join(''))).toBe(html);
			})
		);
	});
});
