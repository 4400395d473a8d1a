import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importQuiz, lossText } from '../../../src/lib/quiz/import.ts';
import { LOSSES } from '../../../src/lib/quiz/import/sentences.ts';
import { parseQuiz } from '../../../src/lib/quiz/parse.ts';
import { errorsOf, imported, lossesOf } from '../../support/imported.ts';

const read = (path: string): unknown =>
	JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const fixture = (name: string) => imported(read(`./fixtures/${name}.json`));

test.each<[string, object, string[]]>([
	[
		'typeform-mission-to-mars',
		{ questions: 2, statements: 2, options: 2, jumps: 4, results: 0 },
		[': default_ending', ': theme', ': looks']
	],
	[
		'typeform-hard-skill-quiz',
		{ questions: 2, options: 7, points: 3, results: 2, hidden: 1 },
		[': default_ending', ': all_cold', ': theme', ': looks', ': settings']
	],
	['surveyjs-product-feedback', { questions: 9, options: 7, conditions: 1 }, [': one_by_one']],
	[
		'surveyjs-customer-satisfaction',
		{ questions: 9, statements: 1, options: 16, conditions: 2, results: 1 },
		[
			'Overall, how satisfied are you with Cadence?: shape',
			'Overall, how satisfied are you with Cadence?: properties',
			': looks',
			'Where should we reach you?: required_sometimes',
			': one_by_one',
			': properties'
		]
	],
	['surveyjs-medical-service', { questions: 5, options: 6, languages: 2 }, [': one_by_one']],
	['surveyjs-kids', { questions: 7, options: 87, conditions: 6 }, [': looks', ': one_by_one']]
])('%s keeps and loses what is expected', (name, kept, losses) => {
	const result = fixture(name);
	expect(result.from).toBe(name.split('-')[0]);
	expect(result.kept).toMatchObject(kept);
	expect(lossesOf(result)).toEqual(losses);
	expect(errorsOf(result)).toEqual([]);
});

test('the quiz by score comes out as it was: points, and endings by the range of the score', () => {
	const { definition } = fixture('typeform-hard-skill-quiz');
	const within = (atLeast: number, atMost: number) => ({
		all: [
			{ total: true, atLeast },
			{ total: true, atMost }
		]
	});
	expect(definition.segments).toMatchObject([
		{ when: within(3, 4), result: 'sad-text-that-unfortunately-not-enoup' },
		{ when: within(0, 2), result: 'redirect-to-video-answers' },
		{ result: 'sad-text-that-unfortunately-not-enoup' }
	]);
	expect(definition.results?.[1]?.redirect).toBe('https://hireflix.com');
});

const quizzes = readdirSync(new URL('../../../quizzes', import.meta.url));

test.each(quizzes.filter((name) => name.endsWith('.json')))(
	'our own %s stays what it is',
	(name) => {
		const file = read(`../../../quizzes/${name}`);
		const result = imported(file);
		expect(result).toMatchObject({ from: 'quizsilver', losses: [] });
		expect(parseQuiz(result.definition)).toEqual(parseQuiz(file));
		expect(importQuiz(result.definition)).toMatchObject({ ok: true });
	}
);

test.each(Object.keys(LOSSES) as (keyof typeof LOSSES)[])(
	'“%s” is told in both languages alike',
	(code) => {
		const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
		expect(holes(LOSSES[code].ru)).toEqual(holes(LOSSES[code].en));
		const params = Object.fromEntries(
			holes(LOSSES[code].en).map((hole) => [hole.slice(1, -1), 'x'])
		);
		expect(lossText({ place: 'Here', code, params }, 'en')).toMatch(/^“Here”: [^{}]+[^.]\.$/);
		expect(lossText({ place: '', code, params }, 'ru')).toMatch(/^[А-ЯЁ«][^{}]+[^.]\.$/);
	}
);
