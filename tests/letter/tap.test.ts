import { describe, expect, test } from 'vitest';
import type { Step } from '../../src/lib/quiz/quiz.ts';
import { checkAnswer } from '../../src/lib/quiz/check.ts';
import { hasOther, MOST_CHOICES, readTap, tapChoices, whyNoTap } from '../../src/lib/letter/tap.ts';
import { TAP_STEPS } from '../support/a-letter.ts';

const steps: Record<string, Step> = TAP_STEPS;
const options = (count: number) =>
	Array.from({ length: count }, (_, at) => ({ id: `o${at}`, text: `Option ${at}` }));
const choice = (more: object): Step => ({
	...{ id: 'q', kind: 'single_choice', title: 'Which?', options: options(3) },
	...more
});

describe('one-tap answers', () => {
	test.each([
		['nps', Array.from({ length: 11 }, (_, at) => at)],
		['rating', [1, 2, 3, 4, 5]],
		['yesNo', [true, false]],
		['choice', ['price', 'speed', 'people']],
		['pictures', ['open', 'rooms', 'home']]
	])('of %s are read back as the API takes them', (name, answers) => {
		const step = steps[name];
		if (!step) throw new Error(name);
		const choices = tapChoices(step, 'en') ?? [];
		expect(choices.map(({ value }) => readTap(step, value))).toEqual(answers);
		expect(choices.every(({ text }) => text !== '')).toBe(true);
		for (const answer of answers) {
			expect(checkAnswer(step, answer, { consents: [] })).toMatchObject({ ok: true, answer });
		}
	});

	test.each(['', '11', '-1', '1.5', '01', 'true', 'price ', '__proto__', ' 1'])(
		'"%s" is no answer to a scale',
		(value) => expect(readTap(TAP_STEPS.nps, value)).toBeUndefined()
	);

	test('speak the language that is asked for, without marks and with fallbacks of what they would recall', () => {
		expect(tapChoices(TAP_STEPS.yesNo, 'ru')?.map(({ text }) => text)).toEqual(['Да', 'Нет']);
		const step = choice({ options: [{ id: 'a', text: '**Yes**, {{utm|friend}}' }] });
		expect(tapChoices(step, 'en')?.[0]?.text).toBe('Yes, friend');
	});

	test('of pictures bring them, with the option’s words where nothing else says what they show', () => {
		expect(tapChoices(TAP_STEPS.pictures, 'en')?.[0]?.picture).toEqual({
			src: `/p/${'0'.repeat(40)}.png`,
			alt: 'Open plan'
		});
	});

	test('leave “Other” to the page', () => {
		expect(hasOther(TAP_STEPS.choice)).toBe(true);
		expect(tapChoices(TAP_STEPS.choice, 'en')).toHaveLength(3);
	});

	test.each([
		[{ id: 'q', kind: 'short_text', title: 'Why?' } satisfies Step, 'kind'],
		[{ ...TAP_STEPS.pictures, several: true } satisfies Step, 'several'],
		[choice({ options: options(MOST_CHOICES + 1) }), 'many'],
		[choice({ when: { hidden: 'utm', is: 'x' } }), 'condition'],
		[choice({ options: options(MOST_CHOICES) }), null]
	])('%o is not answered by one tap: %s', (step, reason) => {
		expect(whyNoTap(step)).toBe(reason);
		expect(tapChoices(step, 'en') === null).toBe(reason !== null);
		if (reason) expect(readTap(step, 'o1')).toBeUndefined();
	});
});
