import type { ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import ConditionEditor from '../../../src/lib/builder/conditions/ConditionEditor.svelte';
import { structureOf } from '../../../src/lib/builder/diagnosis/diagnose.ts';
import { catalogueIn } from '../../../src/lib/i18n/catalogues.ts';
import { i18nFor } from '../../../src/lib/i18n/i18n.ts';
import type { UiLocale } from '../../../src/lib/i18n/locale.ts';
import type { Condition } from '../../../src/lib/quiz/condition.ts';
import { TODAY } from '../../support/a-day.ts';
import { aToldQuiz } from '../../support/a-told-quiz.ts';
import Speaking from '../../support/Speaking.svelte';

const quiz = aToldQuiz();

type Props = Partial<ComponentProps<typeof ConditionEditor>>;

async function html(condition: Condition | undefined, props: Props = {}, locale: UiLocale = 'en') {
	const i18n = i18nFor(locale, await catalogueIn(locale), 'UTC');
	const given = { quiz, place: { at: 'end' }, condition, onchange: () => {}, ...props };
	return render(Speaking, { props: { i18n, component: ConditionEditor as never, props: given } })
		.body;
}

/** What each field, list and button is called. */
function labelsIn(body: string): string[] {
	const named = new Map(
		[...body.matchAll(/<label for="([^"]+)"[^>]*>([^<]*)<\/label>/g)].map(([, id, words]) => [
			id,
			words
		])
	);
	const fields = /<button\b([^>]*)>([\s\S]*?)<\/button>|<(?:input|select|textarea)\b([^>]*)>/g;
	return [...body.matchAll(fields)].map(([, button, inside = '', field]) => {
		const attributes = button ?? field ?? '';
		const said = /aria-label="([^"]*)"/.exec(attributes)?.[1];
		const label = named.get(/\bid="([^"]*)"/.exec(attributes)?.[1] ?? '');
		return said ?? label ?? inside.replace(/<[^>]*>/g, '').trim();
	});
}

const every: Condition = {
	any: [
		{ answer: 'single', anyOf: ['a', 'b'] },
		{ answer: 'number', atLeast: 5, below: 10 },
		{ answer: 'date', over: '2026-12-31' },
		{ answer: 'short', contains: 'gold' },
		{ hidden: 'src', anyOf: ['mail', 'ads'] },
		{ not: { all: [{ answer: 'matrix', row: 'price', is: 'bad' }, { highest: 'fit' }] } }
	]
};

describe('the editor', () => {
	test.each(['en', 'ru'] as const)('names all that can be reached, in %s', async (locale) => {
		const labels = labelsIn(await html(every, {}, locale));
		expect(labels.length).toBeGreaterThan(30);
		expect(labels).not.toContain('');
		expect(labels.join()).not.toMatch(/condition\.|undefined/);
	});

	test('shows each row as a sentence with its subject, comparison and value', async () => {
		const body = await html({ answer: 'picture', is: 'b' });
		expect(body).toContain('aria-label="“A picture” is “Second”"');
		expect(labelsIn(body)).toEqual([
			'What it asks about',
			'Show what there is to choose',
			'Comparison',
			'Compared with',
			'Actions for: “A picture” is “Second”',
			'Add a condition',
			'Add a group'
		]);
	});

	test('asks how rows are joined where there are several', async () => {
		const one = { answer: 'picture', is: 'b' };
		expect(await html(one)).not.toContain('role="radio"');
		const body = await html({ any: [one, one] });
		expect(body).toMatch(/aria-checked="true"[^>]*>(<!--.*?-->)*Any of these/);
	});

	test('says that what asks nothing always holds', async () => {
		expect(await html(undefined)).toContain('Nothing is asked yet, so this always holds.');
	});

	test('says the whole in words', async () => {
		const body = await html({ not: { answer: 'short', contains: 'gold' } }, {}, 'ru');
		const words = body.replace(/<[^>]*>/g, '');
		expect(words).toContain('Как вас зовут не содержит «gold»');
	});
});

describe('what is wrong is said where it is wrong', () => {
	async function problemsIn(condition: Condition, locale: UiLocale = 'en') {
		const [segment] = quiz.segments;
		if (!segment) throw new Error('There is no segment.');
		const segments = [
			{ ...segment, when: condition },
			{ ...segment, id: 'all' }
		];
		const draft = { ...quiz, segments };
		const { found } = structureOf({ draft, day: TODAY, locale });
		const problems = found.flatMap(({ code, ...one }) =>
			code === 'shape' ? [] : { ...one, code }
		);
		const body = await html(condition, { problems, path: 'segments[0].when' }, locale);
		return [
			...body.matchAll(/<div class="row[^>]*aria-label="([^"]*)" aria-describedby="([^"]*)"/g)
		].map(([, row, id]) => {
			const list = new RegExp(`<ul id="${id}"[\\s\\S]*?</ul>`).exec(body)?.[0] ?? '';
			return `${row}: ${list
				.replace(/<[^>]*>/g, ' ')
				.replace(/\s+/g, ' ')
				.trim()}`;
		});
	}

	test('with the row that has it', async () => {
		expect(
			await problemsIn({
				all: [
					{ answer: 'picture', is: 'b' },
					{ not: { answer: 'lost', is: 'x' } },
					{ any: [{ answer: 'single', anyOf: ['a', 'lost'] }] }
				]
			})
		).toEqual([
			'a step that is gone is not an option that is gone: Error: The condition asks about a step that is not there; choose another.',
			'“One of these” is any of “First”, an option that is gone: Error: The condition asks about an option that “One of these” does not have; choose another.'
		]);
	});

	test('with its range, in the reader’s figures', async () => {
		expect(await problemsIn({ answer: 'slider', over: 1200.5 }, 'ru')).toEqual([
			'«Площадь» — больше 1200,5\u00a0m²: Ошибка: Условие на «Площадь» никогда не выполняется: ответы лежат от 10 до 200 с шагом 5.'
		]);
	});
});
