import { readdirSync, readFileSync } from 'node:fs';
import type { Quiz } from '../../src/lib/quiz/normalise.ts';
import { parseQuiz } from '../../src/lib/quiz/parse.ts';
import { submit, type Completed } from '../../src/lib/quiz/submission.ts';

const folder = new URL('../../quizzes/', import.meta.url);

/** The templates, by file name. */
export const names = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.replace('.json', ''))
	.toSorted();

export function readTemplate(name: string): unknown {
	return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}

export function templateOf(name: string): Quiz {
	const parsed = parseQuiz(readTemplate(name));
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
	return parsed.value;
}

/** Plays a respondent through a template. */
export function respond(name: string, answers: Record<string, unknown>): Completed {
	const submitted = submit(templateOf(name), { answers, hidden: {}, locale: 'ru' });
	if (!submitted.ok) throw new Error(JSON.stringify(submitted.problem));
	return submitted.value;
}
