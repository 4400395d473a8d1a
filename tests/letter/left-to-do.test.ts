import { describe, expect, test } from 'vitest';
import { audienceSchema } from '../../src/lib/letter/campaign.ts';
import { leftToDo } from '../../src/lib/letter/left-to-do.ts';
import { placeholderLinks, placeholderPlaces } from '../../src/lib/quiz/placeholder-links.ts';

const nobody = audienceSchema.parse({});
const everybody = audienceSchema.parse({ everyone: true });
const state = { isLive: false, isDraft: true, letterErrors: 0, isNamed: true, placeholders: 0 };

describe('what a survey lacks', () => {
	test('is told step by step', () => {
		expect(
			leftToDo(nobody, { ...state, letterErrors: 2, isNamed: false, placeholders: 1 })
		).toEqual({
			quiz: ['unpublished', 'placeholders'],
			letter: ['errors', 'unnamed'],
			audience: ['nobody'],
			sending: ['unsent']
		});
	});

	test('is nothing where all is done', () => {
		expect(leftToDo(everybody, { ...state, isLive: true, isDraft: false })).toEqual({
			...{ quiz: [], letter: [], audience: [], sending: [] }
		});
	});
});

test('links that a template left are found wherever they stand, once', () => {
	const quiz = {
		consents: [{ text: { en: 'I accept the [policy](https://example.com/privacy).' } }],
		results: [
			{ button: { url: 'https://example.com/shop?a=1' } },
			{ button: { url: 'https://example.com/shop?a=1' } },
			{ button: { url: 'https://www.example.org' } },
			{ button: { url: 'https://notexample.com/shop' } },
			{ button: { url: 'https://our.shop/example.com' } }
		]
	};
	expect(placeholderLinks(quiz)).toEqual([
		'https://example.com/privacy',
		'https://example.com/shop?a=1',
		'https://www.example.org'
	]);
});

test('each has its place, once in all languages', () => {
	const url = 'https://example.com/privacy';
	const quiz = {
		title: 'Ours',
		consents: [
			{ text: { en: `I accept the [policy](${url}).`, ru: `Я принимаю [политику](${url}).` } }
		],
		results: [{ id: 'a' }, { id: 'b', button: { text: 'Go', url: 'https://example.com/shop' } }],
		letters: { finished: { text: url } }
	};
	expect(placeholderPlaces(quiz, ['en', 'ru'])).toEqual([
		{ path: 'consents[0].text', url },
		{ path: 'results[1].button.url', url: 'https://example.com/shop' },
		{ path: 'letters.finished.text', url }
	]);
	expect(placeholderPlaces({ results: [] }, ['en'])).toEqual([]);
});
