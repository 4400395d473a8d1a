import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { quizJsonSchema } from '../../src/lib/quiz/json-schema.ts';
import { kinds } from '../../src/lib/quiz/questions/kinds.ts';
import { names, readTemplate } from '../quizzes/template.ts';
import { PLANTED_FAULTS, soundQuizFile } from '../support/planted-faults.ts';

// Read back by zod, but from the published schema alone.
const published: unknown = JSON.parse(JSON.stringify(quizJsonSchema()));
const schema = z.fromJSONSchema(z.record(z.string(), z.json()).parse(published));
const takes = (file: unknown) => schema.safeParse(file).success;

test.each(names)('takes the template %s', (name) => {
	expect(takes(readTemplate(name))).toBe(true);
});

test('takes a sound file', () => {
	expect(takes(soundQuizFile())).toBe(true);
});

describe.each(PLANTED_FAULTS)('of $name', ({ plant, layer }) => {
	test(`it ${layer === 'parse' ? 'refuses the file' : 'can see nothing'}`, () => {
		expect(takes(plant(soundQuizFile()))).toBe(layer === 'verify');
	});
});

test('refuses unknown properties at every depth', () => {
	const open: string[] = [];
	const visit = (value: unknown, path: string) => {
		if (typeof value !== 'object' || value === null) return;
		if (Reflect.get(value, 'properties') && Reflect.get(value, 'additionalProperties') !== false) {
			open.push(path);
		}
		for (const [key, part] of Object.entries(value)) visit(part, `${path}/${key}`);
	};
	visit(published, '');
	expect(open).toEqual([]);
});

test('says what it is, and names each kind of step', () => {
	expect(published).toMatchObject({
		$id: '/quiz.schema.json',
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: 'Quizsilver quiz',
		properties: {
			steps: { items: { oneOf: Object.keys(kinds).map((title) => ({ title })) } }
		}
	});
});
