import { expect, test } from 'vitest';
import { en } from '../../src/lib/i18n/en.ts';
import { i18nFor } from '../../src/lib/i18n/i18n.ts';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { whereStopped } from '../../src/routes/(app)/quizzes/[id]/unfinished/where-stopped.ts';

const steps: QuizFile['steps'] = [
	{ id: 'hello', kind: 'statement', title: 'Hello' },
	{ id: 'name', kind: 'short_text', title: 'Name' },
	{ id: 'size', kind: 'number', title: 'Size' },
	{ id: 'more', kind: 'short_text', title: 'More' }
];
const i18n = i18nFor('en', en, 'UTC');
const where = (
	layout: QuizFile['layout'],
	path: string[],
	answers = {},
	step: string | null = null
) =>
	whereStopped(i18n, normaliseQuiz({ title: 'Quiz', steps, layout }), {
		...{ path, answers, step },
		hidden: {}
	});

test('on one page it is said how many of the questions asked there are answered', () => {
	const told = where('page', ['hello', 'name', 'size'], { name: 'Anna', size: null });
	expect(told).toEqual({ at: '1 of 2 questions answered', passed: 1 });
});

test('else the step, or which of the ends', () => {
	expect(where('steps', ['hello'], {}, 'name')).toEqual({ at: 'Name', passed: 1 });
	expect(where('steps', []).at).toBe('the beginning');
	expect(where('chat', ['hello', 'name']).at).toBe('the end, not sent');
});
