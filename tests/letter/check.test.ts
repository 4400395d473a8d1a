import { expect, test } from 'vitest';
import { checkLetter, LARGEST_LETTER } from '../../src/lib/letter/check.ts';
import { startingLetter } from '../../src/lib/letter/starting-letter.ts';
import type { Letter } from '../../src/lib/letter/letter.ts';
import { aLetter, aTapQuiz } from '../support/a-letter.ts';

const quiz = aTapQuiz();

/** Codes with their places, of a letter that is fine but for what is changed. */
function found(change: Partial<Letter>, around: object = {}) {
	const problems = checkLetter(aLetter({ ...FINE, ...change }), { quiz, fields: null, ...around });
	return problems.map(({ code, path, locale }) => [code, path, locale].filter(Boolean).join(' '));
}

const FINE: Partial<Letter> = {
	blocks: [{ id: 'ask', kind: 'question' }],
	subject: { en: 'One question', ru: 'Один вопрос' }
};
const block = (one: Letter['blocks'][number]) => ({
	blocks: [{ id: 'ask', kind: 'question' as const }, one]
});
const both = (words: string) => ({ en: words, ru: words });

test('a letter that is fine has no problems', () => {
	expect(found({})).toEqual([]);
});

test('what every new letter begins with can be sent once it has a sender, and tells what could be better', () => {
	const problems = checkLetter(startingLetter(quiz), { quiz, fields: null });
	expect(problems.filter(({ tone }) => tone === 'error')).toEqual([]);
});

test.each<[string, Partial<Letter>, string[]]>([
	['no subject in a language', { subject: { en: 'x' } }, ['subject_missing subject ru']],
	[
		'a long subject',
		{ subject: both('x'.repeat(71)) },
		['subject_long subject en', 'subject_long subject ru']
	],
	['a subject of 70 signs', { subject: both('🎈'.repeat(70)) }, []],
	[
		'two subjects that are one',
		{ subjectB: { en: 'One question', ru: 'Другой' } },
		['subjects_same subjectB en']
	],
	['half a second subject', { subjectB: { en: 'Two' } }, ['words_missing subjectB ru']],
	[
		'no preheader',
		{ preheader: {} },
		['preheader_missing preheader en', 'preheader_missing preheader ru']
	],
	['no sender', { sender: { name: { en: 'S' } } }, ['sender_missing sender.name ru']],
	[
		'a sender of two headers',
		{ sender: { name: both('S'), email: 'a@b.cc\r\nBcc: x@y.zz' } },
		['sender_address sender.email']
	],
	[
		'an address for replies that is none',
		{ sender: { name: both('S'), replyTo: 'me' } },
		['reply_address sender.replyTo']
	],
	['no footer', { footer: { en: 'Silver, 1 Street' } }, ['footer_missing footer ru']],
	[
		'no postal line',
		{ footer: both('You agreed.') },
		['footer_postal footer en', 'footer_postal footer ru']
	],
	[
		'braces left open',
		{ preheader: both('Hello {{name') },
		['recall_broken preheader en', 'recall_broken preheader ru']
	],
	[
		'braces closed twice',
		{ preheader: { en: '{{name|x}}}}', ru: 'x' } },
		['recall_broken preheader en']
	],
	[
		'braces around a sentence',
		{ preheader: { en: '{{first name}}', ru: 'x' } },
		['recall_broken preheader en']
	],
	[
		'a recall without a fallback',
		{ preheader: { en: '{{name}}', ru: 'x' } },
		['recall_bare preheader en']
	],
	['nothing that leads on', { blocks: [] }, ['leads_nowhere blocks']],
	['a button that leads on', { blocks: [{ id: 'b', kind: 'button', text: both('Go') }] }, []],
	['the question twice', block({ id: 'two', kind: 'question' }), ['question_twice blocks.two']],
	['an empty block', block({ id: 'b', kind: 'text', text: {} }), ['block_empty blocks.b.text']],
	[
		'a block in one language',
		block({ id: 'b', kind: 'heading', text: { en: 'x' } }),
		['words_missing blocks.b.text ru']
	],
	[
		'no picture',
		block({ id: 'b', kind: 'picture', src: '', alt: {} }),
		['picture_missing blocks.b.src']
	],
	[
		'a picture that nothing is said of',
		block({ id: 'b', kind: 'picture', src: '/p/a.png', alt: { en: 'x' } }),
		['alt_missing blocks.b.alt ru']
	],
	[
		'a picture that Outlook does not know',
		block({ id: 'b', kind: 'picture', src: '/p/a.webp', alt: both('x') }),
		['picture_format blocks.b.src']
	],
	[
		'a picture in the open',
		block({ id: 'b', kind: 'picture', src: 'http://a.example/a.png', alt: both('x') }),
		['picture_insecure blocks.b.src']
	],
	[
		'a link in the open',
		block({ id: 'b', kind: 'button', text: both('x'), url: 'http://a.example' }),
		['link_insecure blocks.b.url']
	],
	[
		'a link to nowhere',
		block({ id: 'b', kind: 'button', text: both('x'), url: 'https:///' }),
		['link_unsafe blocks.b.url']
	],
	[
		'a link in a text',
		block({
			id: 'b',
			kind: 'text',
			text: { en: '[x](javascript:1)', ru: '[x](http://a.example)' }
		}),
		['link_unsafe blocks.b.text en', 'link_insecure blocks.b.text ru']
	]
])('%s is told, and where', (_, change, expected) => expect(found(change)).toEqual(expected));

test('a field that no recipient has is told, where it is known what they have', () => {
	const change = { preheader: { en: '{{plan|x}} {{company|y}}', ru: 'x' } };
	expect(found(change)).toEqual([]);
	expect(found(change, { fields: ['plan'] })).toEqual([]);
	expect(found(change, { fields: ['other'] })).toEqual(['recall_unknown preheader en']);
});

test('a letter that Gmail would cut is told of', () => {
	const at = (ru: number) => found({}, { sizes: { en: 100, ru } });
	expect(at(LARGEST_LETTER)).toEqual([]);
	expect(at(LARGEST_LETTER + 1)).toEqual(['size blocks ru']);
});

test('a question that one tap does not answer is told of, with the reason', () => {
	const asked = { quiz: aTapQuiz({ id: 'q', kind: 'short_text', title: 'Why?' }) };
	expect(found({}, asked)).toEqual(['question_kind blocks.ask']);
	expect(found({}, { quiz: { steps: [] } })).toEqual(['question_nothing blocks.ask']);
});

test('errors come before warnings, and these before hints', () => {
	const tones = checkLetter(aLetter({ subject: {}, sender: { name: {} }, preheader: {} }), {
		...{ quiz, fields: null }
	}).map(({ tone }) => tone);
	const order = ['error', 'warning', 'hint'];
	expect(tones).toEqual(tones.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
	expect(new Set(tones).size).toBeGreaterThan(1);
});

test.each([
	['me@example.com', ['example.com'], []],
	['me@News.Example.com', ['example.com'], []],
	['me@gmail.com', [], []],
	['me@gmail.com', ['example.com', 'example.org'], ['sender_domain sender.email']],
	['me@notexample.com', ['example.com'], ['sender_domain sender.email']],
	['', ['example.com'], []]
])('a sender %o where mail of %o is sent', (email, domains, problems) => {
	expect(found({ sender: { name: both('S'), email } }, { domains })).toEqual(problems);
});
