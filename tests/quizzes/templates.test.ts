import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseQuiz } from '../../src/lib/quiz/parse.ts';
import { problemText } from '../../src/lib/quiz/verify/tell.ts';
import { verify } from '../../src/lib/quiz/verify.ts';
import { names, readTemplate, templateOf } from './template.ts';

/** Every text of a file: an object whose keys are languages. */
function textsOf(value: unknown, path = ''): { path: string; text: Record<string, string> }[] {
	if (typeof value !== 'object' || value === null) return [];
	const entries = Object.entries(value);
	const isText = entries.some(([key]) => key === 'en' || key === 'ru');
	if (isText) return [{ path, text: Object.fromEntries(entries) }];
	return entries.flatMap(([key, part]) => textsOf(part, path === '' ? key : `${path}.${key}`));
}

function picturesOf(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) =>
		key === 'src' && typeof part === 'string' ? [part] : picturesOf(part)
	);
}

test('the folder holds the ten templates', () => {
	expect(names).toEqual([
		'anum',
		'bant',
		'champ',
		'demo-request',
		'faint',
		'gpctba-ci',
		'meddic',
		'nps',
		'renovation',
		'software-choice'
	]);
});

describe.each(names)('the template %s', (name) => {
	test('is a quiz file', () => {
		const parsed = parseQuiz(readTemplate(name));
		expect(parsed.ok ? [] : parsed.problem).toEqual([]);
	});

	test('has neither errors nor warnings', () => {
		expect(verify(templateOf(name)).map((problem) => problemText(problem, 'en'))).toEqual([]);
	});

	test('says everything in English and in Russian, calmly', () => {
		const texts = textsOf(readTemplate(name));
		expect(texts.length).toBeGreaterThan(40);
		for (const { path, text } of texts) {
			expect(Object.keys(text), path).toEqual(['en', 'ru']);
			expect(text['ru'], path).toMatch(/[а-яё]/i);
			expect(text['en'], path).not.toMatch(/[а-яё]/i);
			expect(`${text['en']}${text['ru']}`, path).not.toContain('!');
		}
	});

	test('promises no mail that sends itself: a person writes, or the page says it', () => {
		for (const { path, text } of textsOf(readTemplate(name))) {
			expect(text['en'], path).not.toMatch(
				/copy by mail|comes? by mail|by mail you|^By mail:|in your mail|on (?:its|their) way|assessment that we send/i
			);
			expect(text['ru'], path).not.toMatch(
				/прид[её]т на почту|придут на почту|уже отправляем|на почте/i
			);
		}
	});

	test('ends each temperature on a screen that offers a next step', () => {
		const quiz = templateOf(name);
		expect(new Set(quiz.segments.map((segment) => segment.temperature))).toEqual(
			new Set(['hot', 'warm', 'cold'])
		);
		expect(quiz.segments.some((segment) => segment.borderline !== undefined)).toBe(true);
		expect(quiz.results.filter((result) => !result.button || !result.text)).toEqual([]);
	});

	test('asks for the consent to processing with every contact, and for advertising apart', () => {
		const quiz = templateOf(name);
		const required = quiz.consents.filter((consent) => consent.required);
		expect(required.map(({ id, purpose }) => [id, purpose])).toEqual([
			['processing', 'processing']
		]);
		expect(quiz.consents.map((consent) => consent.purpose)).toContain('advertising');
		const forms = quiz.steps.filter((step) => step.kind === 'contact');
		expect(forms.length).toBeGreaterThan(0);
		for (const form of forms) expect(form.consents, form.id).toContain('processing');
	});

	test('keeps where the visitor came from', () => {
		expect(templateOf(name).hidden).toEqual(
			expect.arrayContaining(['utm_source', 'utm_medium', 'utm_campaign'])
		);
	});

	test('shows only pictures that are there, each under 6 kB', () => {
		for (const src of picturesOf(readTemplate(name))) {
			expect(statSync(new URL(`../../static${src}`, import.meta.url)).size, src).toBeLessThan(6000);
		}
	});
});

test('every picture drawn for a template is used, and asks the net for nothing', () => {
	const folder = new URL('../../static/pictures/renovation/', import.meta.url);
	const used = new Set(picturesOf(readTemplate('renovation')));
	for (const file of readdirSync(folder)) {
		expect(used, file).toContain(`/pictures/renovation/${file}`);
		const drawn = readFileSync(new URL(file, folder), 'utf8');
		expect(drawn.replace('http://www.w3.org/2000/svg', ''), file).not.toMatch(
			/https?:|<script|href/
		);
	}
});

test('the smallest quiz of the README is a quiz', () => {
	const readme = readFileSync(new URL('../../quizzes/README.md', import.meta.url), 'utf8');
	const [, example = ''] = /```json\n(\{[^]*?)```/.exec(readme) ?? [];
	const parsed = parseQuiz(JSON.parse(example));
	expect(parsed.ok ? [] : parsed.problem).toEqual([]);
});
